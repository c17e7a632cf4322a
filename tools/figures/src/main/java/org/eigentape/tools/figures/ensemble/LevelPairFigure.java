package org.eigentape.tools.figures.ensemble;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
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
 * Spacings of pairs of neighbouring levels with Wigner's surmise, and all of them in units of their means upon one curve
 * (arXiv:2407.16427, secs. III and IV).
 */
public final class LevelPairFigure implements Figure {

    private static final int POINTS = 200;
    private static final double LARGEST_SCALED = 3.5;
    private static final int SCALED_BINS = 21;
    private static final int MOST_GROUPS = 10;

    /** Creates the figure. */
    public LevelPairFigure() {}

    @Override
    public String name() {
        return "level-pairs";
    }

    @Override
    public String description() {
        return "spacings of pairs of neighbouring levels over all runs with Wigner's surmise, and their data collapse";
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
        matrix.shown().forEach(pair -> panels.add(spacing(pair, spectra)));
        panels.add(collapse(matrix));
        panels.add(ratio(matrix));
        LawCheck check =
                new LawCheck("the surmise", "it is that of two levels without neighbours", spectra, spectra.counted());
        matrix.pairs().forEach(pair -> check.add(pair.name(), pair.wignerDistance()));
        int count = groups(matrix);
        Legend legend = new Legend()
                .band(Style.translucent(Style.SKY, 0.6), "S = x_i - x_{i+1}")
                .line(Style.VERMILION, "\\text{surmise, } \\sigma = \\langle S\\rangle/\\sqrt\\pi")
                .dashes(Style.PURPLE, "\\text{surmise, } \\sigma \\text{ of the two-level density}")
                .orderedColours(count, count == 1 ? "\\text{pair}" : "\\text{pairs from above}")
                .line(Style.INK, "\\frac{\\pi}{2}s\\,e^{-\\pi s^2/4}")
                .dashes(Style.FAINT_INK, "\\text{Poisson}");
        String caption = results.facts().caption(spectra.runs())
                + spectra.caption()
                + " "
                + matrix.shown().stream().map(LevelPairFigure::numbers).collect(Collectors.joining("; "))
                + "."
                + check.caption()
                + matrix.leftOut()
                + (count < matrix.pairs().size() ? " The data collapse pools neighbouring pairs." : "");
        return new Drawing(matrix.drawing(), panels, Math.min(3, panels.size()), 400, 330, legend, caption);
    }

    private static String numbers(LevelPairs.Pair pair) {
        return "Pair " + pair.name() + ": <S> = " + Numbers.of(pair.spacing(), pair.error()) + ", KS = "
                + Numbers.of(pair.wignerDistance()) + ", ratio of sigmas "
                + Numbers.of(pair.surmiseSigma() / pair.sigma(), pair.surmiseSigmaError() / pair.sigma());
    }

    private static Panel spacing(LevelPairs.Pair pair, PooledSpectra spectra) {
        double[] spacings = spectra.spacings(pair.rank());
        Histogram histogram = Histogram.of(spacings);
        double end = 1.02 * spacings[spacings.length - 1];
        return new Panel(new LinearScale(), "S", new LinearScale(), "P(S)")
                .fromZero()
                .histogram(histogram.edges(), histogram.densities(), Style.translucent(Style.SKY, 0.45), Style.BLUE)
                .lines(List.of(surmise(pair.surmiseSigma(), end)), Style.VERMILION, 2)
                .dashes(List.of(surmise(pair.sigma(), end)), Style.PURPLE, 1.4)
                .xRange(0, end)
                .heading(pair.heading());
    }

    /** P(S) = S/(2 sigma^2) exp(-S^2/(4 sigma^2)). */
    private static Curve surmise(double sigma, double end) {
        return curve(end, s -> s / (2 * sigma * sigma) * Math.exp(-s * s / (4 * sigma * sigma)));
    }

    static Curve curve(double end, DoubleUnaryOperator function) {
        double[] x = new double[POINTS + 1];
        Arrays.setAll(x, index -> end * index / POINTS);
        return new Curve(x, Arrays.stream(x).map(function).toArray());
    }

    private static Panel collapse(LevelPairs matrix) {
        Panel panel = new Panel(new LinearScale(), "s = S/\\langle S\\rangle", new LinearScale(), "P(s)").fromZero();
        panel.guides(List.of(curve(LARGEST_SCALED, s -> Math.exp(-s))), Style.FAINT_INK, 1.3);
        panel.lines(
                List.of(curve(LARGEST_SCALED, s -> Math.PI / 2 * s * Math.exp(-Math.PI * s * s / 4))), Style.INK, 1.8);
        int groups = groups(matrix);
        for (int group = 0; group < groups; group++) {
            double[] scaled = scaled(matrix, group, groups);
            Histogram histogram = Histogram.over(scaled, 0, LARGEST_SCALED, SCALED_BINS);
            double[] middles = new double[SCALED_BINS];
            Arrays.setAll(middles, bin -> (histogram.edges()[bin] + histogram.edges()[bin + 1]) / 2);
            panel.points(List.of(new Curve(middles, histogram.densities())), Style.ordered(group, groups), 5);
        }
        return panel.xRange(0, LARGEST_SCALED).heading("\\text{all pairs in units of their } \\langle S\\rangle");
    }

    /** Many pairs are pooled with their neighbours: the noise of each would hide what they have in common. */
    private static int groups(LevelPairs matrix) {
        return Math.min(MOST_GROUPS, matrix.pairs().size());
    }

    private static double[] scaled(LevelPairs matrix, int group, int groups) {
        int count = matrix.pairs().size();
        return matrix.pairs().subList(group * count / groups, (group + 1) * count / groups).stream()
                .flatMapToDouble(pair ->
                        Arrays.stream(matrix.spectra().spacings(pair.rank())).map(spacing -> spacing / pair.spacing()))
                .toArray();
    }

    private static Panel ratio(LevelPairs matrix) {
        int count = matrix.pairs().size();
        double first = matrix.pairs().get(0).rank();
        double last = matrix.pairs().get(count - 1).rank();
        Panel panel = new Panel(
                        new LinearScale(),
                        "\\text{upper level of the pair, from above}",
                        new LinearScale(),
                        "\\langle S\\rangle/(\\sqrt\\pi\\,\\sigma)")
                .dashes(List.of(Curve.level(first - 1, last + 1, 1)), Style.INK, 1.2);
        for (int at = 0; at < count; at++) {
            LevelPairs.Pair pair = matrix.pairs().get(at);
            bar(
                    panel,
                    pair.rank(),
                    pair.surmiseSigma() / pair.sigma(),
                    pair.surmiseSigmaError() / pair.sigma(),
                    Style.ordered(at, count));
        }
        return panel.xRange(first - 1, last + 1).heading("\\sigma\\text{ of the surmise over that of the density}");
    }

    /** A point with its standard error, which may be NaN. */
    static void bar(Panel panel, double x, double y, double error, Color color) {
        panel.points(List.of(new Curve(new double[] {x}, new double[] {y})), color, 6);
        if (error > 0) {
            panel.lines(List.of(new Curve(new double[] {x, x}, new double[] {y - error, y + error})), color, 1.6);
        }
    }
}
