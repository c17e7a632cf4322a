package org.eigentape.tools.figures.boltzmann;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eigentape.tools.figures.boltzmann.levels.LinearTheory;
import org.eigentape.tools.figures.comparison.Estimate;
import org.eigentape.tools.figures.plot.Curve;
import org.eigentape.tools.figures.plot.Panel;
import org.eigentape.tools.figures.plot.Style;

/** How measured numbers, pairs and laws are shown. */
final class Marks {

    /** Points of a law. */
    private static final int POINTS = 200;

    private static final double DIAMETER = 7;
    private static final double ERROR = 1.4;

    private Marks() {}

    /** A point with its standard error. */
    static void point(Panel panel, double x, Estimate y, Color color) {
        points(panel, new double[] {x}, List.of(y), color);
    }

    /** Points with their standard errors. */
    static void points(Panel panel, double[] x, List<Estimate> y, Color color) {
        List<Curve> bars = new ArrayList<>();
        double[] values = new double[x.length];
        for (int at = 0; at < x.length; at++) {
            Estimate one = y.get(at);
            values[at] = one.value();
            bars.add(new Curve(
                    new double[] {x[at], x[at]}, new double[] {one.value() - one.error(), one.value() + one.error()}));
        }
        panel.lines(bars, color, ERROR).points(List.of(new Curve(x, values)), color, DIAMETER);
    }

    /** A horizontal bar of one standard error to either side. */
    static void across(Panel panel, Estimate x, double y, Color color) {
        panel.lines(
                List.of(new Curve(new double[] {x.value() - x.error(), x.value() + x.error()}, new double[] {y, y})),
                color,
                ERROR);
    }

    /** P(S) of Wigner's surmise with a given mean; up to {@code end}. */
    static Curve surmise(double mean, double end) {
        double[] x = new double[POINTS + 1];
        double[] y = new double[x.length];
        for (int at = 0; at < x.length; at++) {
            x[at] = end * at / POINTS;
            double s = x[at] / mean;
            y[at] = Math.PI / 2 * s * StrictMath.exp(-Math.PI / 4 * s * s) / mean;
        }
        return new Curve(x, y);
    }

    static Color ofPair(int index) {
        return Style.KINDS.get(index % Style.KINDS.size());
    }

    /** The ranks of a pair and its kappa in TeX. */
    static String pair(LinearTheory theory, int mode) {
        return String.format(Locale.ROOT, "x_{%d},\\,x_{%d}\\;(\\kappa=%.3g)", mode + 1, mode + 2, theory.kappa(mode));
    }

    static String number(Estimate estimate, int decimals) {
        return String.format(
                Locale.ROOT, "%." + decimals + "f +- %." + decimals + "f", estimate.value(), estimate.error());
    }
}
