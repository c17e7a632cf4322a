package org.eigentape.engine.gas;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** Statistics of samples, and integrals of densities, for comparison. */
public final class Statistics {

    private Statistics() {}

    /** Largest distance between the empirical distribution and a cumulative function. */
    public static double kolmogorovSmirnov(double[] samples, DoubleUnaryOperator cumulative) {
        double[] sorted = samples.clone();
        Arrays.sort(sorted);
        double largest = 0;
        for (int i = 0; i < sorted.length; i++) {
            double expected = cumulative.applyAsDouble(sorted[i]);
            largest = Math.max(
                    largest, Math.max(expected - (double) i / sorted.length, (i + 1.0) / sorted.length - expected));
        }
        return largest;
    }

    public static double mean(double[] samples) {
        return Arrays.stream(samples).sum() / samples.length;
    }

    /** Mean of a power. */
    public static double moment(double[] samples, int power) {
        return Arrays.stream(samples).map(x -> Math.pow(x, power)).sum() / samples.length;
    }

    /** Wigner's surmise as a cumulative function of S, at width sigma. */
    public static DoubleUnaryOperator wigner(double sigma) {
        return spacing -> 1 - Math.exp(-spacing * spacing / (4 * sigma * sigma));
    }

    /** Integral of a function by the midpoint rule. */
    public static double integral(DoubleUnaryOperator function, double from, double to, int points) {
        double sum = 0;
        double width = (to - from) / points;
        for (int i = 0; i < points; i++) {
            sum += function.applyAsDouble(from + (i + 0.5) * width);
        }
        return sum * width;
    }

    /** Mean of min(r, 1/r) over ratios of neighbouring spacings of ascending levels, from a level on and up to another. */
    public static double meanRatio(double[] ascending, int from, int to) {
        double sum = 0;
        for (int i = from + 1; i < to - 1; i++) {
            double below = ascending[i] - ascending[i - 1];
            double above = ascending[i + 1] - ascending[i];
            sum += Math.min(below, above) / Math.max(below, above);
        }
        return sum / (to - from - 2);
    }
}
