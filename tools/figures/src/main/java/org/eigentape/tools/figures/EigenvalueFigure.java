package org.eigentape.tools.figures;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.eigentape.tools.figures.plot.Curve;
import org.eigentape.tools.figures.plot.Drawing;
import org.eigentape.tools.figures.plot.Legend;
import org.eigentape.tools.figures.plot.LinearScale;
import org.eigentape.tools.figures.plot.LogarithmicScale;
import org.eigentape.tools.figures.plot.Panel;
import org.eigentape.tools.figures.plot.Scale;
import org.eigentape.tools.figures.plot.Style;
import org.eigentape.tools.figures.plot.TexText;
import org.eigentape.tools.figures.results.Quantiles;
import org.eigentape.tools.figures.results.RecordingResults;
import org.eigentape.tools.figures.results.Series;

/** The eigenvalues of a weight matrix during training, all runs overlaid, with their medians, and the targets dashed, on a linear axis and, unless some are negative, on a logarithmic one ([P] Fig. 6). */
final class EigenvalueFigure implements Figure {

    private static final double MEDIAN_WIDTH = 2;
    private static final double TARGET_WIDTH = 1;
    private static final double TARGET_OPACITY = 0.65;
    /** So much of the way may be left after a tenth of the time for the start to matter more. */
    private static final double EARLY = 0.25;

    private static final double EDGE_SHARE = 0.04;
    private static final double EDGE_WIDTH = 2.5;
    /** Swatches for more eigenvalues would be wider than the legend. */
    private static final int MOST_SWATCHES = 32;

    @Override
    public String name() {
        return "eigenvalues";
    }

    @Override
    public String description() {
        return "eigenvalues of each weight matrix during training, all runs overlaid, target eigenvalues dashed";
    }

    @Override
    public List<String> stages() {
        return List.of(MatrixEigenvalues.STAGE);
    }

    @Override
    public List<Drawing> draw(RecordingResults results, FigureOptions options) {
        return MatrixEigenvalues.of(this, results).stream()
                .map(matrix -> draw(matrix, results, options))
                .toList();
    }

    private static Drawing draw(MatrixEigenvalues matrix, RecordingResults results, FigureOptions options) {
        List<Series> series = matrix.series();
        List<Series> targets = matrix.targets();
        int count = series.get(0).values().length;
        int runs = FigureData.runs(series);
        double[] levels = TargetLevels.medians(targets);
        Scale time = (settlesEarly(series.get(0)) ? options.timeAxis().preferLogarithmic() : options.timeAxis())
                .scale(series);
        EigenvalueFrame frame = EigenvalueFrame.of(series, targets);
        Optional<InitialLaw> start = InitialLaw.of(results.facts(), matrix.tensor())
                .filter(law -> series.stream().anyMatch(one -> one.steps()[0] == 0));
        List<Panel> panels = new ArrayList<>();
        Panel linear = panel(time, new LinearScale(), series, levels);
        frame.apply(linear);
        panels.add(linear);
        if (!frame.signed()) {
            Panel logarithmic = panel(time, new LogarithmicScale(), series, levels);
            frame.applyLogarithmic(logarithmic);
            panels.add(logarithmic);
        }
        for (Panel panel : panels) {
            TimeAxis.widen(panel, series, results.facts().steps());
            start.ifPresent(law -> edges(panel, time, law, series, panel == linear));
        }
        boolean differ = TargetLevels.differ(targets);
        Legend legend = new Legend();
        String indices = count == 1 ? "i = 0" : "i = 0,\\,\\ldots,\\," + (count - 1);
        legend.orderedColours(
                Math.min(count, MOST_SWATCHES), "x_i \\;" + TexText.words("of " + matrix.tensor()) + ",\\; " + indices);
        if (levels.length > 0) {
            String words = differ ? "target eigenvalues, medians over runs" : "target eigenvalues";
            legend.dashes(Style.translucent(Style.INK, TARGET_OPACITY), TexText.words(words));
        }
        start.ifPresent(law -> legend.line(Style.VERMILION, TexText.words("edges at the start (" + law.law() + ")")));
        String caption = results.facts().caption(runs)
                + (runs > 1 ? " Thick lines are medians over runs, thin lines are single runs." : "")
                + results.facts().shortest("Medians", runs)
                + frame.caption();
        return new Drawing(matrix.drawing(), panels, 1, 720, panels.size() == 1 ? 450 : 340, legend, caption);
    }

    /** Short lines at the left end of the time axis. */
    private static void edges(Panel panel, Scale time, InitialLaw law, List<Series> series, boolean zeroShown) {
        double[] steps = series.get(0).steps();
        // From 0 to its first step, a logarithmic axis is linear.
        double length = time instanceof LinearScale || steps.length < 2 ? EDGE_SHARE * lastStep(series) : steps[1] / 4;
        panel.lines(
                DoubleStream.of(law.lower(), law.upper())
                        .filter(edge -> zeroShown || edge > 0)
                        .mapToObj(edge -> Curve.level(0, length, edge))
                        .toList(),
                Style.VERMILION,
                EDGE_WIDTH);
    }

    /** Whether a tenth of the time covers most of the way from the start to the end. */
    private static boolean settlesEarly(Series series) {
        double[] steps = series.steps();
        int tenth = series.nearest(steps[steps.length - 1] / 10);
        double way = 0;
        double left = 0;
        for (double[] values : series.values()) {
            double end = values[values.length - 1];
            way += Math.abs(end - values[0]);
            left += Math.abs(end - values[tenth]);
        }
        return left < EARLY * way;
    }

    private static Panel panel(Scale time, Scale scale, List<Series> series, double[] levels) {
        int count = series.get(0).values().length;
        int runs = FigureData.runs(series);
        Panel panel = new Panel(time, TimeAxis.LABEL, scale, "x_i(t)").tightX();
        for (int i = 0; i < count; i++) {
            addRuns(panel, Series.element(series, i), Style.ordered(i, count), runs);
        }
        for (int i = 0; i < count && runs > 1; i++) {
            Quantiles quantiles = Quantiles.of(Series.element(series, i));
            panel.lines(
                    List.of(new Curve(quantiles.steps(), quantiles.median())), Style.ordered(i, count), MEDIAN_WIDTH);
        }
        double last = lastStep(series);
        return panel.dashes(
                Arrays.stream(levels)
                        .mapToObj(height -> Curve.level(0, last, height))
                        .toList(),
                Style.translucent(Style.INK, TARGET_OPACITY),
                TARGET_WIDTH);
    }

    private static void addRuns(Panel panel, List<Series> runsOfOne, Color color, int runs) {
        List<Curve> curves = runsOfOne.stream()
                .map(one -> new Curve(one.steps(), one.element(0)))
                .toList();
        double opacity = runs == 1 ? 1 : 0.7 * FigureData.opacity(runs);
        panel.lines(curves, Style.translucent(color, opacity), runs == 1 ? 1.4 : 0.8);
    }

    private static double lastStep(List<Series> series) {
        return series.stream()
                .mapToDouble(one -> one.steps()[one.steps().length - 1])
                .max()
                .orElse(0);
    }
}
