package org.eigentape.tools.figures.paper.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eigentape.tools.figures.paper.cells.Protocol;

/** What a sweep must be like to answer a row, and what it lacks. For one thread. */
final class Conditions {

    private final Measurements measurements;
    private final List<String> missing = new ArrayList<>();

    Conditions(Measurements measurements) {
        this.measurements = measurements;
    }

    /** The network, the data and the batch size of the paper. */
    Conditions network() {
        if (measurements.protocol().isEmpty()) {
            missing.add("the sweep's cells, which say what was run");
        } else if (!measurements.protocol().get().isOfThePaper()) {
            missing.add("the paper's network and data (3-32-16-1, tanh, batch size 4, 4,000 samples)");
        }
        return this;
    }

    /** So many updates of each run. */
    Conditions steps(long steps) {
        return steps(steps, steps, words(steps) + " steps");
    }

    /** At least so many updates of each run. */
    Conditions atLeast(long steps) {
        return steps(steps, Long.MAX_VALUE, "at least " + words(steps) + " steps");
    }

    private Conditions steps(long fewest, long most, String words) {
        if (measurements.table().distinct("steps").stream().anyMatch(steps -> steps < fewest || steps > most)) {
            missing.add(words);
        }
        return this;
    }

    private static String words(long steps) {
        return String.format(Locale.ROOT, "%,d", steps);
    }

    /** Mini-batches in the order of {@code shuffle}. */
    Conditions order(String shuffle) {
        String order = measurements.protocol().map(Protocol::shuffle).orElse(shuffle);
        if (!order.equals(shuffle)) {
            missing.add(shuffle.equals("none") ? "batches in fixed order" : "samples shuffled every epoch");
        }
        return this;
    }

    /** A cell at a point. */
    Conditions cell(double temperature, double inverseSigma) {
        if (measurements.row(temperature).isEmpty()
                || measurements.column(inverseSigma).isEmpty()) {
            missing.add("a cell at T = " + power(temperature) + ", 1/sigma_W = " + power(inverseSigma));
        }
        return this;
    }

    /** Cells at a value of 1/sigma_W. */
    Conditions column(double inverseSigma) {
        if (measurements.column(inverseSigma).isEmpty()) {
            missing.add("cells at 1/sigma_W = " + power(inverseSigma));
        }
        return this;
    }

    /** A grid that reaches into the corners of the plane. */
    Conditions corners() {
        double[] temperatures = measurements.table().temperatures();
        double[] inverseSigmas = measurements.table().inverseSigmas();
        if (temperatures[0] > 0.125
                || temperatures[temperatures.length - 1] < 32
                || inverseSigmas[0] > 1.0 / 64
                || inverseSigmas[inverseSigmas.length - 1] < 4) {
            missing.add("a grid from T <= 1/8 to T >= 32 and from 1/sigma_W <= 2^-6 to 1/sigma_W >= 4");
        }
        return this;
    }

    /** Something else. */
    Conditions that(boolean fits, String words) {
        if (!fits) {
            missing.add(words);
        }
        return this;
    }

    boolean hold() {
        return missing.isEmpty();
    }

    /** What is missing, joined by commas. */
    String missing() {
        return String.join("; ", missing);
    }

    /** A number as a power of two where it is one below 1, else in decimals. */
    static String power(double number) {
        int exponent = Math.getExponent(number);
        if (number == Math.scalb(1.0, exponent) && exponent < 0) {
            return "2^" + exponent;
        }
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }
}
