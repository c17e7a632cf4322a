"""The table of TracyWidomTable.java and the numbers that its test compares with; see README.md.

The table comes from a Fredholm determinant, F_1(s) = det(1 - B) with B(x, y) = Ai(x + y + s) on the positive half-line (Ferrari and
Spohn, J. Phys. A 38, L557, 2005), by Gauss-Legendre quadrature (Bornemann, Math. Comp. 79, 871, 2010). The numbers come from the
Hastings-McLeod solution of Painleve's second equation (Tracy and Widom, Commun. Math. Phys. 177, 727, 1996), on points between those of the table.
"""

import sys

import numpy as np
from oracle import Table
from scipy import integrate
from scipy.special import airy


def determinant(s, nodes=120):
    """F_1(s) and its derivative."""
    length = max(16.0, 12 - s)
    x, w = np.polynomial.legendre.leggauss(nodes)
    x, root = (x + 1) * length / 2, np.sqrt(w * length / 2)
    value, slope = airy(x[:, None] + x[None, :] + s)[:2]
    a = np.eye(nodes) - root[:, None] * value * root[None, :]
    f = np.linalg.det(a)
    return f, -f * np.trace(np.linalg.solve(a, root[:, None] * slope * root[None, :]))


def painleve(points, start=8.0):
    """ln F_1 = -1/2 int_s^oo q + (x - s) q^2 dx with q'' = s q + 2 q^3 and q ~ Ai."""
    ai, slope = airy(start)[:2]
    tail = [integrate.quad(lambda x: f(airy(x)[0], x), start, start + 20, epsabs=1e-30)[0]
            for f in (lambda q, x: q, lambda q, x: q * q, lambda q, x: (x - start) * q * q)]
    # State: q, q', int q, int q^2, int (x - s) q^2.
    right = lambda s, y: [y[1], s * y[0] + 2 * y[0] ** 3, -y[0], -y[0] ** 2, -y[3]]
    state = integrate.solve_ivp(right, (start, min(points)), [ai, slope, *tail], method="DOP853", rtol=1e-13,
                                atol=1e-18, dense_output=True).sol(points)
    return np.exp(-(state[2] + state[4]) / 2)


def main(directory):
    points = np.array([-4.73, -3.8954, -3.05, -2.0, -1.2686, -0.55, 0.4501, 0.9793, 2.0234, 3.45, 5.15])
    table = Table()
    table.add("tracy_widom.points", points)
    table.add("tracy_widom.cumulative", painleve(points))
    table.write(f"{directory}/tracy_widom.csv")
    nodes = [determinant(k / 10) for k in range(-70, 71)]
    for name, column in (("CUMULATIVE", 0), ("DENSITY", 1)):
        print(f"    static final double[] {name} = {{")
        values = [f"{node[column]:.12e}" for node in nodes]
        for k in range(0, len(values), 5):
            print("        " + ", ".join(values[k : k + 5]) + ",")
        print("    };")


if __name__ == "__main__":
    main(sys.argv[1])
