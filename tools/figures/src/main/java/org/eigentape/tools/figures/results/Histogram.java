package org.eigentape.tools.figures.results;

import java.util.Arrays;
import org.eigentape.tools.figures.plot.Curve;

/**
 * A histogram of equal bins, normalised so that its area is the share of values that lie inside.
 *
 * @param edges of the bins, ascending, one more than densities
 * @param densities per unit of the values
 */
@SuppressWarnings("ArrayRecordComponent")
public record Histogram(double[] edges, double[] densities) {

    private static final int FEWEST_BINS = 12;
    private static final int MOST_BINS = 60;

    /**
     * Bins by the rule of Freedman and Diaconis, at least 12 and at most 60.
     *
     * @param sorted ascending
     * @return from the smallest to the largest value
     */
    public static Histogram of(double[] sorted) {
        if (sorted.length == 0) {
            return over(sorted, 0, 1, 1);
        }
        double lowest = sorted[0];
        double range = sorted[sorted.length - 1] - lowest;
        double spread = Quantiles.quantile(sorted, 0.75) - Quantiles.quantile(sorted, 0.25);
        double width = 2 * spread / Math.cbrt(sorted.length);
        int bins = width > 0 ? (int) Math.min(MOST_BINS, Math.max(FEWEST_BINS, Math.ceil(range / width))) : FEWEST_BINS;
        double spare = range > 0 ? 0 : Math.max(Math.abs(lowest) * 0.1, 1e-9);
        return over(sorted, lowest - spare, lowest + range + spare, bins);
    }

    /**
     * Bins over a given range.
     *
     * @param values any; those outside the range count for the normalisation only
     * @param lower start of the first bin
     * @param upper end of the last bin, which belongs to it
     * @param bins how many, at least 1
     * @return the densities
     */
    public static Histogram over(double[] values, double lower, double upper, int bins) {
        double width = (upper - lower) / bins;
        double[] edges = new double[bins + 1];
        Arrays.setAll(edges, bin -> bin == bins ? upper : lower + bin * width);
        double[] densities = new double[bins];
        for (double value : values) {
            if (value >= lower && value <= upper) {
                densities[Math.min(bins - 1, (int) ((value - lower) / width))] += 1 / (values.length * width);
            }
        }
        return new Histogram(edges, densities);
    }

    /**
     * The outline as a line of steps.
     *
     * @return two points for each bin
     */
    public Curve outline() {
        double[] x = new double[2 * densities.length];
        double[] y = new double[x.length];
        for (int bin = 0; bin < densities.length; bin++) {
            x[2 * bin] = edges[bin];
            x[2 * bin + 1] = edges[bin + 1];
            y[2 * bin] = densities[bin];
            y[2 * bin + 1] = densities[bin];
        }
        return new Curve(x, y);
    }
}
