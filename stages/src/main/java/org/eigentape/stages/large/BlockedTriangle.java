package org.eigentape.stages.large;

import java.util.Arrays;

/**
 * Triangularisation {@code A = Q R} by Householder reflections, 32 of which are applied together as {@code 1 - V T V^T} (R.
 * Schreiber and C. Van Loan, SIAM J. Sci. Stat. Comput. 10, 53, 1989), so that a large matrix is read once for 32 columns and
 * not for each. R has the singular values of A; Q is not kept. Reusable for one shape; not thread-safe.
 */
final class BlockedTriangle {

    private static final int BLOCK = 32;
    /** So many columns of 32 rows stay in a processor's cache. */
    private static final int TILE = 256;

    private final int m;
    private final int n;
    /** V by columns. */
    private final double[][] reflectors;

    private final double[][] factor = new double[BLOCK][BLOCK];
    private final double[][] products;
    private final Reflection reflection = new Reflection();

    /**
     * A workspace.
     *
     * @param m number of rows
     * @param n number of columns, at most m
     */
    BlockedTriangle(int m, int n) {
        this.m = m;
        this.n = n;
        this.reflectors = new double[Math.min(BLOCK, n)][m];
        this.products = new double[Math.min(BLOCK, n)][n];
    }

    /**
     * Computes R.
     *
     * @param rows A, whose first N rows become R, zeros below its diagonal included; the others are spoilt
     */
    void compute(double[][] rows) {
        for (int start = 0; start < n; start += BLOCK) {
            int width = Math.min(BLOCK, n - start);
            reflect(rows, start, width);
            for (int from = start + width; from < n; from += TILE) {
                apply(rows, start, width, from, Math.min(n, from + TILE));
            }
        }
    }

    /** Triangularises the columns of a block, and finds V and T. */
    private void reflect(double[][] rows, int start, int width) {
        for (int p = 0; p < width; p++) {
            for (int i = start; i < m; i++) {
                reflectors[p][i] = rows[i][start + p];
            }
        }
        for (int p = 0; p < width; p++) {
            int diagonal = start + p;
            double[] v = reflectors[p];
            for (int i = start; i < diagonal; i++) {
                rows[i][diagonal] = v[i];
                v[i] = 0;
            }
            rows[diagonal][diagonal] = reflection.of(v, diagonal, m);
            for (int i = diagonal + 1; i < Math.min(n, m); i++) {
                rows[i][diagonal] = 0;
            }
            double tau = reflection.tau();
            for (int q = p + 1; q < width; q++) {
                double[] column = reflectors[q];
                Rows.add(column, -tau * Rows.dot(v, column, diagonal, m), v, diagonal, m);
            }
            extend(p, tau, diagonal);
        }
    }

    /** Column p of T: {@code -tau T V^T v} above the diagonal, tau on it. */
    private void extend(int p, double tau, int diagonal) {
        double[] overlaps = new double[p];
        for (int q = 0; q < p; q++) {
            overlaps[q] = Rows.dot(reflectors[q], reflectors[p], diagonal, m);
        }
        for (int q = 0; q < p; q++) {
            double sum = 0;
            for (int r = q; r < p; r++) {
                sum += factor[q][r] * overlaps[r];
            }
            factor[q][p] = -tau * sum;
        }
        factor[p][p] = tau;
    }

    /** {@code A - V T^T V^T A} for some columns. */
    private void apply(double[][] rows, int start, int width, int from, int to) {
        for (int p = 0; p < width; p++) {
            Arrays.fill(products[p], from, to, 0.0);
        }
        int i = start;
        for (; i + 4 <= m; i += 4) {
            for (int p = 0; p < width; p++) {
                double[] v = reflectors[p];
                Rows.add(products[p], v[i], v[i + 1], v[i + 2], v[i + 3], rows, i, from, to);
            }
        }
        for (; i < m; i++) {
            for (int p = 0; p < width; p++) {
                Rows.add(products[p], reflectors[p][i], rows[i], from, to);
            }
        }
        for (int p = width - 1; p >= 0; p--) {
            Rows.scale(products[p], factor[p][p], from, to);
            for (int q = 0; q < p; q++) {
                Rows.add(products[p], factor[q][p], products[q], from, to);
            }
        }
        for (i = start; i < m; i++) {
            subtract(rows[i], i, width, from, to);
        }
    }

    private void subtract(double[] row, int i, int width, int from, int to) {
        int p = 0;
        for (; p + 4 <= width; p += 4) {
            Rows.add(
                    row,
                    -reflectors[p][i],
                    -reflectors[p + 1][i],
                    -reflectors[p + 2][i],
                    -reflectors[p + 3][i],
                    products,
                    p,
                    from,
                    to);
        }
        for (; p < width; p++) {
            Rows.add(row, -reflectors[p][i], products[p], from, to);
        }
    }
}
