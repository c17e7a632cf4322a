"""Numbers that the tests of ensembles compare with; see README.md."""

import sys

import numpy as np
from oracle import Table
from scipy import integrate, optimize, stats
from spectral_oracle import rigidity
from tracy_widom import determinant

RUNS, N = 40, 12


def spectra():
    """Symmetric matrices, off the diagonal of variance 1 and on it of variance 2."""
    a = np.random.default_rng(20261124).standard_normal((RUNS, N, N))
    return np.linalg.eigvalsh((a + a.transpose(0, 2, 1)) / 2**0.5 + 0.3 * np.eye(N))


def brody(s):
    def negative(q):
        return -stats.weibull_min(q + 1, scale=1 / stats.weibull_min(q + 1).mean()).logpdf(s).sum()

    return optimize.minimize_scalar(negative, bounds=(-0.5, 15), method="bounded", options={"xatol": 1e-11}).x


def wigner(s):
    return stats.kstest(s, lambda v: stats.rayleigh.cdf(v, scale=(2 / np.pi) ** 0.5)).statistic


def two_levels(v, c, sigma):
    """Its cumulative law by quadrature."""
    def rho(y):
        gauss = np.exp(-y * y / 2)
        return gauss / (4 * np.pi**0.5) * (2 * gauss + (2 * np.pi) ** 0.5 * y * (2 * stats.norm.cdf(y) - 1))

    return 0.5 + integrate.quad(rho, 0, (v - c) / sigma, epsabs=1e-13)[0]


def pairs(table, x):
    columns = {name: [] for name in ("spacing", "wigner", "variance", "brody", "binder", "center", "sigma", "ks")}
    for i in range(N - 1):
        spacing = x[:, i + 1] - x[:, i]
        s = spacing / spacing.mean()
        both = x[:, i : i + 2].ravel()
        sigma = (both.var() / 1.5) ** 0.5
        law = np.vectorize(lambda v: two_levels(v, both.mean(), sigma))
        for name, value in zip(columns, (spacing.mean(), wigner(s), s.var(), brody(s), stats.kurtosis(both) / 3, both.mean(),
                                         sigma, stats.kstest(both, law).statistic)):
            columns[name].append(value)
    for name, values in columns.items():
        table.add(f"pair.{name}", values)


def unfold(levels):
    """A parabola through the staircase."""
    u = np.polynomial.Legendre.fit(levels, np.arange(N) + 0.5, 2)(levels)
    return (u - u[0]) / np.diff(u).mean()


def number_variance(all_spectra, length):
    """Over all intervals of all spectra, about the mean of all."""
    counts, widths = [], []
    for u in all_spectra:
        end = u[-1] - length
        at = np.unique(np.concatenate([u, u - length, [u[0], end]]))
        at = at[(at >= u[0]) & (at <= end)]
        middle = (at[1:] + at[:-1]) / 2
        counts.append(np.searchsorted(u, middle + length, "right") - np.searchsorted(u, middle, "right"))
        widths.append(np.diff(at))
    counts, widths = np.concatenate(counts), np.concatenate(widths)
    mean = np.average(counts, weights=widths)
    return np.average((counts - mean) ** 2, weights=widths)


def together(x):
    """The staircase of all levels, over R, by a polynomial of degree 5; a twentieth of them is left out at each end."""
    every = np.sort(x.ravel())
    cut = int(0.05 * len(every))
    inner = every[cut : len(every) - cut]
    fit = np.polynomial.Legendre.fit(inner, np.arange(len(inner)) + 0.5, 5)
    kept = [fit(levels[(levels >= inner[0]) & (levels <= inner[-1])]) for levels in x]
    unit = sum(u[-1] - u[0] for u in kept) / sum(len(u) - 1 for u in kept)
    return [(u - u[0]) / unit for u in kept]


def ratio(levels):
    d = np.diff(levels)
    return (np.minimum(d[1:], d[:-1]) / np.maximum(d[1:], d[:-1])).mean()


if __name__ == "__main__":
    table = Table()
    x = spectra()
    table.add("spectra", x)
    table.add("binder", stats.kurtosis(x.ravel()) / 3)
    pairs(table, x)
    unfolded = [unfold(levels) for levels in x]
    rising = [u for u in unfolded if (np.diff(u) >= 0).all()]
    s = np.concatenate([np.diff(u) for u in rising])
    table.add("unfolded", len(rising))
    table.add("wigner", wigner(s))
    table.add("variance", s.var())
    table.add("brody", brody(s))
    table.add("ratio", np.mean([ratio(levels) for levels in x]))
    table.add("number_variance", [number_variance(rising, length) for length in (1, 2, 5)])
    table.add("rigidity", [np.mean([rigidity(u, length) for u in rising]) for length in (1, 2, 5)])
    unfolded = together(x)
    s = np.concatenate([np.diff(u) for u in unfolded])
    table.add("together.wigner", wigner(s))
    table.add("together.variance", s.var())
    table.add("together.number_variance", [number_variance([u for u in unfolded if u[-1] >= 2 * length], length)
                                           for length in (1, 2, 5)])
    table.add("together.rigidity", [np.mean([rigidity(u, length) for u in unfolded if u[-1] >= 2 * length])
                                    for length in (1, 2, 5)])
    tau = (((x - x.mean()) ** 2).sum(axis=1).mean() / (N * (N + 1))) ** 0.5
    edges = (x[:, -1] - x.mean() - 2 * tau * N**0.5) / (tau * N ** (-1 / 6))
    table.add("edge", [edges.mean(), edges.var()])
    table.add("edge.ks", stats.kstest(edges, np.vectorize(lambda v: determinant(v)[0])).statistic)
    heights, at = np.histogram(x.ravel(), "fd", density=True)
    table.add("heights", heights)
    table.write(f"{sys.argv[1]}/ensemble.csv")
