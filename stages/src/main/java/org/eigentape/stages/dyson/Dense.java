package org.eigentape.stages.dyson;

/** Products of dense matrices stored row by row; every element is one sum in ascending order of the inner index. */
final class Dense {

    private Dense() {}

    /** C = A B, {@code (n x k)(k x m)}. */
    static void multiply(double[] a, double[] b, double[] c, int n, int k, int m) {
        for (int i = 0; i < n; i++) {
            int row = i * m;
            for (int j = 0; j < m; j++) {
                c[row + j] = 0;
            }
            for (int l = 0; l < k; l++) {
                double factor = a[i * k + l];
                for (int j = 0; j < m; j++) {
                    c[row + j] += factor * b[l * m + j];
                }
            }
        }
    }

    /** C = A^T B, {@code (k x n)^T (k x m)}. */
    static void multiplyTransposed(double[] a, double[] b, double[] c, int k, int n, int m) {
        for (int i = 0; i < n * m; i++) {
            c[i] = 0;
        }
        for (int l = 0; l < k; l++) {
            for (int i = 0; i < n; i++) {
                double factor = a[l * n + i];
                int row = i * m;
                for (int j = 0; j < m; j++) {
                    c[row + j] += factor * b[l * m + j];
                }
            }
        }
    }

    /** {@code rows x columns} to {@code columns x rows}. */
    static void transpose(double[] a, double[] b, int rows, int columns) {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                b[j * rows + i] = a[i * columns + j];
            }
        }
    }

    /** Sum of the squares of a stretch. */
    static double squaredNorm(double[] a, int from, int length) {
        double sum = 0;
        for (int k = from; k < from + length; k++) {
            sum += a[k] * a[k];
        }
        return sum;
    }
}
