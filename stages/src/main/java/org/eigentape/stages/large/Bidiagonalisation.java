package org.eigentape.stages.large;

import java.util.Arrays;

/**
 * An upper bidiagonal matrix with the singular values of a square one, by Householder reflections from both sides in turns (G. Golub and
 * W. Kahan, SIAM J. Numer. Anal. 2, 205, 1965). Both reflections of a column are subtracted when the next column passes over the
 * matrix, so that it is passed over twice for each column and not four times. Reusable for one N; not thread-safe.
 */
final class Bidiagonalisation {

    private final int n;
    private final double[] diagonal;
    private final double[] above;
    private final Reflection reflection = new Reflection();

    /** What is still to be subtracted: {@code v w^T + y u^T}. */
    private double[] v;

    private double[] w;
    private final double[] y;
    private double[] u;
    /** The next v and w. */
    private double[] nextV;

    private double[] nextW;

    /**
     * A workspace.
     *
     * @param n number of rows and columns
     */
    Bidiagonalisation(int n) {
        this.n = n;
        this.diagonal = new double[n];
        this.above = new double[n];
        this.v = new double[n];
        this.w = new double[n];
        this.y = new double[n];
        this.u = new double[n];
        this.nextV = new double[n];
        this.nextW = new double[n];
    }

    /**
     * Computes both diagonals.
     *
     * @param rows the matrix; spoilt
     */
    void compute(double[][] rows) {
        for (double[] each : new double[][] {v, w, y, u}) {
            Arrays.fill(each, 0.0);
        }
        for (int k = 0; k < n; k++) {
            for (int i = k; i < n; i++) {
                nextV[i] = rows[i][k] - (v[i] * w[k] + y[i] * u[k]);
            }
            diagonal[k] = reflection.of(nextV, k, n);
            if (k == n - 1) {
                above[k] = 0;
                return;
            }
            updateAndProject(rows, k);
            Rows.scale(nextW, reflection.tau(), k + 1, n);
            for (int j = k + 1; j < n; j++) {
                u[j] = rows[k][j] - nextW[j];
            }
            above[k] = reflection.of(u, k + 1, n);
            double tau = reflection.tau();
            double overlap = Rows.dot(nextW, u, k + 1, n);
            for (int i = k + 1; i < n; i++) {
                y[i] = tau * (Rows.dot(rows[i], u, k + 1, n) - nextV[i] * overlap);
            }
            swap();
        }
    }

    /** Subtracts what is pending from the rows from k on, right of column k, and gathers v^T A for the new v. */
    private void updateAndProject(double[][] rows, int k) {
        Arrays.fill(nextW, k + 1, n, 0.0);
        int i = k;
        for (; i + 4 <= n; i += 4) {
            for (int r = i; r < i + 4; r++) {
                Rows.add(rows[r], -v[r], w, -y[r], u, k + 1, n);
            }
            Rows.add(nextW, nextV[i], nextV[i + 1], nextV[i + 2], nextV[i + 3], rows, i, k + 1, n);
        }
        for (; i < n; i++) {
            Rows.add(rows[i], -v[i], w, -y[i], u, k + 1, n);
            Rows.add(nextW, nextV[i], rows[i], k + 1, n);
        }
    }

    private void swap() {
        double[] lastV = v;
        v = nextV;
        nextV = lastV;
        double[] lastW = w;
        w = nextW;
        nextW = lastW;
    }

    /** N elements of either sign; the same array each time. */
    double[] diagonal() {
        return diagonal;
    }

    /** N - 1 elements right of the diagonal, and a 0; the same array each time. */
    double[] above() {
        return above;
    }
}
