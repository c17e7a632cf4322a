package org.eigentape.engine.boltzmann;

/** Second moments of fields that lie side by side, and of a Gaussian kernel. Sums have a fixed order. Stateless. */
final class Covariance {

    private Covariance() {}

    /**
     * Mean of phi phi^T, without subtracting means: the field's is zero.
     *
     * @param fields {@code nodes x count}, field b of node i at {@code i * count + b}
     * @param nodes number of nodes
     * @param count number of fields
     * @param out receives {@code nodes x nodes}, symmetric bit for bit
     */
    static void of(double[] fields, int nodes, int count, double[] out) {
        double weight = 1.0 / count;
        for (int i = 0; i < nodes; i++) {
            int j = i;
            for (; j + 4 <= nodes; j += 4) {
                four(fields, i * count, j * count, count, weight, out, i * nodes + j);
            }
            for (; j < nodes; j++) {
                double sum = 0;
                for (int b = 0; b < count; b++) {
                    sum = Math.fma(fields[i * count + b], fields[j * count + b], sum);
                }
                out[i * nodes + j] = weight * sum;
            }
        }
        mirror(out, nodes);
    }

    private static void four(double[] fields, int left, int right, int count, double weight, double[] out, int at) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        for (int b = 0; b < count; b++) {
            double factor = fields[left + b];
            int other = right + b;
            s0 = Math.fma(factor, fields[other], s0);
            s1 = Math.fma(factor, fields[other + count], s1);
            s2 = Math.fma(factor, fields[other + 2 * count], s2);
            s3 = Math.fma(factor, fields[other + 3 * count], s3);
        }
        out[at] = weight * s0;
        out[at + 1] = weight * s1;
        out[at + 2] = weight * s2;
        out[at + 3] = weight * s3;
    }

    /**
     * Inverse of a kernel, the covariance of its Gaussian, by elimination without pivots, which a positive kernel does not need.
     *
     * @param kernel {@code n x n}, symmetric; overwritten by its inverse
     * @param n number of nodes
     * @return whether the kernel is positive; if it is not, it has no Gaussian, and what is left in it means nothing
     */
    static boolean invert(double[] kernel, int n) {
        for (int p = 0; p < n; p++) {
            double pivot = kernel[p * n + p];
            if (!(pivot > 0)) {
                return false;
            }
            double inverse = 1.0 / pivot;
            kernel[p * n + p] = 1.0;
            for (int j = 0; j < n; j++) {
                kernel[p * n + j] *= inverse;
            }
            for (int i = 0; i < n; i++) {
                double factor = kernel[i * n + p];
                if (i != p) {
                    kernel[i * n + p] = 0.0;
                    for (int j = 0; j < n; j++) {
                        kernel[i * n + j] = Math.fma(-factor, kernel[p * n + j], kernel[i * n + j]);
                    }
                }
            }
        }
        return true;
    }

    private static void mirror(double[] matrix, int n) {
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                matrix[j * n + i] = matrix[i * n + j];
            }
        }
    }
}
