package org.eigentape.tools.figures.plot;

import java.util.ArrayList;
import java.util.List;

/**
 * Logarithmic beyond a threshold on both sides of zero and linear between: for steps, which begin at 0, and for signed
 * quantities over many orders of magnitude.
 */
public final class SymmetricLogarithmicScale implements Scale {

    private static final int MOST_DECADES_WITH_TICKS = 60;

    private final double threshold;

    /**
     * Creates a scale.
     *
     * @param threshold where the logarithmic part begins; it lies one decade's width away from zero; positive
     */
    public SymmetricLogarithmicScale(double threshold) {
        if (!(threshold > 0) || Double.isInfinite(threshold)) {
            throw new IllegalArgumentException("the threshold must be positive, but is " + threshold);
        }
        this.threshold = threshold;
    }

    /**
     * Where the logarithmic part begins.
     *
     * @return positive
     */
    public double threshold() {
        return threshold;
    }

    @Override
    public double position(double value) {
        double size = Math.abs(value) / threshold;
        return Math.signum(value) * (size <= 1 ? size : 1 + Math.log10(size));
    }

    @Override
    public double value(double position) {
        double size = Math.abs(position);
        return Math.signum(position) * threshold * (size <= 1 ? size : Math.pow(10, Math.min(size - 1, 300)));
    }

    @Override
    public List<ScaleTick> ticks(double lower, double upper, int most) {
        double largest = Math.max(Math.abs(lower), Math.abs(upper));
        if (!(upper > lower) || Double.isInfinite(largest)) {
            return List.of();
        }
        int first = (int) Math.ceil(Math.log10(threshold) - 1e-9);
        int last = (int) Math.floor(Math.log10(Math.max(largest, threshold)) + 1e-9);
        int sides = (lower < -threshold ? 1 : 0) + (upper > threshold ? 1 : 0);
        int stride = 1;
        while (sides * (last - first + 1) / stride > most - 1) {
            stride++;
        }
        List<ScaleTick> ticks = new ArrayList<>();
        add(ticks, new ScaleTick(0, "0", true), lower, upper);
        for (int exponent = first; exponent <= last; exponent++) {
            // Counted from the outer end: the largest power is the one that readers look for.
            boolean major = (last - exponent) % stride == 0;
            int digits = stride == 1 ? 9 : major || last - first <= MOST_DECADES_WITH_TICKS ? 1 : 0;
            for (int digit = 1; digit <= digits; digit++) {
                double value = digit * Math.pow(10, exponent);
                String tex = major && digit == 1 ? LogarithmicScale.power(1, exponent) : "";
                add(ticks, new ScaleTick(value, tex, major && digit == 1), lower, upper);
                add(ticks, new ScaleTick(-value, tex.isEmpty() ? "" : "-" + tex, major && digit == 1), lower, upper);
            }
        }
        return ticks;
    }

    private static void add(List<ScaleTick> ticks, ScaleTick tick, double lower, double upper) {
        double slack = 1e-9 * Math.max(Math.abs(lower), Math.abs(upper));
        if (tick.value() >= lower - slack && tick.value() <= upper + slack) {
            ticks.add(tick);
        }
    }
}
