package org.eigentape.tools.figures.comparison;

import java.util.List;
import java.util.Locale;

/**
 * Whether positive numbers that were measured independently are the same but for their errors: chi-squared of their
 * logarithms around the mean weighted by 1/error^2, with as many degrees of freedom as there are numbers, less one.
 *
 * @param ratio of the largest number to the smallest
 * @param square chi-squared
 * @param freedom its degrees of freedom
 */
public record Scatter(double ratio, double square, int freedom) {

    /**
     * The scatter around the common mean.
     *
     * @param estimates at least two, logarithmic, with errors above 0
     * @return what is left of the differences between them
     */
    public static Scatter of(List<Estimate> estimates) {
        double weights = 0;
        double sum = 0;
        double largest = 0;
        double smallest = Double.POSITIVE_INFINITY;
        for (Estimate each : estimates) {
            double weight = weight(each);
            weights += weight;
            sum += weight * StrictMath.log(each.value());
            largest = Math.max(largest, each.value());
            smallest = Math.min(smallest, each.value());
        }
        double square = 0;
        for (Estimate each : estimates) {
            double distance = StrictMath.log(each.value()) - sum / weights;
            square += weight(each) * distance * distance;
        }
        return new Scatter(largest / smallest, square, estimates.size() - 1);
    }

    /** With the error that few runs have by Student's t. */
    private static double weight(Estimate estimate) {
        double error = estimate.error() * estimate.widening();
        return 1 / (error * error);
    }

    /**
     * The normal deviate that is as improbable as chi-squared or more of it: Wilson and Hilferty, PNAS 17, 684 (1931).
     *
     * @return negative where the numbers scatter less than their errors say
     */
    public double deviations() {
        double part = 2 / (9.0 * freedom);
        return (StrictMath.cbrt(square / freedom) - (1 - part)) / Math.sqrt(part);
    }

    /**
     * The scatter in words.
     *
     * @return for example {@code largest over smallest 1.02; chi-squared 3.1 for 3 degrees of freedom, 0.3 s.e.}
     */
    public String words() {
        return String.format(
                Locale.ROOT,
                "largest over smallest %.3g; chi-squared %.1f for %d degrees of freedom, %.1f s.e.",
                ratio,
                square,
                freedom,
                Math.max(0, deviations()));
    }
}
