package org.eigentape.tools.benchmarks.measure;

import java.util.Locale;

/**
 * What must hold of a measurement.
 *
 * @param quantity what is bounded
 * @param atLeast whether the bound is a lower one
 * @param bound the limit itself is allowed
 */
public record Target(Quantity quantity, boolean atLeast, double bound) {

    /** What a target can bound. */
    public enum Quantity {
        /** Value over baseline. */
        RATIO,
        /** The value alone. */
        VALUE
    }

    /**
     * A lower bound of the ratio.
     *
     * @param bound the least ratio
     * @return the target
     */
    public static Target ratioAtLeast(double bound) {
        return new Target(Quantity.RATIO, true, bound);
    }

    /**
     * An upper bound of the ratio.
     *
     * @param bound the largest ratio
     * @return the target
     */
    public static Target ratioAtMost(double bound) {
        return new Target(Quantity.RATIO, false, bound);
    }

    /**
     * An upper bound of the value.
     *
     * @param bound the largest value
     * @return the target
     */
    public static Target valueAtMost(double bound) {
        return new Target(Quantity.VALUE, false, bound);
    }

    boolean isMetBy(Measurement measurement) {
        double measured = quantity == Quantity.RATIO ? measurement.ratio() : measurement.value();
        return atLeast ? measured >= bound : measured <= bound;
    }

    /**
     * The target as text.
     *
     * @return for example {@code ratio >= 0.5}
     */
    public String text() {
        return String.format(
                Locale.ROOT, "%s %s %.3g", quantity.name().toLowerCase(Locale.ROOT), atLeast ? ">=" : "<=", bound);
    }
}
