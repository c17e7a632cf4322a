package org.eigentape.tools.figures;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eigentape.tools.figures.plot.Drawing;
import org.eigentape.tools.figures.plot.Legend;
import org.eigentape.tools.figures.plot.LogarithmicScale;
import org.eigentape.tools.figures.plot.Panel;
import org.eigentape.tools.figures.plot.Scale;
import org.eigentape.tools.figures.plot.Style;
import org.eigentape.tools.figures.plot.TexText;
import org.eigentape.tools.figures.results.RecordingResults;
import org.eigentape.tools.figures.results.Series;

/** The mean level spacing during training, and what drives it ([P] eqs. 4.5 and 4.8). */
final class SpacingFigure implements Figure {

    @Override
    public String name() {
        return "spacing";
    }

    @Override
    public String description() {
        return "mean level spacing S(t) with its drift K_S and repulsion V_S T/S, median and 16-84 % band over runs";
    }

    @Override
    public List<String> stages() {
        return List.of("spectrum", "level-spacing");
    }

    @Override
    public List<Drawing> draw(RecordingResults results, FigureOptions options) {
        FigureData.require(this, results);
        Map<String, List<Series>> spacings = RecordingResults.byTensor(
                results.read("spectrum", "spacing_mean").get("spacing_mean"));
        Map<String, List<Series>> forces =
                results.read("level-spacing", "K_S", "V_S", "noise_over_spacing", "coulomb_S", "delta_delta_S");
        Map<String, List<Series>> drifts = RecordingResults.byTensor(forces.get("K_S"));
        List<Drawing> drawings = new ArrayList<>();
        for (String tensor : drifts.keySet()) {
            List<Series> spacing = spacings.getOrDefault(tensor, List.of());
            if (!spacing.isEmpty()) {
                drawings.add(draw(FigureData.name(this, tensor, drifts.size()), tensor, spacing, forces, results, options));
            }
        }
        if (drawings.isEmpty()) {
            throw FigureData.empty(this, "level-spacing", "K_S");
        }
        return drawings;
    }

    private static Drawing draw(
            String name,
            String tensor,
            List<Series> spacing,
            Map<String, List<Series>> forces,
            RecordingResults results,
            FigureOptions options) {
        List<Series> drift = of(tensor, forces.get("K_S"));
        List<Series> repulsion = Series.products(of(tensor, forces.get("V_S")), of(tensor, forces.get("noise_over_spacing")));
        List<Series> coulomb = of(tensor, forces.get("coulomb_S"));
        List<Series> quadratic = of(tensor, forces.get("delta_delta_S"));
        Scale time = options.timeAxis().scale(drift);
        Legend legend = new Legend();
        Panel above = new Panel(time, TimeAxis.LABEL, new LogarithmicScale(), "S(t)").tightX();
        EnsembleLines.withRuns(above, spacing, Style.INK);
        legend.line(Style.INK, "S \\;" + TexText.words("of " + tensor));
        List<Series> all = new ArrayList<>(drift);
        all.addAll(repulsion);
        all.addAll(coulomb);
        all.addAll(quadratic);
        Panel below = new Panel(
                        time, TimeAxis.LABEL, FigureData.signedScale(all), "\\dot S \\;\\; [1/(\\epsilon\\,\\text{step})]")
                .tightX();
        add(below, legend, drift, Style.BLUE, "K_S");
        add(below, legend, repulsion, Style.VERMILION, "V_S T/S");
        add(below, legend, coulomb, Style.GREEN, "\\text{Coulomb force, exact}");
        add(below, legend, quadratic, Style.PURPLE, "\\Delta\\Delta^T");
        double last = spacing.stream()
                .mapToDouble(one -> one.steps()[one.steps().length - 1])
                .max()
                .orElse(1);
        above.xRange(0, last);
        below.xRange(0, last);
        int runs = FigureData.runs(spacing);
        String caption = results.facts().caption(runs) + FigureData.bands(runs);
        return new Drawing(name, List.of(above, below), 1, 720, 310, legend, caption);
    }

    private static void add(Panel panel, Legend legend, List<Series> series, Color color, String tex) {
        if (!series.isEmpty()) {
            EnsembleLines.withoutRuns(panel, series, color);
            legend.line(color, tex);
        }
    }

    /** The series about a tensor that have a defined value anywhere. */
    private static List<Series> of(String tensor, List<Series> series) {
        return RecordingResults.byTensor(series).getOrDefault(tensor, List.of()).stream()
                .filter(Series::isDefined)
                .toList();
    }
}
