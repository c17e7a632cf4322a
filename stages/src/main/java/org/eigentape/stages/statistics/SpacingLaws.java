package org.eigentape.stages.statistics;

/** Laws of the spacing s of neighbouring levels in units of its mean. */
public final class SpacingLaws {

    /** Variance of s under the Wigner surmise, {@code 4/pi - 1}. */
    public static final double WIGNER_VARIANCE = 4 / Math.PI - 1;

    private SpacingLaws() {}

    /**
     * Cumulative Wigner surmise {@code 1 - exp(-pi s^2/4)}, of the density {@code (pi/2) s exp(-pi s^2/4)} (Mehta,
     * Random Matrices, chapter 1).
     *
     * @param s not negative
     */
    public static double wignerCumulative(double s) {
        return -StrictMath.expm1(-Math.PI / 4 * s * s);
    }

    /**
     * Cumulative law of uncorrelated levels, {@code 1 - exp(-s)}.
     *
     * @param s not negative
     */
    public static double poissonCumulative(double s) {
        return -StrictMath.expm1(-s);
    }
}
