"""Numbers that the tests of symmetric matrices compare with; see README.md."""

import sys

import numpy as np
from oracle import Table
from scipy import optimize, stats
from spectral_oracle import number_variance, rigidity

N = 60
SHIFT = 0.7


def matrix():
    """Off the diagonal of variance 1, on it of variance 2, shifted so that the spectrum is not symmetric about 0."""
    a = np.random.default_rng(20261123).standard_normal((N, N))
    return (a + a.T) / 2**0.5 + SHIFT * np.eye(N)


def semicircle(c, r):
    return stats.semicircular(loc=c, scale=r)


def fit(x):
    heights, at = np.histogram(x, "fd", density=True)
    residual = lambda p: heights - np.diff(semicircle(*p).cdf(at)) / np.diff(at)
    best = optimize.least_squares(residual, (x.mean(), 2 * x.std()), xtol=1e-15, ftol=1e-15, gtol=1e-15)
    return best.x, 1 - 2 * best.cost / ((heights - heights.mean()) ** 2).sum()


def statistics(table, name, u):
    u = (u - u[0]) / np.diff(u).mean()
    s = np.diff(u)
    table.add(f"{name}.wigner", stats.kstest(s, lambda v: stats.rayleigh.cdf(v, scale=(2 / np.pi) ** 0.5)).statistic)
    table.add(f"{name}.variance", s.var())
    table.add(f"{name}.number_variance", [number_variance(u, length) for length in (1, 2, 5, 10, 20)])
    table.add(f"{name}.rigidity", [rigidity(u, length) for length in (1, 2, 5, 10, 20)])


if __name__ == "__main__":
    table = Table()
    m = matrix()
    x = np.linalg.eigvalsh(m)
    table.add("matrix", m)
    table.add("levels", x)
    (c, r), determination = fit(x)
    table.add("fit", [c, r])
    table.add("fit.determination", determination)
    table.add("fit.ks", stats.kstest(x, semicircle(c, r).cdf).statistic)
    table.add("fit.beyond", [(x > c + r).sum(), (x < c - r).sum()])
    tau = m[np.triu_indices(N, 1)].std()
    table.add("edge", (x[-1] - np.diag(m).mean() - 2 * tau * N**0.5) / (tau * N ** (-1 / 6)))
    cut = int(0.05 * N)
    inner = x[cut : N - cut]
    staircase = np.polynomial.Legendre.fit(inner, np.arange(len(inner)) + 0.5, 5)
    statistics(table, "polynomial", staircase(inner))
    within = x[(x > c - r) & (x < c + r)]
    statistics(table, "semicircle", len(within) * semicircle(c, r).cdf(within))
    table.add("rank", [(x**2).sum() / (x**2).max(), np.exp(stats.entropy(np.abs(x)))])
    table.write(f"{sys.argv[1]}/symmetric.csv")
