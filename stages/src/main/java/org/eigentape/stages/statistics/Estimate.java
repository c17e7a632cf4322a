package org.eigentape.stages.statistics;

/**
 * A number, or the reason why there is none.
 *
 * @param value NaN where undefined
 * @param reason a clause that says why it is undefined; empty where it is not
 */
public record Estimate(double value, String reason) {

    /**
     * A number.
     *
     * @param value not NaN
     */
    public static Estimate of(double value) {
        return new Estimate(value, "");
    }

    /**
     * No number.
     *
     * @param reason a clause
     */
    public static Estimate undefined(String reason) {
        return new Estimate(Double.NaN, reason);
    }
}
