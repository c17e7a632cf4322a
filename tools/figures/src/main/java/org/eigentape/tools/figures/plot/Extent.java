package org.eigentape.tools.figures.plot;

/** The range of one axis: set, or collected from what is drawn. For one thread. */
final class Extent {

    private static final double MARGIN = 0.04;
    /** Narrower ranges are those of a constant. */
    private static final double NARROWEST = 1e-200;

    private static final double NARROWEST_SHARE = 1e-9;

    private final Scale scale;
    private double lowest = Double.POSITIVE_INFINITY;
    private double highest = Double.NEGATIVE_INFINITY;
    private double margin = MARGIN;
    private boolean fixed;
    private double headRoom;
    private boolean lowestIsEnd;

    Extent(Scale scale) {
        this.scale = scale;
    }

    /** Widens the range to what can be shown of some values, unless it was set. */
    void include(double[] values) {
        for (double value : values) {
            double position = scale.position(value);
            if (!fixed && Scale.shows(value) && Double.isFinite(position)) {
                lowest = Math.min(lowest, position);
                highest = Math.max(highest, position);
            }
        }
    }

    /** Sets the range, for good. */
    void fix(double lower, double upper) {
        lowest = scale.position(lower);
        highest = scale.position(upper);
        margin = 0;
        fixed = true;
    }

    /** Begins the range at its lowest value, which is zero at most, without a margin. */
    void fromZero() {
        include(new double[] {0});
        lowestIsEnd = true;
    }

    /** Sets the room at both ends, as a share of the width. */
    void margin(double share) {
        margin = share;
    }

    /** Keeps a share of the width free above everything, unless the range was set. */
    void headRoom(double share) {
        headRoom = share;
    }

    /** Gives the range to an axis; that of a constant has the constant in its middle, that of nothing no ticks. */
    void apply(TexAxis axis) {
        boolean nothing = !(lowest <= highest);
        axis.blank(nothing);
        // The extent itself stays empty: it is applied again when the panel is drawn.
        double from = nothing ? scale.position(1) : lowest;
        double to = nothing ? from + 1 : highest;
        double width = to - from;
        double largest = Math.max(Math.abs(from), Math.abs(to));
        boolean wide = width > Math.max(NARROWEST_SHARE * largest, NARROWEST);
        double spare = wide ? margin * width : scale.roomForConstant(from);
        double above = spare + (fixed ? 0 : headRoom * (width + 2 * spare));
        axis.setRange(scale.value(lowestIsEnd ? from : from - spare), scale.value(to + above));
    }
}
