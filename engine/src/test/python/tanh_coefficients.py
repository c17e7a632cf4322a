"""Finds the polynomial of org.eigentape.engine.numeric.Tanh: p(s) in tanh r = r + r^3 p(r^2), s = r^2, for |r| <= 21/64 ln 2.

Remez' exchange for the error relative to tanh r; then the coefficients are rounded to doubles. Needs mpmath. Prints the
coefficients of p and the largest error of r + r^3 p(r^2) with the rounded ones, relative to tanh r, in units of 2^-53.
"""

from mpmath import cos, log, lu_solve, matrix, mp, mpf, pi, sqrt, tanh

mp.prec = 200
LAST = (mpf(21) / 64 * log(2) * (1 + mpf(2) ** -20)) ** 2
COEFFICIENTS = 7


def p(s):
    r = sqrt(s)
    return (tanh(r) / r - 1) / s


def weight(s):
    return s * sqrt(s) / tanh(sqrt(s))


points = [LAST / 2 * (1 - cos(pi * (2 * i + 1) / (2 * COEFFICIENTS + 2))) for i in range(COEFFICIENTS + 1)]
grid = [LAST * i / 400 for i in range(1, 401)]
for _ in range(10):
    system, values = matrix(COEFFICIENTS + 1, COEFFICIENTS + 1), matrix(COEFFICIENTS + 1, 1)
    for i, s in enumerate(points):
        for k in range(COEFFICIENTS):
            system[i, k] = s**k
        system[i, COEFFICIENTS] = (-1) ** i / weight(s)
        values[i] = p(s)
    solution = lu_solve(system, values)
    extrema = []
    for s in grid:
        error = (p(s) - sum(solution[k] * s**k for k in range(COEFFICIENTS))) * weight(s)
        if not extrema or (error > 0) != (extrema[-1][1] > 0):
            extrema.append((s, error))
        elif abs(error) > abs(extrema[-1][1]):
            extrema[-1] = (s, error)
    points = [s for s, _ in extrema[-COEFFICIENTS - 1 :]]

rounded = [float(solution[k]) for k in range(COEFFICIENTS)]
for coefficient in rounded:
    print(coefficient.hex())
worst = max(abs((p(s) - sum(mpf(c) * s**k for k, c in enumerate(rounded))) * weight(s)) for s in grid)
print("largest error", float(worst * 2**53))
