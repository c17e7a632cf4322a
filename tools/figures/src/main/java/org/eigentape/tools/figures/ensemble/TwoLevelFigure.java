package org.eigentape.tools.figures.ensemble;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.eigentape.stages.statistics.TwoLevelDensity;
import org.eigentape.tools.figures.Figure;
import org.eigentape.tools.figures.FigureOptions;
import org.eigentape.tools.figures.plot.Curve;
import org.eigentape.tools.figures.plot.Drawing;
import org.eigentape.tools.figures.plot.Legend;
import org.eigentape.tools.figures.plot.LinearScale;
import org.eigentape.tools.figures.plot.Panel;
import org.eigentape.tools.figures.plot.Style;
import org.eigentape.tools.figures.results.Histogram;
import org.eigentape.tools.figures.results.RecordingResults;

/**
 * Both levels of each pair pooled, with the density of two levels that repel each other (the "semicircle" of two modes), and whether its
 * width and that of Wigner's surmise agree (arXiv:2407.16427).
 */
public final class TwoLevelFigure implements Figure {

    private static final int POINTS = 240;
    private static final int MOST_SWATCHES = 10;

    /** Creates the figure. */
    public TwoLevelFigure() {}

    @Override
    public String name() {
        return "two-level-density";
    }

    @Override
    public String description() {
        return "density of both levels of each pair over all runs with the law of two levels, and its width against the"
                + " surmise's";
    }

    @Override
    public List<String> stages() {
        return List.of("spectrum", LevelPairs.STAGE);
    }

    @Override
    public boolean isDrawable(RecordingResults results) {
        return missing(results).isEmpty() && LevelPairs.exist(results);
    }

    @Override
    public List<Drawing> draw(RecordingResults results, FigureOptions options) {
        return LevelPairs.of(this, results).stream()
                .map(matrix -> draw(matrix, results))
                .toList();
    }

    private static Drawing draw(LevelPairs matrix, RecordingResults results) {
        PooledSpectra spectra = matrix.spectra();
        List<Panel> panels = new ArrayList<>();
        matrix.shown().forEach(pair -> panels.add(density(pair, spectra)));
        panels.add(consistency(matrix));
        LawCheck check = new LawCheck("the law", "a third level close by skews it", spectra, 2 * spectra.counted());
        matrix.pairs().forEach(pair -> check.add(pair.name(), pair.densityDistance()));
        int count = matrix.pairs().size();
        Legend legend = new Legend()
                .band(Style.translucent(Style.SKY, 0.6), "\\text{both levels}")
                .line(Style.VERMILION, "\\text{law of two levels}")
                .dashes(Style.FAINT_INK, "\\text{Gaussian of the same variance}")
                .orderedColours(
                        Math.min(count, MOST_SWATCHES), count == 1 ? "\\text{pair}" : "\\text{pairs from above}");
        String caption = results.facts().caption(spectra.runs())
                + spectra.caption()
                + " "
                + matrix.shown().stream().map(TwoLevelFigure::numbers).collect(Collectors.joining("; "))
                + ". U = m4/(3 m2^2) - 1, the law's is -4/27 = -0.1481 and a Gaussian's 0."
                + check.caption()
                + matrix.leftOut();
        return new Drawing(matrix.drawing(), panels, Math.min(3, panels.size()), 400, 330, legend, caption);
    }

    private static String numbers(LevelPairs.Pair pair) {
        return "Pair " + pair.name() + ": centre " + Numbers.of(pair.centre()) + ", sigma = " + Numbers.of(pair.sigma())
                + ", KS = " + Numbers.of(pair.densityDistance()) + ", U = " + Numbers.of(pair.binder());
    }

    private static Panel density(LevelPairs.Pair pair, PooledSpectra spectra) {
        double[] members = spectra.members(pair.rank());
        Histogram histogram = Histogram.of(members);
        double lower = members[0];
        double upper = members[members.length - 1];
        TwoLevelDensity law = new TwoLevelDensity(pair.centre(), pair.sigma());
        double variance = 1.5 * pair.sigma() * pair.sigma();
        double[] x = new double[POINTS + 1];
        Arrays.setAll(x, index -> lower + (upper - lower) * index / POINTS);
        double[] gauss = Arrays.stream(x)
                .map(at -> Math.exp(-(at - pair.centre()) * (at - pair.centre()) / (2 * variance))
                        / Math.sqrt(2 * Math.PI * variance))
                .toArray();
        return new Panel(new LinearScale(), "x", new LinearScale(), "\\rho(x)")
                .fromZero()
                .tightX()
                .histogram(histogram.edges(), histogram.densities(), Style.translucent(Style.SKY, 0.45), Style.BLUE)
                .dashes(List.of(new Curve(x, gauss)), Style.FAINT_INK, 1.3)
                .lines(List.of(new Curve(x, Arrays.stream(x).map(law::density).toArray())), Style.VERMILION, 2)
                .heading(pair.heading());
    }

    private static Panel consistency(LevelPairs matrix) {
        double largest = matrix.pairs().stream()
                .mapToDouble(pair -> Math.max(pair.sigma(), pair.surmiseSigma()))
                .max()
                .orElse(1);
        double end = 1.15 * largest;
        Panel panel = new Panel(
                        new LinearScale(),
                        "\\sigma\\text{ of the two-level density}",
                        new LinearScale(),
                        "\\sigma = \\langle S\\rangle/\\sqrt\\pi")
                .dashes(List.of(new Curve(new double[] {0, end}, new double[] {0, end})), Style.INK, 1.2);
        int count = matrix.pairs().size();
        for (int at = 0; at < count; at++) {
            LevelPairs.Pair pair = matrix.pairs().get(at);
            LevelPairFigure.bar(
                    panel, pair.sigma(), pair.surmiseSigma(), pair.surmiseSigmaError(), Style.ordered(at, count));
        }
        return panel.xRange(0, end).yRange(0, end).heading("\\text{width of the surmise against that of the density}");
    }
}
