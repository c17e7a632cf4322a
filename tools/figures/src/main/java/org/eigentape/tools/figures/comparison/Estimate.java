package org.eigentape.tools.figures.comparison;

import java.util.List;
import java.util.Locale;

/**
 * A number with its standard error, both of the number itself or both of its natural logarithm, as is fair for positive
 * numbers that spread over decades.
 *
 * @param value the number
 * @param error standard error of the value, or of its logarithm; not negative
 * @param logarithmic whether the error is of the logarithm
 * @param freedom degrees of freedom of the error: how many runs it was taken from, less one; infinite where the variance is known
 */
public record Estimate(double value, double error, boolean logarithmic, double freedom) {

    /** With fewer degrees of freedom, an error says nothing. */
    private static final double FEWEST = 4;

    /** Standard error of a median of normal numbers over that of their mean: sqrt(pi/2). */
    private static final double MEDIAN_FACTOR = Math.sqrt(Math.PI / 2);

    /**
     * A mean of numbers whose variance is known.
     *
     * @param value the mean
     * @param error its standard error
     * @return the estimate
     */
    public static Estimate mean(double value, double error) {
        return new Estimate(value, error, false, Double.POSITIVE_INFINITY);
    }

    /**
     * The mean of some numbers.
     *
     * @param values at least two
     * @return their mean with the standard error s/sqrt(n)
     */
    public static Estimate meanOf(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        double mean = sum / values.length;
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        double freedom = values.length - 1.0;
        return new Estimate(mean, Math.sqrt(squares / freedom / values.length), false, freedom);
    }

    /**
     * A median of positive numbers, whose logarithms are taken as normal: half the distance of their 16 and 84 % quantiles
     * is one standard deviation s, and the standard error is sqrt(pi/2) s/sqrt(n).
     *
     * @param median of the numbers
     * @param p16 their 16 % quantile, positive
     * @param p84 their 84 % quantile
     * @param count how many there are
     * @return the estimate, logarithmic
     */
    public static Estimate median(double median, double p16, double p84, double count) {
        return new Estimate(median, MEDIAN_FACTOR * StrictMath.log(p84 / p16) / 2 / Math.sqrt(count), true, count - 1);
    }

    /**
     * A fraction.
     *
     * @param share of n trials
     * @param count n
     * @param expected the share that decides on the error sqrt(p (1 - p)/n)
     * @return the estimate
     */
    public static Estimate share(double share, double count, double expected) {
        return mean(share, Math.sqrt(expected * (1 - expected) / count));
    }

    /**
     * The mean of independent estimates of the same thing; geometric if they are logarithmic. All count the same.
     *
     * @param estimates at least one, all of a kind
     * @return their mean
     */
    public static Estimate pooled(List<Estimate> estimates) {
        boolean logarithmic = estimates.get(0).logarithmic;
        double sum = 0;
        double squares = 0;
        double freedom = 0;
        for (Estimate each : estimates) {
            sum += logarithmic ? StrictMath.log(each.value) : each.value;
            squares += each.error * each.error;
            freedom += each.freedom;
        }
        double mean = sum / estimates.size();
        return new Estimate(
                logarithmic ? StrictMath.exp(mean) : mean, Math.sqrt(squares) / estimates.size(), logarithmic, freedom);
    }

    /**
     * The same number in other units.
     *
     * @param factor positive
     * @return value times factor, with the error that belongs to it
     */
    public Estimate times(double factor) {
        return new Estimate(value * factor, logarithmic ? error : error * factor, logarithmic, freedom);
    }

    /**
     * Whether both numbers are defined.
     *
     * @return false if one of them is NaN or infinite
     */
    public boolean isDefined() {
        return Double.isFinite(value) && Double.isFinite(error);
    }

    /**
     * Whether the error is of enough runs to say anything.
     *
     * @return false with fewer than five runs, unless the variance is known
     */
    public boolean isOfEnoughRuns() {
        return freedom >= FEWEST;
    }

    /**
     * By how much the error of few runs is too small: the quantile of Student's t that is as improbable as three standard
     * errors of a normal distribution, over three. Abramowitz and Stegun 26.7.5 with x = 3, to 1 % from four degrees of
     * freedom on.
     *
     * @return at least 1; 1 where the variance is known
     */
    public double widening() {
        double inverse = 1 / freedom;
        return 1 + inverse * (7.5 + inverse * (17.25 + inverse * (30.19 + inverse * 38.6))) / 3;
    }

    /**
     * Value and error in words. An error of a logarithm is a factor, so the number has an interval that has no zero in it.
     *
     * @return for example {@code 0.716 +- 0.021}, or {@code 0.0947 (0.0295 to 0.304)} from one error below to one above
     */
    public String words() {
        return logarithmic
                ? short3(value) + " (" + short3(value * StrictMath.exp(-error)) + " to "
                        + short3(value * StrictMath.exp(error)) + ")"
                : short3(value) + " +- " + short2(error);
    }

    private static String short3(double number) {
        return String.format(Locale.ROOT, "%.3g", number);
    }

    private static String short2(double number) {
        return String.format(Locale.ROOT, "%.2g", number);
    }
}
