package org.eigentape.tools.figures.plot;

import java.util.List;

/** How the values of an axis are laid out along it, and where its ticks stand. Immutable. */
public interface Scale {

    /** Values further from zero are left out of every figure: a run has diverged, and how far says nothing. */
    double LARGEST = 1e100;

    /**
     * Whether figures show a value at all.
     *
     * @param value any
     * @return false if it is undefined, infinite or further from zero than {@link #LARGEST}
     */
    static boolean shows(double value) {
        return Math.abs(value) <= LARGEST;
    }

    /**
     * Where a value lies, in units of the scale.
     *
     * @param value what is plotted
     * @return increasing in the value; NaN where the scale cannot show it
     */
    double position(double value);

    /**
     * The value at a position: the inverse of {@link #position}.
     *
     * @param position in units of the scale
     * @return the value there
     */
    double value(double position);

    /**
     * The room on both sides of a constant, where the range has no width of its own.
     *
     * @param position of the constant, in units of the scale
     * @return in units of the scale, positive
     */
    default double roomForConstant(double position) {
        return 0.5 * Math.max(Math.abs(position), 1e-3);
    }

    /**
     * The ticks between two bounds.
     *
     * @param lower smallest value shown
     * @param upper largest value shown
     * @param most how many labels there is room for, at least 3; bounds the number of ticks, whatever the range is
     * @return major ticks with labels and minor ones without, in any order
     */
    List<ScaleTick> ticks(double lower, double upper, int most);

    /**
     * A factor that all labels leave out, in TeX.
     *
     * @param lower smallest value shown
     * @param upper largest value shown
     * @param most how many labels there is room for, at least 3
     * @return empty where labels are the values themselves
     */
    default String factor(double lower, double upper, int most) {
        return "";
    }
}
