package org.eigentape.engine.network;

import java.util.Arrays;

/** Eigenvalues of a small symmetric matrix by cyclic Jacobi rotations: slow, short and independent of any library. */
final class SymmetricEigenvalues {
    private SymmetricEigenvalues() {}

    /** Ascending eigenvalues of x (n x n), which is overwritten. */
    static double[] of(double[] x, int n) {
        for (int sweep = 0; sweep < 30 && offDiagonal(x, n) > 1e-18 * squareSum(x); sweep++) {
            for (int i = 0; i < n; i++) {
                for (int j = i + 1; j < n; j++) {
                    rotate(x, n, i, j);
                }
            }
        }
        double[] eigenvalues = new double[n];
        for (int i = 0; i < n; i++) {
            eigenvalues[i] = x[i * n + i];
        }
        Arrays.sort(eigenvalues);
        return eigenvalues;
    }

    private static void rotate(double[] x, int n, int i, int j) {
        if (x[i * n + j] == 0) {
            return;
        }
        double theta = (x[j * n + j] - x[i * n + i]) / (2 * x[i * n + j]);
        double t = Math.copySign(1 / (Math.abs(theta) + Math.sqrt(theta * theta + 1)), theta);
        double c = 1 / Math.sqrt(t * t + 1);
        double s = t * c;
        for (int k = 0; k < n; k++) {
            double xi = x[k * n + i];
            double xj = x[k * n + j];
            x[k * n + i] = c * xi - s * xj;
            x[k * n + j] = s * xi + c * xj;
        }
        for (int k = 0; k < n; k++) {
            double xi = x[i * n + k];
            double xj = x[j * n + k];
            x[i * n + k] = c * xi - s * xj;
            x[j * n + k] = s * xi + c * xj;
        }
    }

    private static double offDiagonal(double[] x, int n) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                sum += i == j ? 0 : x[i * n + j] * x[i * n + j];
            }
        }
        return sum;
    }

    private static double squareSum(double[] x) {
        return Arrays.stream(x).map(v -> v * v).sum();
    }
}
