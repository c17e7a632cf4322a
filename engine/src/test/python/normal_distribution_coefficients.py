"""Prints the polynomial coefficients of org.eigentape.engine.numeric.NormalDistribution.

The scaled tail (x + 4) exp(x^2/2) Phi(-x), 0 <= x <= 37.9, is expanded in Chebyshev polynomials of
s = (A x - 4)/(x + 4), A = 155/128, truncated after degree 23 and rewritten in powers of s.
Needs mpmath. Usage: python3 normal_distribution_coefficients.py
"""

from mpmath import cos, erfc, exp, mp, mpf, nstr, pi, sqrt, taylor

mp.dps = 60
C, A, DEGREE, NODES = mpf(4), mpf(155) / 128, 23, 96


def scaled_tail(s):
    x = C * (1 + s) / (A - s)
    return (x + C) * exp(x * x / 2) * erfc(x / sqrt(2)) / 2


nodes = [cos(pi * (k + mpf(1) / 2) / NODES) for k in range(NODES)]
values = [scaled_tail(s) for s in nodes]
chebyshev = [
    2 * sum(values[k] * cos(pi * j * (k + mpf(1) / 2) / NODES) for k in range(NODES)) / NODES for j in range(NODES)
]
chebyshev[0] /= 2
powers = [mpf(0)] * (DEGREE + 1)
before, current = [mpf(1)], [mpf(0), mpf(1)]
for j in range(DEGREE + 1):
    polynomial = before
    for k, coefficient in enumerate(polynomial):
        powers[k] += chebyshev[j] * coefficient
    following = [mpf(0)] + [2 * c for c in current]
    for k, coefficient in enumerate(before):
        following[k] -= coefficient
    before, current = current, following
print("truncation", nstr(sum(abs(c) for c in chebyshev[DEGREE + 1 :]), 3))
for k, coefficient in enumerate(powers):
    print(k, nstr(coefficient, 5), float(coefficient).hex())
