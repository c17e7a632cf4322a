package org.eigentape.tools.figures;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.eigentape.tools.figures.plot.Curve;
import org.eigentape.tools.figures.plot.Legend;
import org.eigentape.tools.figures.plot.LinearScale;
import org.eigentape.tools.figures.plot.Panel;
import org.eigentape.tools.figures.plot.Style;
import org.eigentape.tools.figures.results.Histogram;
import org.eigentape.tools.figures.results.Scatter;
import org.eigentape.tools.figures.results.Series;
import org.eigentape.tools.figures.results.StageResults;

/** Measured increments of eigenvalues against predicted ones, and the density of what is left over. */
final class IncrementResiduals {

    private static final double WIDEST_RESIDUAL = 5;
    private static final double WIDEST_NOISE = 3;
    private static final int RESIDUAL_BINS = 50;
    private static final int MOST_POINTS = 4000;
    private static final int MEANS = 14;
    /** Fewer points than these are drawn larger. */
    private static final int FEW_POINTS = 400;

    private static final int POINTS_OF_A_MEAN = 5;

    private final Scatter scatter;
    private final double[] ends;
    private final double[] residuals;
    private final double[] paperResiduals;

    IncrementResiduals(StageResults terms) {
        scatter = Scatter.measuredIncrements(terms.get("predicted"), terms.get("residual"), terms.get("diffusion"));
        ends = scatter.bulk();
        residuals = Series.pool(terms.get("residual"));
        paperResiduals = Series.pool(terms.get("residual_paper"));
    }

    /** In units of the noise, so that points scatter about the line y = x with variance 1 wherever they are. */
    Panel measured(Legend legend) {
        Panel panel = new Panel(
                new LinearScale(),
                "\\text{predicted }\\delta x_i/\\text{noise}",
                new LinearScale(),
                "\\text{measured }\\delta x_i/\\text{noise}");
        panel.heading("\\text{(b)}");
        boolean few = scatter.x().length < FEW_POINTS;
        int means = Math.min(MEANS, scatter.x().length / POINTS_OF_A_MEAN);
        panel.points(List.of(scatter.some(MOST_POINTS)), Style.translucent(Style.SKY, few ? 0.9 : 0.4), few ? 5 : 3);
        panel.lines(List.of(new Curve(ends, ends)), Style.INK, 1);
        panel.lines(scatter.errorsOfMeans(means), Style.VERMILION, 1.5);
        panel.points(List.of(scatter.binnedMeans(means)), Style.VERMILION, 6);
        panel.xRange(ends[0], ends[1]);
        panel.yRange(ends[0] - WIDEST_NOISE, ends[1] + WIDEST_NOISE);
        legend.group("\\text{(b)}");
        legend.point(Style.SKY, "\\text{increments}");
        if (means > 0) {
            legend.point(Style.VERMILION, "\\text{their means}");
        }
        legend.line(Style.INK, "\\text{measured = predicted}");
        return panel;
    }

    /** Residuals against the normal law, which they follow if the theory holds. */
    Panel density(Legend legend) {
        Panel panel = new Panel(
                new LinearScale(),
                "(\\delta x_i - \\text{predicted})/\\text{noise}",
                new LinearScale(),
                "\\text{density}");
        panel.heading("\\text{(c)}");
        Histogram all = Histogram.over(residuals, -WIDEST_RESIDUAL, WIDEST_RESIDUAL, RESIDUAL_BINS);
        panel.histogram(all.edges(), all.densities(), Style.translucent(Style.SKY, 0.45), Style.BLUE);
        if (paperResiduals.length > 0) {
            Histogram paper = Histogram.over(paperResiduals, -WIDEST_RESIDUAL, WIDEST_RESIDUAL, RESIDUAL_BINS);
            panel.lines(List.of(paper.outline()), Style.ORANGE, 1.6);
        }
        panel.dashes(List.of(normal()), Style.INK, 1.4);
        panel.xRange(-WIDEST_RESIDUAL, WIDEST_RESIDUAL).fromZero();
        if (residuals.length > 0 && outside() == residuals.length) {
            panel.note("All residuals lie beyond this frame.");
        }
        legend.group("\\text{(c)}");
        legend.dashes(Style.INK, "\\mathcal{N}(0,\\,1)");
        legend.band(Style.translucent(Style.SKY, 0.6), "\\text{residuals, all terms}");
        if (paperResiduals.length > 0) {
            legend.line(Style.ORANGE, "\\text{residuals, paper's terms}");
        }
        return panel;
    }

    private long outside() {
        return Arrays.stream(residuals)
                .filter(residual -> Math.abs(residual) > WIDEST_RESIDUAL)
                .count();
    }

    /** Sentences about what the panels do not show, empty for nothing. */
    String caption() {
        int points = scatter.x().length;
        int drawn = Math.min(MOST_POINTS, points);
        long left = IntStream.range(0, points)
                .filter(at -> scatter.x()[at] < ends[0]
                        || scatter.x()[at] > ends[1]
                        || scatter.y()[at] < ends[0] - WIDEST_NOISE
                        || scatter.y()[at] > ends[1] + WIDEST_NOISE)
                .count();
        return (drawn < points ? sentence("(b) draws %,d of %,d increments", drawn, points) : "")
                + (left > 0 ? sentence("%,d of %,d increments lie beyond the frame of (b)", left, points) : "")
                + (outside() > 0
                        ? sentence("%,d of %,d residuals lie beyond the frame of (c)", outside(), residuals.length)
                        : "");
    }

    private static String sentence(String words, long some, long all) {
        String text = String.format(Locale.ROOT, " " + words + ".", some, all);
        return some == 1 ? text.replace(" lie ", " lies ") : text;
    }

    private static Curve normal() {
        double[] x = new double[201];
        double[] y = new double[x.length];
        for (int index = 0; index < x.length; index++) {
            x[index] = WIDEST_RESIDUAL * (index / 100.0 - 1);
            y[index] = Math.exp(-x[index] * x[index] / 2) / Math.sqrt(2 * Math.PI);
        }
        return new Curve(x, y);
    }
}
