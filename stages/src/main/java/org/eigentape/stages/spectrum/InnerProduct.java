package org.eigentape.stages.spectrum;

/** Inner products in a fixed order of additions: four partial sums, which processors overlap, and then their sum. */
final class InnerProduct {

    private InnerProduct() {}

    /** {@code sum_k x_k y_k} over {@code from <= k < to}. */
    static double of(double[] x, double[] y, int from, int to) {
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        int k = from;
        for (; k + 4 <= to; k += 4) {
            sum0 += x[k] * y[k];
            sum1 += x[k + 1] * y[k + 1];
            sum2 += x[k + 2] * y[k + 2];
            sum3 += x[k + 3] * y[k + 3];
        }
        for (; k < to; k++) {
            sum0 += x[k] * y[k];
        }
        return (sum0 + sum1) + (sum2 + sum3);
    }
}
