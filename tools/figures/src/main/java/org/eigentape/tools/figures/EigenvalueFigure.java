package org.eigentape.tools.figures;

import java.awt.Color;
import java.util.Arrays;
import java.util.List;
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

/** The eigenvalues of a weight matrix during training, all runs overlaid, with their medians, and the targets dashed, on a linear and on a logarithmic axis ([P] Fig. 6). */
final class EigenvalueFigure implements Figure {

    private static final double MEDIAN_WIDTH = 2;
    private static final double TARGET_WIDTH = 1;
    private static final double TARGET_OPACITY = 0.65;

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
        Scale time = options.timeAxis().scale(series);
        EigenvalueFrame frame = EigenvalueFrame.of(series, targets);
        Panel linear = panel(time, new LinearScale(), series, levels);
        frame.apply(linear);
        Panel logarithmic = panel(time, new LogarithmicScale(), series, levels);
        frame.applyLogarithmic(logarithmic);
        TimeAxis.widen(linear, series, results.facts().steps());
        TimeAxis.widen(logarithmic, series, results.facts().steps());
        boolean differ = TargetLevels.differ(targets);
        Legend legend = new Legend();
        String indices = count == 1 ? "i = 0" : "i = 0,\\,\\ldots,\\," + (count - 1);
        legend.orderedColours(count, "x_i \\;" + TexText.words("of " + matrix.tensor()) + ",\\; " + indices);
        if (levels.length > 0) {
            String words = differ ? "target eigenvalues, medians over runs" : "target eigenvalues";
            legend.dashes(Style.translucent(Style.INK, TARGET_OPACITY), TexText.words(words));
        }
        String caption = results.facts().caption(runs)
                + (runs > 1 ? " Thick lines are medians over runs, thin lines are single runs." : "")
                + results.facts().shortest("Medians", runs)
                + frame.caption();
        return new Drawing(matrix.drawing(), List.of(linear, logarithmic), 1, 720, 340, legend, caption);
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
