package org.eigentape.tools.figures.plot;

import java.util.ArrayList;
import java.util.List;

/** Equal distances for equal ratios. Shows positive values only; ticks at powers of ten, in narrow ranges those of a linear scale. */
public final class LogarithmicScale implements Scale {

    private static final int MOST_DECADES_WITH_MINOR_TICKS = 9;
    private static final int MOST_DECADES_WITH_TICKS = 60;
    /** Powers of ten whose neighbours are still normal numbers; axes end there, and smaller values lie on the end. */
    private static final double LARGEST_EXPONENT = 300;

    private static final double SMALLEST_EXPONENT = -306;
    /** With fewer labels than these, nobody can read a value off an axis. */
    private static final int FEWEST_LABELS = 2;

    @Override
    public double position(double value) {
        return value > 0 ? Math.max(Math.log10(value), SMALLEST_EXPONENT) : Double.NaN;
    }

    @Override
    public double value(double position) {
        return Math.pow(10, Math.min(Math.max(position, SMALLEST_EXPONENT), LARGEST_EXPONENT));
    }

    @Override
    public double roomForConstant(double position) {
        return 0.5;
    }

    @Override
    public List<ScaleTick> ticks(double lower, double upper, int most) {
        if (!isRange(lower, upper)) {
            return List.of();
        }
        return isNarrow(lower, upper, most) ? new LinearScale().ticks(lower, upper, most) : powers(lower, upper, most);
    }

    @Override
    public String factor(double lower, double upper, int most) {
        return isRange(lower, upper) && isNarrow(lower, upper, most)
                ? new LinearScale().factor(lower, upper, most)
                : "";
    }

    private static boolean isRange(double lower, double upper) {
        return lower > 0 && upper > lower && !Double.isInfinite(upper);
    }

    private boolean isNarrow(double lower, double upper, int most) {
        return powers(lower, upper, most).stream()
                        .filter(tick -> !tick.tex().isEmpty())
                        .count()
                < FEWEST_LABELS;
    }

    private List<ScaleTick> powers(double lower, double upper, int most) {
        int first = (int) Math.floor(position(lower) - 1e-9);
        int last = (int) Math.ceil(position(upper) + 1e-9);
        int stride = 1;
        while ((last - first) / stride > most) {
            stride++;
        }
        boolean few = position(upper) - position(lower) < 2;
        List<ScaleTick> ticks = new ArrayList<>();
        for (int exponent = first; exponent <= last; exponent++) {
            boolean major = Math.floorMod(exponent, stride) == 0;
            if (major || last - first <= MOST_DECADES_WITH_TICKS) {
                add(ticks, 1, exponent, major, major, lower, upper);
            }
            for (int digit = 2; digit <= 9 && stride <= 2 && last - first <= MOST_DECADES_WITH_MINOR_TICKS; digit++) {
                boolean labelled = few && (digit == 2 || digit == 5);
                add(ticks, digit, exponent, labelled, labelled, lower, upper);
            }
        }
        return ticks;
    }

    private static void add(
            List<ScaleTick> ticks,
            int digit,
            int exponent,
            boolean major,
            boolean labelled,
            double lower,
            double upper) {
        double value = digit * Math.pow(10, exponent);
        if (value >= lower * (1 - 1e-9) && value <= upper * (1 + 1e-9)) {
            ticks.add(new ScaleTick(value, labelled ? power(digit, exponent) : "", major));
        }
    }

    /** {@code digit 10^exponent} in TeX. */
    static String power(int digit, int exponent) {
        String factor = digit == 1 ? "" : digit + "{\\cdot}";
        return factor + "10^{" + exponent + "}";
    }
}
