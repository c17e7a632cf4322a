package org.eigentape.engine.boltzmann;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.eigentape.engine.gas.Statistics;

/** Whether two trainings have the same law of spacings: tests of Kolmogorov and Smirnov, and of Welch, for independent samples. */
final class EqualRatios {

    /** sqrt(-ln(0.01/2)/2): exceeded by chance once in a hundred times. */
    private static final double ONE_PERCENT = 1.628;

    private static final double STANDARD_ERRORS = 3;

    private EqualRatios() {}

    static void assertSame(double[] one, double[] other, String what) {
        double distance = distance(one, other);
        double critical = critical(one, other);
        assertTrue(distance < critical, what + ": KS distance " + distance + ", critical " + critical);
        assertTrue(Math.abs(welch(one, other)) < STANDARD_ERRORS, what + ": Welch's t " + welch(one, other));
    }

    static void assertDifferent(double[] one, double[] other, String what) {
        double distance = distance(one, other);
        double critical = critical(one, other);
        assertTrue(distance > 2 * critical, what + ": KS distance " + distance + ", critical " + critical);
        assertTrue(Math.abs(welch(one, other)) > 3 * STANDARD_ERRORS, what + ": Welch's t " + welch(one, other));
    }

    private static double critical(double[] one, double[] other) {
        return ONE_PERCENT * Math.sqrt(1.0 / one.length + 1.0 / other.length);
    }

    private static double distance(double[] one, double[] other) {
        double[] sorted = other.clone();
        Arrays.sort(sorted);
        double[] first = one.clone();
        Arrays.sort(first);
        double largest = 0;
        int below = 0;
        for (int i = 0; i < first.length; i++) {
            while (below < sorted.length && sorted[below] <= first[i]) {
                below++;
            }
            double share = (double) below / sorted.length;
            largest = Math.max(
                    largest,
                    Math.max(Math.abs((i + 1.0) / first.length - share), Math.abs((double) i / first.length - share)));
        }
        return largest;
    }

    private static double welch(double[] one, double[] other) {
        return (Statistics.mean(one) - Statistics.mean(other))
                / Math.sqrt(variance(one) / one.length + variance(other) / other.length);
    }

    private static double variance(double[] samples) {
        double mean = Statistics.mean(samples);
        return Arrays.stream(samples).map(x -> (x - mean) * (x - mean)).sum() / (samples.length - 1);
    }
}
