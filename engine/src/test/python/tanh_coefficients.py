"""Finds the polynomial of org.eigentape.engine.numeric.Tanh: q(r) = (e^r - 1 - r)/r^2 = 1/2 + r p(r) for r in [-0.1765, 0.5234].

p goes through the true values at Chebyshev's points of [-0.1765, 0.54]; then its coefficients are rounded to doubles.
Needs mpmath. Prints the coefficients of q and the largest error of r + r^2 q(r), relative to e^r - 1, in units of 2^-53.
"""

from mpmath import cos, exp, expm1, lu_solve, matrix, mp, mpf, pi

mp.prec = 240
FIRST, LAST, LAST_POINT = mpf("-0.1765"), mpf("0.5234"), mpf("0.54")
DEGREE = 10


def remainder(r):
    return (exp(r) - 1 - r) / r**2


middle, half = (FIRST + LAST_POINT) / 2, (LAST_POINT - FIRST) / 2
points = [middle + half * cos(pi * (2 * i + 1) / (2 * DEGREE)) for i in range(DEGREE)]
powers, values = matrix(DEGREE, DEGREE), matrix(DEGREE, 1)
for i, r in enumerate(points):
    for k in range(DEGREE):
        powers[i, k] = r**k
    values[i] = (remainder(r) - mpf(1) / 2) / r
q = [0.5] + [float(c) for c in lu_solve(powers, values)]
for c in q:
    print(c.hex())
worst = 0
for i in range(1, 4001):
    r = FIRST + (LAST - FIRST) * i / 4001
    error = sum(mpf(c) * r**k for k, c in enumerate(q)) - remainder(r)
    worst = max(worst, abs(error * r**2 / expm1(r)))
print("largest error", float(worst * 2**53))
