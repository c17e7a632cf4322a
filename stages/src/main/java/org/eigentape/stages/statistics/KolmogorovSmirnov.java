package org.eigentape.stages.statistics;

import java.util.function.DoubleUnaryOperator;

/** Largest distance between the cumulative distribution of a sample and a law (Kolmogorov 1933). */
public final class KolmogorovSmirnov {

    private KolmogorovSmirnov() {}

    /**
     * {@code sup |F_n(x) - F(x)|}, on both sides of each step of F_n.
     *
     * @param ascending the sample, ascending, at least one number
     * @param cumulative F, continuous
     * @return between 0 and 1
     */
    public static double distance(double[] ascending, DoubleUnaryOperator cumulative) {
        int n = ascending.length;
        double largest = 0;
        for (int i = 0; i < n; i++) {
            double law = cumulative.applyAsDouble(ascending[i]);
            largest = Math.max(largest, Math.max(law - (double) i / n, (i + 1.0) / n - law));
        }
        return largest;
    }
}
