package org.eigentape.tools.figures;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.eigentape.tools.figures.plot.Curve;
import org.eigentape.tools.figures.plot.LinearScale;
import org.eigentape.tools.figures.plot.LogarithmicScale;
import org.eigentape.tools.figures.plot.Panel;
import org.eigentape.tools.figures.plot.Style;
import org.eigentape.tools.figures.results.Histogram;
import org.eigentape.tools.figures.results.Quantiles;

/**
 * The density of eigenvalues after the start, when a few are far from the others and most are still near zero: the
 * horizontal axis ends at the 99 % quantile, and densities are logarithmic so that targets are seen beside the peak.
 *
 * @param values ascending
 * @param targets of all runs, in any order
 * @param lower left end
 * @param upper right end
 */
@SuppressWarnings("ArrayRecordComponent")
record SpectrumFrame(double[] values, double[] targets, double lower, double upper) {

    private static final double SHARE_INSIDE = 0.99;
    /** The largest value stays inside if it is no further than this. */
    private static final double FAR = 1.25;

    private static final int BINS = 30;

    static SpectrumFrame of(double[] values, double[] targets) {
        double[] sorted = targets.clone();
        Arrays.sort(sorted);
        double lower = values.length == 0 ? 0 : Math.min(0, values[0]);
        double upper = Math.max(quantile(values), quantile(sorted));
        return new SpectrumFrame(values, sorted, lower, upper > lower ? upper : lower + 1);
    }

    private static double quantile(double[] sorted) {
        if (sorted.length == 0) {
            return 0;
        }
        double inside = Quantiles.quantile(sorted, SHARE_INSIDE);
        double largest = sorted[sorted.length - 1];
        return largest <= FAR * inside ? largest : inside;
    }

    Panel panel() {
        Histogram histogram = Histogram.over(values, lower, upper, BINS);
        // Half of what a single eigenvalue makes in its bin.
        double floor = 0.5 * BINS / ((upper - lower) * Math.max(1, Math.max(values.length, targets.length)));
        Histogram ofTargets = Histogram.over(targets, lower, upper, BINS);
        // Without eigenvalues the targets alone set the height.
        Histogram highestOf = values.length == 0 ? ofTargets : histogram;
        double highest =
                Math.max(floor, Arrays.stream(highestOf.densities()).max().orElse(1));
        Panel panel = new Panel(new LinearScale(), "x", new LogarithmicScale(), "\\rho(x)")
                .histogram(histogram.edges(), histogram.densities(), Style.translucent(Style.SKY, 0.45), Style.BLUE);
        if (targets.length > 0) {
            Curve outline = ofTargets.outline();
            double[] y = Arrays.stream(outline.y())
                    .map(density -> Math.max(density, floor / 2))
                    .toArray();
            panel.lines(List.of(new Curve(outline.x(), y)), Style.INK, 1.6);
        }
        return panel.xRange(lower, upper).yRange(floor, 2 * highest);
    }

    /** A sentence about what is outside, empty for nothing. */
    String caption(double step) {
        long outside = Arrays.stream(values).filter(value -> value > upper).count();
        return outside == 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        " At t = %,.0f, %d of %d eigenvalues %s beyond the frame.",
                        step,
                        outside,
                        values.length,
                        outside == 1 ? "lies" : "lie");
    }
}
