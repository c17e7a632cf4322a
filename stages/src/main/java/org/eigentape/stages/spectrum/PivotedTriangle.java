package org.eigentape.stages.spectrum;

import java.util.Arrays;
import org.eigentape.stages.input.MatrixShape;

/**
 * Householder triangularisation with column pivoting of a matrix A, {@code M x N}, whose N columns are the rows of W ({@code
 * n_out <= n_in}) or its columns: {@code A P = Q R}, G. Golub and C. Van Loan, Matrix Computations, 4th ed., algorithm 5.4.1,
 * with column norms computed anew in every step instead of downdated. {@code A^T A = P R^T R P^T}, so what matters of Q is that
 * it is orthogonal, and it is not kept. Reusable for one shape; not thread-safe.
 */
final class PivotedTriangle {

    /** Columns whose squares sum to less, where the largest element of A is about 1, count as zero: products would underflow. */
    static final double NEGLIGIBLE_SQUARE = 0x1p-400;

    private final MatrixShape shape;
    private final int n;
    private final int m;
    /** The columns of A in pivoted order, and which of the original columns each is. */
    private final double[][] columns;

    private final int[] original;

    PivotedTriangle(MatrixShape shape) {
        this.shape = shape;
        this.n = shape.smaller();
        this.m = shape.larger();
        this.columns = new double[n][m];
        this.original = new int[n];
    }

    /**
     * Computes the triangle.
     *
     * @param weights W, row by row; not modified
     * @param exponent W is multiplied by two to this power, which makes its largest element about 1
     * @param transposed receives P R^T by columns: element {@code [k][i]} belongs to row k of R and to row (or column) i of W
     */
    void compute(double[] weights, int exponent, double[][] transposed) {
        load(weights, exponent);
        for (int k = 0; k < n; k++) {
            double square = pivot(k);
            Arrays.fill(transposed[k], 0.0);
            if (square < NEGLIGIBLE_SQUARE) {
                continue;
            }
            double[] reflector = columns[k];
            // Of the sign that cancels nothing.
            double diagonal = Math.copySign(Math.sqrt(square), -reflector[k]);
            reflector[k] -= diagonal;
            double halfSquare = -diagonal * reflector[k];
            transposed[k][original[k]] = diagonal;
            for (int j = k + 1; j < n; j++) {
                reflect(columns[j], reflector, k, halfSquare);
                transposed[k][original[j]] = columns[j][k];
            }
        }
    }

    private void load(double[] weights, int exponent) {
        // Two factors, because 2^1074 alone is not a double.
        double half = Math.scalb(1.0, exponent / 2);
        double rest = Math.scalb(1.0, exponent - exponent / 2);
        boolean rows = shape.gramOfRows();
        for (int i = 0; i < n; i++) {
            original[i] = i;
            for (int k = 0; k < m; k++) {
                columns[i][k] = weights[rows ? i * m + k : k * n + i] * half * rest;
            }
        }
    }

    /** Brings the longest of the columns from k on, below row k, to place k (the first one of equals); returns its square. */
    private double pivot(int k) {
        int longest = k;
        double most = -1;
        for (int j = k; j < n; j++) {
            double square = InnerProduct.of(columns[j], columns[j], k, m);
            if (square > most) {
                most = square;
                longest = j;
            }
        }
        double[] column = columns[longest];
        columns[longest] = columns[k];
        columns[k] = column;
        int index = original[longest];
        original[longest] = original[k];
        original[k] = index;
        return most;
    }

    private void reflect(double[] column, double[] reflector, int from, double halfSquare) {
        double factor = InnerProduct.of(reflector, column, from, m) / halfSquare;
        for (int k = from; k < m; k++) {
            column[k] -= factor * reflector[k];
        }
    }
}
