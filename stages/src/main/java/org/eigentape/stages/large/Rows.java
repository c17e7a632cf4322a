package org.eigentape.stages.large;

/**
 * Sums of multiples of rows. Each loop has rows in arrays of their own and at most four of them at once: in this form Java's compiler
 * uses the processor's vectors (rows in one array, or eight at once, are four times slower). Elements do not meet, so bits do
 * not depend on the length of vectors.
 */
final class Rows {

    private Rows() {}

    /** {@code target += a x} over {@code from <= j < to}. */
    static void add(double[] target, double a, double[] x, int from, int to) {
        for (int j = from; j < to; j++) {
            target[j] += a * x[j];
        }
    }

    /** {@code target += a x + b y}. */
    static void add(double[] target, double a, double[] x, double b, double[] y, int from, int to) {
        for (int j = from; j < to; j++) {
            target[j] += a * x[j] + b * y[j];
        }
    }

    /** {@code target += a x_0 + b x_1 + c x_2 + d x_3}, the rows being four neighbours of a matrix. */
    static void add(
            double[] target, double a, double b, double c, double d, double[][] x, int first, int from, int to) {
        double[] x0 = x[first];
        double[] x1 = x[first + 1];
        double[] x2 = x[first + 2];
        double[] x3 = x[first + 3];
        for (int j = from; j < to; j++) {
            target[j] += (a * x0[j] + b * x1[j]) + (c * x2[j] + d * x3[j]);
        }
    }

    /** {@code sum_j x_j y_j}, in four partial sums. */
    static double dot(double[] x, double[] y, int from, int to) {
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        int j = from;
        for (; j + 4 <= to; j += 4) {
            sum0 += x[j] * y[j];
            sum1 += x[j + 1] * y[j + 1];
            sum2 += x[j + 2] * y[j + 2];
            sum3 += x[j + 3] * y[j + 3];
        }
        for (; j < to; j++) {
            sum0 += x[j] * y[j];
        }
        return (sum0 + sum1) + (sum2 + sum3);
    }

    /** {@code x_j *= factor}. */
    static void scale(double[] x, double factor, int from, int to) {
        for (int j = from; j < to; j++) {
            x[j] *= factor;
        }
    }
}
