package org.eigentape.stages.spectrum;

import java.util.Arrays;
import org.eigentape.stages.input.MatrixShape;

/**
 * The Gram matrix X of the smaller side of a weight matrix: {@code X = W W^T} for {@code n_out <= n_in} ([P] eq. 4.1), else
 * {@code X = W^T W}. Both have the squared singular values of W as eigenvalues.
 *
 * <p>Every element is one sum over the larger side in ascending order, so the bits do not depend on blocking, and X is
 * symmetric bit for bit. The elements are computed four at a time, which changes the speed and nothing else.
 */
public final class GramMatrix {

    private GramMatrix() {}

    /**
     * Computes X.
     *
     * @param weights W, row by row, at least {@code shape.size()} elements; not modified
     * @param shape shape of W
     * @param gram receives X, {@code N x N} row by row, at least {@code N * N} elements
     */
    public static void compute(double[] weights, MatrixShape shape, double[] gram) {
        if (shape.gramOfRows()) {
            ofRows(weights, shape.rows(), shape.columns(), gram);
        } else {
            ofColumns(weights, shape.rows(), shape.columns(), gram);
        }
    }

    private static void ofRows(double[] w, int rows, int columns, double[] gram) {
        for (int i = 0; i < rows; i++) {
            int left = i * columns;
            int j = i;
            for (; j + 4 <= rows; j += 4) {
                fourDots(w, left, j * columns, columns, gram, i * rows + j);
            }
            for (; j < rows; j++) {
                gram[i * rows + j] = dot(w, left, j * columns, columns);
            }
        }
        mirror(gram, rows);
    }

    private static void fourDots(double[] w, int left, int right, int length, double[] gram, int at) {
        int right1 = right + length;
        int right2 = right1 + length;
        int right3 = right2 + length;
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        for (int k = 0; k < length; k++) {
            double factor = w[left + k];
            sum0 += factor * w[right + k];
            sum1 += factor * w[right1 + k];
            sum2 += factor * w[right2 + k];
            sum3 += factor * w[right3 + k];
        }
        gram[at] = sum0;
        gram[at + 1] = sum1;
        gram[at + 2] = sum2;
        gram[at + 3] = sum3;
    }

    private static double dot(double[] w, int left, int right, int length) {
        double sum = 0;
        for (int k = 0; k < length; k++) {
            sum += w[left + k] * w[right + k];
        }
        return sum;
    }

    private static void ofColumns(double[] w, int rows, int columns, double[] gram) {
        Arrays.fill(gram, 0, columns * columns, 0.0);
        for (int k = 0; k < rows; k++) {
            int row = k * columns;
            for (int i = 0; i < columns; i++) {
                double factor = w[row + i];
                for (int j = i; j < columns; j++) {
                    gram[i * columns + j] += factor * w[row + j];
                }
            }
        }
        mirror(gram, columns);
    }

    private static void mirror(double[] gram, int n) {
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                gram[j * n + i] = gram[i * n + j];
            }
        }
    }
}
