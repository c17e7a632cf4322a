package org.eigentape.engine.sweep.phase;

import java.util.Arrays;

/**
 * Statistics of one quantity over the runs of a cell. Values that are not finite are left out; without any, everything is NaN.
 * Sums run in the order of the values, so equal values give equal bits.
 *
 * @param count number of values that count
 * @param mean their mean
 * @param standardError of the mean, from the unbiased variance: {@code sqrt(sum (x - mean)^2/(n (n - 1)))}; NaN for one value
 * @param median their median
 * @param low 16 % quantile
 * @param high 84 % quantile
 */
record EnsembleStatistics(int count, double mean, double standardError, double median, double low, double high) {

    private static final double LOW = 0.16;
    private static final double HIGH = 0.84;

    /** Takes the statistics of values, in run order. */
    static EnsembleStatistics of(double[] values) {
        double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
        int count = finite.length;
        if (count == 0) {
            return new EnsembleStatistics(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
        double sum = 0;
        for (double value : finite) {
            sum += value;
        }
        double mean = sum / count;
        double squares = 0;
        for (double value : finite) {
            squares = Math.fma(value - mean, value - mean, squares);
        }
        double error = count == 1 ? Double.NaN : Math.sqrt(squares / ((double) count * (count - 1)));
        double[] sorted = finite.clone();
        Arrays.sort(sorted);
        return new EnsembleStatistics(
                count, mean, error, quantile(sorted, 0.5), quantile(sorted, LOW), quantile(sorted, HIGH));
    }

    /** Linear between order statistics: definition 7 of Hyndman and Fan (The American Statistician 50, 1996), NumPy's default. */
    private static double quantile(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
