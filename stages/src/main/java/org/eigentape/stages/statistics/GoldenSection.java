package org.eigentape.stages.statistics;

import java.util.function.DoubleUnaryOperator;

/** Minimum of a function of one variable by golden section search (Kiefer, Proc. AMS 4, 502, 1953). */
public final class GoldenSection {

    private static final double SHRINK = (Math.sqrt(5) - 1) / 2;
    private static final int STEPS = 80;

    private GoldenSection() {}

    /**
     * The place of a minimum, to about the root of a double's precision.
     *
     * @param function has one minimum between the bounds; with several, one of them is found
     * @param lower bound
     * @param upper bound, above the other
     * @return a place between the bounds
     */
    public static double minimum(DoubleUnaryOperator function, double lower, double upper) {
        double a = lower;
        double b = upper;
        double left = b - SHRINK * (b - a);
        double right = a + SHRINK * (b - a);
        double atLeft = function.applyAsDouble(left);
        double atRight = function.applyAsDouble(right);
        for (int step = 0; step < STEPS; step++) {
            if (atLeft <= atRight) {
                b = right;
                right = left;
                atRight = atLeft;
                left = b - SHRINK * (b - a);
                atLeft = function.applyAsDouble(left);
            } else {
                a = left;
                left = right;
                atLeft = atRight;
                right = a + SHRINK * (b - a);
                atRight = function.applyAsDouble(right);
            }
        }
        return (a + b) / 2;
    }
}
