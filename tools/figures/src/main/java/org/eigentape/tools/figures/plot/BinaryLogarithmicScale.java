package org.eigentape.tools.figures.plot;

import java.util.ArrayList;
import java.util.List;

/** Equal distances for equal ratios. Shows positive values only; ticks at powers of two. */
public final class BinaryLogarithmicScale implements Scale {

    private static final double LOG_TWO = StrictMath.log(2);
    private static final double SLACK = 1e-9;
    /** With fewer powers of two than these in its range, an axis has ticks in decimals. */
    private static final int FEWEST_TICKS = 2;

    /** The scale. */
    public BinaryLogarithmicScale() {}

    @Override
    public double position(double value) {
        return value > 0 ? StrictMath.log(value) / LOG_TWO : Double.NaN;
    }

    @Override
    public double value(double position) {
        return StrictMath.pow(2, position);
    }

    @Override
    public double roomForConstant(double position) {
        return 0.5;
    }

    @Override
    public List<ScaleTick> ticks(double lower, double upper, int most) {
        if (!(lower > 0 && upper > lower) || Double.isInfinite(upper)) {
            return List.of();
        }
        int first = first(lower);
        int last = last(upper);
        if (last - first + 1 < FEWEST_TICKS) {
            return new LogarithmicScale().ticks(lower, upper, most);
        }
        int stride = 1;
        while ((last - first) / stride >= most) {
            stride++;
        }
        List<ScaleTick> ticks = new ArrayList<>();
        for (int exponent = first; exponent <= last; exponent++) {
            boolean major = Math.floorMod(exponent, stride) == 0;
            ticks.add(new ScaleTick(Math.scalb(1.0, exponent), major ? "2^{" + exponent + "}" : "", major));
        }
        return ticks;
    }

    @Override
    public String factor(double lower, double upper, int most) {
        boolean decimal = lower > 0 && upper > lower && last(upper) - first(lower) + 1 < FEWEST_TICKS;
        return decimal ? new LogarithmicScale().factor(lower, upper, most) : "";
    }

    private int first(double lower) {
        return (int) Math.ceil(position(lower) - SLACK);
    }

    private int last(double upper) {
        return (int) Math.floor(position(upper) + SLACK);
    }
}
