"""Numbers that the tests of spectral density and spacing statistics compare with; see README.md."""

import sys

import numpy as np
from oracle import Table
from scipy import integrate, optimize, stats

ROWS, COLUMNS = 60, 200


def sample():
    """Eigenvalues of a noise matrix of which every tenth row is scaled up, so that there is a bulk and a tail."""
    w = np.random.default_rng(20261122).standard_normal((ROWS, COLUMNS)) / COLUMNS**0.5
    w[::10] *= np.linspace(1.5, 3, ROWS // 10)[:, None]
    return np.linalg.svd(w, compute_uv=False)[::-1] ** 2


def edges(s2):
    r = ROWS / COLUMNS
    return COLUMNS * s2 * (1 - r**0.5) ** 2, COLUMNS * s2 * (1 + r**0.5) ** 2


def mp_density(x, s2):
    low, high = edges(s2)
    return np.sqrt(max(0.0, (high - x) * (x - low))) / (2 * np.pi * s2 * ROWS * x)


def mp_mass(a, b, s2):
    """By the substitution x = middle - half cos(t), which removes the roots at the edges."""
    low, high = edges(s2)
    middle, half = (low + high) / 2, (high - low) / 2
    angle = lambda x: np.arccos(np.clip((middle - x) / half, -1, 1))
    inner = lambda t: (half * np.sin(t)) ** 2 / (2 * np.pi * s2 * ROWS * (middle - half * np.cos(t)))
    return integrate.quad(inner, angle(a), angle(b), epsabs=1e-13, epsrel=1e-13)[0]


def density(table, x):
    heights, at = np.histogram(x, "fd", density=True)
    table.add("levels", x)
    table.add("heights", heights)
    table.add("bins", [at[0], at[1] - at[0]])

    def residual(p):
        return heights - p[0] * np.array([mp_mass(a, b, p[1]) for a, b in zip(at, at[1:])]) / (at[1] - at[0])

    starts = [optimize.least_squares(residual, (1, s / COLUMNS), x_scale=(1, 1 / COLUMNS), xtol=1e-15, ftol=1e-15)
              for s in (0.5, 0.8, 1.1, 1.5, 2.5)]
    best = min(starts, key=lambda fit: fit.cost)
    low, high = edges(best.x[1])
    within = x[(x >= low) & (x <= high)]
    table.add("mp.fit", best.x)
    table.add("mp.determination", 1 - 2 * best.cost / ((heights - heights.mean()) ** 2).sum())
    table.add("mp.ks", stats.kstest(within, np.vectorize(lambda v: mp_mass(low, v, best.x[1]))).statistic)
    values = np.sqrt(x)
    table.add("rank.stable", values @ values / values.max() ** 2)
    table.add("rank.effective", np.exp(stats.entropy(values)))


def vuong(one, other):
    d = one - other
    return d.sum(), 2 * stats.norm.sf(abs(d.sum()) / (d.std() * len(d) ** 0.5))


def tail(table, x, minimum=10):
    for rule in ("supremum", "plfit"):
        fits = []
        for start in x[: len(x) - minimum + 1]:
            data = x[x >= start]
            negative = lambda a: -stats.pareto(a, scale=start).logpdf(data).sum()
            b = optimize.minimize_scalar(negative, bounds=(1e-3, 100), method="bounded", options={"xatol": 1e-12}).x
            law = stats.pareto(b, scale=start)
            lower = np.abs(law.cdf(data) - np.arange(len(data)) / len(data)).max()
            fits.append((stats.kstest(data, law.cdf).statistic if rule == "supremum" else lower, start, b + 1))
        distance, start, alpha = min(fits)
        table.add(f"tail.{rule}", [alpha, start, distance])
        if rule == "supremum":
            data, law = x[x >= start], stats.pareto(alpha - 1, scale=start)
            power = law.logpdf(data)
            table.add("tail.exponential", vuong(power, stats.expon(start, data.mean() - start).logpdf(data)))
    # A tail that is lognormal, for which the cut law has a best fit.
    data = np.sort(np.exp(np.random.default_rng(7).normal(0.3, 0.8, 400)))
    start = data[100]
    data = data[data >= start]
    b = len(data) / np.log(data / start).sum()

    def log_density(p):
        z = (np.log(data) - p[0]) / np.exp(p[1])
        return stats.norm.logpdf(z) - p[1] - np.log(data) - stats.norm.logsf((np.log(start) - p[0]) / np.exp(p[1]))

    best = optimize.minimize(lambda p: -log_density(p).sum(), (0, 0), method="Nelder-Mead",
                             options={"xatol": 1e-11, "fatol": 1e-13, "maxiter": 10000})
    table.add("lognormal.data", data)
    table.add("lognormal.fit", [best.x[0], np.exp(best.x[1])])
    table.add("lognormal.comparison", vuong(stats.pareto(b, scale=start).logpdf(data), log_density(best.x)))
    for percent in (5, 10):
        k = len(x) * percent // 100
        table.add(f"hill.{percent}", 1 + 1 / np.log(x[-k:] / x[-k - 1]).mean())


def staircase_integrals(levels, start, end):
    """Exact integrals of N, N^2 and N e over (start, end), e from the middle and N from the start of the interval."""
    inside = levels[(levels >= start) & (levels < end)]
    at = np.concatenate([[start], inside, [end]]) - (start + end) / 2
    n = np.arange(len(at) - 1)
    return (n * np.diff(at)).sum(), (n**2 * np.diff(at)).sum(), (n * np.diff(at**2) / 2).sum()


def rigidity(u, length):
    total = []
    for start in np.arange(u[0], u[-1] - length + 1e-9 * length, length / 4):
        mean, square, moment = staircase_integrals(u, start, start + length)
        total.append(square / length - (mean / length) ** 2 - 12 * moment**2 / length**4)
    return np.mean(total)


def number_variance(u, length):
    end = u[-1] - length
    at = np.unique(np.concatenate([u, u - length, [u[0], end]]))
    at = at[(at >= u[0]) & (at <= end)]
    middle, width = (at[1:] + at[:-1]) / 2, np.diff(at)
    count = np.searchsorted(u, middle + length, "right") - np.searchsorted(u, middle, "right")
    mean = (count * width).sum() / width.sum()
    return ((count - mean) ** 2 * width).sum() / width.sum()


def spacings(table):
    """Noise alone. The ends of the spectrum are left out before the polynomial is fitted."""
    w = np.random.default_rng(3).standard_normal((ROWS, COLUMNS))
    x = np.linalg.svd(w, compute_uv=False)[::-1] ** 2
    table.add("noise", x)
    cut = int(0.05 * len(x))
    logs = np.log(x[cut : len(x) - cut])
    fit = np.polynomial.Legendre.fit(logs, np.arange(len(logs)) + 0.5, 5)
    u = fit(logs)
    table.add("unfolded", u)
    u = (u - u[0]) / np.diff(u).mean()
    s = np.diff(u)
    table.add("wigner", stats.kstest(s, lambda v: stats.rayleigh.cdf(v, scale=(2 / np.pi) ** 0.5)).statistic)
    table.add("poisson", stats.kstest(s, stats.expon.cdf).statistic)
    table.add("variance", s.var())

    def negative(q):
        k = q + 1
        return -stats.weibull_min(k, scale=1 / stats.weibull_min(k).mean()).logpdf(s).sum()

    table.add("brody", optimize.minimize_scalar(negative, bounds=(-0.5, 5), method="bounded", options={"xatol": 1e-11}).x)
    table.add("number_variance", [number_variance(u, length) for length in (1, 2, 5, 10, 20)])
    table.add("rigidity", [rigidity(u, length) for length in (1, 2, 5, 10, 20)])
    d = np.diff(x)
    table.add("ratio", (np.minimum(d[1:], d[:-1]) / np.maximum(d[1:], d[:-1])).mean())
    table.add("binder", stats.kurtosis(x) / 3)


def two_levels(table, sigma=0.7):
    def rho(v):
        u = v / sigma
        gauss = np.exp(-u * u / 2)
        erf = 2 * stats.norm.cdf(u) - 1
        return gauss / (4 * np.pi**0.5 * sigma) * (2 * gauss + (2 * np.pi) ** 0.5 * u * erf)

    at = np.array([-2.0, -0.6, 0.0, 0.3, 1.1])
    table.add("pair.at", at)
    table.add("pair.density", [rho(v) for v in at])
    table.add("pair.cumulative", [0.5 + integrate.quad(rho, 0, v, epsabs=1e-14)[0] for v in at])


if __name__ == "__main__":
    result = Table()
    levels = sample()
    density(result, levels)
    tail(result, levels)
    spacings(result)
    two_levels(result)
    result.write(f"{sys.argv[1]}/spectral.csv")
