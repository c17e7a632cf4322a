package org.eigentape.tools.figures.diagram.runs;

import java.util.Arrays;
import org.eigentape.tools.figures.results.Quantiles;

/**
 * One quantity over some runs of a cell, as {@code phase.csv} has it. Values that are not finite are left out.
 *
 * @param undefined how many values are left out
 * @param mean NaN without values
 * @param standardError of the mean, {@code sqrt(sum (x - mean)^2/(n (n - 1)))}; NaN of fewer than two values
 * @param median NaN without values
 * @param low 16 % quantile
 * @param high 84 % quantile
 */
public record Average(int undefined, double mean, double standardError, double median, double low, double high) {

    private static final double LOW = 0.16;
    private static final double HIGH = 0.84;

    /**
     * Takes the average of some values.
     *
     * @param values in the order of the runs
     * @return their statistics
     */
    public static Average of(double[] values) {
        double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
        int count = finite.length;
        int undefined = values.length - count;
        if (count == 0) {
            return new Average(undefined, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
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
        return new Average(
                undefined,
                mean,
                error,
                Quantiles.quantile(sorted, 0.5),
                Quantiles.quantile(sorted, LOW),
                Quantiles.quantile(sorted, HIGH));
    }
}
