package org.eigentape.tools.figures;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.eigentape.tools.figures.plot.Panel;
import org.eigentape.tools.figures.plot.Scale;
import org.eigentape.tools.figures.results.Quantiles;
import org.eigentape.tools.figures.results.Series;

/**
 * The vertical ranges of eigenvalues' curves on a linear and on a logarithmic axis. A few runs with extreme teachers would press all others against the axis, so
 * that the frame ends above nearly all of them, and the caption counts those that leave it.
 *
 * @param upper the upper end of the linear axis; infinite where it holds every curve
 * @param leaving how many curves leave it
 * @param logarithmicLower the lower end of the logarithmic axis
 * @param logarithmicUpper its upper end
 * @param below how many curves leave it
 * @param curves how many there are
 * @param signed whether some values are negative, as those of symmetric matrices may be: a logarithmic axis is not for them then
 */
record EigenvalueFrame(
        double upper,
        int leaving,
        double logarithmicLower,
        double logarithmicUpper,
        int below,
        int curves,
        boolean signed) {

    private static final double SHARE_INSIDE = 0.985;
    private static final double SPARE = 1.1;
    private static final double SHARE_BELOW = 0.1;
    private static final double FAR = 1.25;

    static EigenvalueFrame of(List<Series> series, List<Series> targets) {
        double[] last = elements(series)
                .mapToDouble(values -> values[values.length - 1])
                .filter(Scale::shows)
                .sorted()
                .toArray();
        double bulk = last.length == 0 ? 0 : Quantiles.quantile(last, SHARE_INSIDE);
        double target = Arrays.stream(TargetLevels.medians(targets)).max().orElse(0);
        double upper = SPARE * Math.max(bulk, target);
        boolean signed = Arrays.stream(Series.pool(series)).anyMatch(value -> value < 0);
        boolean far = !signed && upper > 0 && elements(series).anyMatch(values -> highest(values) > FAR * upper);
        double end = far ? upper : Double.POSITIVE_INFINITY;
        double[] positive = DoubleStream.concat(
                        Arrays.stream(Series.pool(series)), Arrays.stream(TargetLevels.medians(targets)))
                .filter(value -> value > 0)
                .sorted()
                .toArray();
        double lowest = positive.length == 0
                ? 0.1
                : Math.max(
                        Math.min(Quantiles.quantile(positive, 1 - SHARE_INSIDE), start(series)) / 2, Double.MIN_NORMAL);
        double highest = positive.length == 0 ? 1 : 1.5 * positive[positive.length - 1];
        return new EigenvalueFrame(
                end,
                count(series, value -> value > end),
                lowest,
                highest,
                signed ? 0 : count(series, value -> value < lowest),
                (int) elements(series).count(),
                signed);
    }

    /** Nearly all eigenvalues at the start, which are few among many steps but what the evolution begins with. */
    private static double start(List<Series> series) {
        double[] first = elements(series)
                .mapToDouble(values -> values[0])
                .filter(value -> value > 0)
                .sorted()
                .toArray();
        return first.length == 0 ? Double.POSITIVE_INFINITY : Quantiles.quantile(first, SHARE_BELOW);
    }

    /** How many curves have a value such as this. */
    private static int count(List<Series> series, DoublePredicate outside) {
        return (int) elements(series)
                .filter(values -> Arrays.stream(values).anyMatch(outside))
                .count();
    }

    private static Stream<double[]> elements(List<Series> series) {
        return series.stream().flatMap(one -> Arrays.stream(one.values()));
    }

    /** Infinite for a curve that diverges. */
    private static double highest(double[] values) {
        return DoubleStream.of(values)
                .filter(value -> !Double.isNaN(value))
                .max()
                .orElse(0);
    }

    /** Narrows a panel; eigenvalues of positive semi-definite matrices need no room below zero. */
    void apply(Panel panel) {
        if (upper < Double.POSITIVE_INFINITY) {
            panel.yRange(-0.03 * upper, upper);
        }
    }

    /** Narrows a panel with a logarithmic axis: single eigenvalues may come as close to zero as they like. */
    void applyLogarithmic(Panel panel) {
        panel.yRange(logarithmicLower, logarithmicUpper);
    }

    /** A sentence about what is outside, empty for nothing. */
    String caption() {
        String words = words(leaving, "upper");
        return words + words(below, "lower");
    }

    private String words(int outside, String frame) {
        return outside == 0
                ? ""
                : " " + outside + " of " + curves + (outside == 1 ? " curves leaves the " : " curves leave the ")
                        + frame + " frame.";
    }
}
