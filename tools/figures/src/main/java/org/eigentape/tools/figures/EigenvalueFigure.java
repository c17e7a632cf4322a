package org.eigentape.tools.figures;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.eigentape.tools.figures.plot.Curve;
import org.eigentape.tools.figures.plot.Drawing;
import org.eigentape.tools.figures.plot.Legend;
import org.eigentape.tools.figures.plot.LinearScale;
import org.eigentape.tools.figures.plot.Panel;
import org.eigentape.tools.figures.plot.Style;
import org.eigentape.tools.figures.plot.TexText;
import org.eigentape.tools.figures.results.RecordingResults;
import org.eigentape.tools.figures.results.Series;
import org.eigentape.tools.figures.results.StageResults;

/** The eigenvalues of a weight matrix during training, all runs overlaid, with their targets dashed ([P] Fig. 6). */
final class EigenvalueFigure implements Figure {

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
        return List.of("spectrum");
    }

    @Override
    public List<Drawing> draw(RecordingResults results, FigureOptions options) {
        FigureData.require(this, results);
        StageResults read = results.read("spectrum", "eigenvalue", "target_eigenvalue");
        Map<String, List<Series>> eigenvalues = read.byTensor("eigenvalue");
        Map<String, List<Series>> targets = read.byTensor("target_eigenvalue");
        if (eigenvalues.isEmpty()) {
            throw FigureData.empty(this, "spectrum", "eigenvalue");
        }
        List<Drawing> drawings = new ArrayList<>();
        eigenvalues.forEach((tensor, series) -> drawings.add(draw(
                FigureData.name(this, tensor, eigenvalues.size()),
                tensor,
                series,
                targets.getOrDefault(tensor, List.of()),
                results,
                options)));
        return drawings;
    }

    private static Drawing draw(
            String name,
            String tensor,
            List<Series> series,
            List<Series> targets,
            RecordingResults results,
            FigureOptions options) {
        int count = series.get(0).values().length;
        int runs = FigureData.runs(series);
        double opacity = FigureData.opacity(runs);
        Panel panel = new Panel(options.timeAxis().scale(series), TimeAxis.LABEL, new LinearScale(), "x_i(t)");
        panel.tightX();
        panel.dashes(levels(targets, lastStep(series)), Style.translucent(Style.INK, 0.6 * opacity), 0.7);
        for (int i = 0; i < count; i++) {
            List<Curve> curves = new ArrayList<>();
            for (Series one : series) {
                curves.add(new Curve(one.steps(), one.element(i)));
            }
            Color color = Style.ordered(count == 1 ? 0 : i / (count - 1.0));
            panel.lines(curves, Style.translucent(color, opacity), 1.1);
        }
        Legend legend = new Legend();
        legend.orderedColours("x_1,\\,\\ldots,\\,x_{" + count + "} \\;" + TexText.words("of " + tensor));
        if (!targets.isEmpty()) {
            legend.dashes(Style.translucent(Style.INK, 0.7), "\\text{target eigenvalues}");
        }
        return new Drawing(
                name, List.of(panel), 1, 720, 470, legend, results.facts().caption(runs));
    }

    private static double lastStep(List<Series> series) {
        return series.stream()
                .mapToDouble(one -> one.steps()[one.steps().length - 1])
                .max()
                .orElse(0);
    }

    /** Each target once, however many runs share it. */
    private static List<Curve> levels(List<Series> targets, double lastStep) {
        TreeSet<Double> heights = new TreeSet<>();
        for (Series one : targets) {
            for (double[] element : one.values()) {
                heights.add(element[element.length - 1]);
            }
        }
        return heights.stream()
                .filter(Double::isFinite)
                .map(height -> Curve.level(0, lastStep, height))
                .toList();
    }
}
