package org.eigentape.tools.figures.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Equal distances for equal differences. Ticks at multiples of 1, 2 or 5 times a power of ten. */
public final class LinearScale implements Scale {

    private static final int LARGEST_PLAIN_EXPONENT = 3;
    private static final int SMALLEST_PLAIN_EXPONENT = -1;
    private static final int LONGEST_LABEL = 2;
    private static final double NARROWEST = 1e-290;
    private static final double NARROWEST_SHARE = 1e-11;
    private static final double WIDEST = 1e290;

    @Override
    public double position(double value) {
        return value;
    }

    @Override
    public double value(double position) {
        return position;
    }

    @Override
    public List<ScaleTick> ticks(double lower, double upper, int most) {
        if (!hasTicks(lower, upper)) {
            return List.of();
        }
        double step = step(lower, upper, most);
        double unit = Math.pow(10, exponent(lower, upper, most));
        int decimals = (int) Math.max(0, -Math.floor(Math.log10(step / unit) + 1e-9));
        int parts = Math.round(step / Math.pow(10, Math.floor(Math.log10(step) + 1e-9))) == 2 ? 4 : 5;
        List<ScaleTick> ticks = new ArrayList<>();
        double slack = 1e-9 * (upper - lower);
        for (long minor = (long) Math.ceil((lower - slack) / step * parts); ; minor++) {
            double value = minor * step / parts;
            if (value > upper + slack) {
                return ticks;
            }
            boolean major = minor % parts == 0;
            ticks.add(new ScaleTick(value, major ? label(value / unit, decimals) : "", major));
        }
    }

    @Override
    public String factor(double lower, double upper, int most) {
        int exponent = exponent(lower, upper, most);
        return exponent == 0 ? "" : "\\times 10^{" + exponent + "}";
    }

    private static String label(double value, int decimals) {
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        return text.matches("-0(\\.0*)?") ? text.substring(1) : text;
    }

    /** Whether the range is wide enough for neighbouring ticks to be different numbers, and no wider than numbers reach. */
    private static boolean hasTicks(double lower, double upper) {
        double width = upper - lower;
        double largest = Math.max(Math.abs(lower), Math.abs(upper));
        return width > NARROWEST && width > NARROWEST_SHARE * largest && largest < WIDEST;
    }

    /** The power of ten that labels leave out so that they are whole numbers of two digits or decimals, 0 where numbers are short without it. */
    private static int exponent(double lower, double upper, int most) {
        if (!hasTicks(lower, upper)) {
            return 0;
        }
        double largest = Math.max(Math.abs(lower), Math.abs(upper));
        int exponent = (int) Math.floor(Math.log10(largest) + 1e-9);
        boolean plain = exponent <= LARGEST_PLAIN_EXPONENT && exponent >= SMALLEST_PLAIN_EXPONENT;
        if (plain) {
            return 0;
        }
        int whole = (int) Math.floor(Math.log10(step(lower, upper, most)) + 1e-9);
        // Whole numbers of three digits are harder to read than decimals between 1 and 10.
        return exponent - whole >= LONGEST_LABEL ? exponent : whole;
    }

    /** The smallest of 1, 2 or 5 times a power of ten whose multiples are few enough. */
    private static double step(double lower, double upper, int most) {
        double power = Math.pow(10, Math.floor(Math.log10((upper - lower) / most)));
        for (double multiple : new double[] {1, 2, 5, 10}) {
            double step = multiple * power;
            if (Math.floor(upper / step + 1e-6) - Math.ceil(lower / step - 1e-6) + 1 <= most) {
                return step;
            }
        }
        return 20 * power;
    }
}
