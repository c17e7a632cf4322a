package org.eigentape.stages.statistics;

import java.util.function.DoubleUnaryOperator;

/** Minimum of a function of one variable by golden section search (Kiefer, Proc. AMS 4, 502, 1953). */
public final class GoldenSection {

    private static final double SHRINK = (Math.sqrt(5) - 1) / 2;
    private static final int STEPS = 80;
    /** Golden section ends that near to a minimum, in units of the bounds' distance, if the function is smooth; usually nearer. */
    private static final double NEARNESS = 1e-8;

    private static final int HALVINGS = 100;

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

    /**
     * The place of a minimum to about a double's precision: near the one that {@link #minimum(DoubleUnaryOperator, double, double)}
     * finds the slope is bisected. (A function says where its minimum is only to the root of the precision of its values, and so inputs that
     * differ by rounding would give places that differ by 1e-8.)
     *
     * @param function has one minimum between the bounds; with several, one of them is found
     * @param slope has the sign of its derivative
     * @param lower bound
     * @param upper bound, above the other
     * @return a place between the bounds; less precise where the slope does not change its sign near the minimum, as at a bound
     */
    public static double minimum(DoubleUnaryOperator function, DoubleUnaryOperator slope, double lower, double upper) {
        double near = minimum(function, lower, upper);
        for (double width = NEARNESS * (upper - lower); width < (upper - lower) / 16; width *= 4) {
            double a = Math.max(lower, near - width);
            double b = Math.min(upper, near + width);
            if (slope.applyAsDouble(a) < 0 && slope.applyAsDouble(b) > 0) {
                return bisect(slope, a, b);
            }
        }
        return near;
    }

    private static double bisect(DoubleUnaryOperator slope, double falling, double rising) {
        double a = falling;
        double b = rising;
        for (int step = 0; step < HALVINGS; step++) {
            double middle = a + (b - a) / 2;
            if (!(middle > a && middle < b)) {
                break;
            }
            if (slope.applyAsDouble(middle) < 0) {
                a = middle;
            } else {
                b = middle;
            }
        }
        return a;
    }
}
