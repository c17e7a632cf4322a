package org.eigentape.tools.figures;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eigentape.engine.stage.ParameterDeclaration;
import org.eigentape.stages.spacing.LevelSpacingProvider;
import org.eigentape.tools.figures.plot.Drawing;
import org.eigentape.tools.figures.plot.Legend;
import org.eigentape.tools.figures.plot.LogarithmicScale;
import org.eigentape.tools.figures.plot.Panel;
import org.eigentape.tools.figures.plot.Scale;
import org.eigentape.tools.figures.plot.Style;
import org.eigentape.tools.figures.plot.SymmetricLogarithmicScale;
import org.eigentape.tools.figures.plot.TexText;
import org.eigentape.tools.figures.results.RecordingResults;
import org.eigentape.tools.figures.results.Series;
import org.eigentape.tools.figures.results.StageResults;

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
        StageResults spectrum = results.read("spectrum", "spacing_mean");
        StageResults forces =
                results.read("level-spacing", "K_S", "V_S", "noise_over_spacing", "coulomb_S", "delta_delta_S");
        Set<String> tensors = forces.tensors("K_S");
        List<Drawing> drawings = new ArrayList<>();
        for (String tensor : tensors) {
            List<Series> spacing = spectrum.about(tensor).get("spacing_mean");
            if (spacing.stream().anyMatch(Series::isDefined)) {
                String name = FigureData.name(this, tensor, tensors.size());
                drawings.add(draw(name, tensor, spacing, forces.about(tensor), results, options));
            }
        }
        if (drawings.isEmpty()) {
            throw tensors.isEmpty()
                    ? FigureData.empty(this, results, "level-spacing", "K_S")
                    : FigureData.empty(this, results, "spectrum", "spacing_mean");
        }
        return drawings;
    }

    private static Drawing draw(
            String name,
            String tensor,
            List<Series> spacing,
            StageResults forces,
            RecordingResults results,
            FigureOptions options) {
        List<Series> drift = defined(forces, "K_S");
        List<Series> repulsion = Series.products(defined(forces, "V_S"), defined(forces, "noise_over_spacing"));
        List<Series> coulomb = defined(forces, "coulomb_S");
        List<Series> quadratic = defined(forces, "delta_delta_S");
        Legend legend = new Legend();
        List<Series> all = new ArrayList<>(drift);
        all.addAll(repulsion);
        all.addAll(coulomb);
        all.addAll(quadratic);
        Scale time = options.timeAxis().scale(all.isEmpty() ? spacing : drift.isEmpty() ? all : drift);
        Panel above = new Panel(time, TimeAxis.LABEL, new LogarithmicScale(), "S(t)").tightX();
        EnsembleLines.withRuns(above, spacing, Style.INK);
        legend.line(Style.INK, "S \\;" + TexText.words("of " + tensor));
        Scale signed = FigureData.signedScale(all);
        Panel below = new Panel(time, TimeAxis.LABEL, signed, "\\dot S \\;\\; [1/(\\epsilon\\,\\text{step})]").tightX();
        add(below, legend, drift, Style.BLUE, "K_S");
        add(below, legend, repulsion, Style.VERMILION, "V_S T/S");
        add(below, legend, coulomb, Style.GREEN, "\\text{Coulomb force, exact}");
        add(below, legend, quadratic, Style.PURPLE, "\\Delta\\Delta^T");
        double last = spacing.stream()
                .mapToDouble(one -> one.steps()[one.steps().length - 1])
                .max()
                .orElse(1);
        double end = last > 0 ? last : Math.max(1, results.facts().steps());
        above.xRange(0, end);
        below.xRange(0, end);
        int runs = FigureData.runs(spacing);
        String caption = results.facts().caption(runs)
                + FigureData.bands(results.facts(), runs)
                + (drift.isEmpty() && repulsion.isEmpty() ? "" : convention(results))
                + axis(signed);
        return new Drawing(name, List.of(above, below), 1, 720, 310, legend, caption);
    }

    /** The reading of [P] by which the coefficients were taken: they differ between them by orders of magnitude. */
    private static String convention(RecordingResults results) {
        ParameterDeclaration declared =
                new LevelSpacingProvider().description().parameters().get(0);
        String canonical = results.parameters("level-spacing");
        String assignment = declared.name() + "=";
        String convention = canonical.startsWith(assignment)
                ? canonical.substring(assignment.length()).replaceFirst("[,;].*", "")
                : declared.defaultValue();
        return " K_S and V_S are those of the " + declared.name() + " " + convention + ".";
    }

    /** What a reader must know of the lower axis, which looks logarithmic but has a zero. */
    private static String axis(Scale scale) {
        return scale instanceof SymmetricLogarithmicScale symmetric
                ? String.format(
                        Locale.ROOT,
                        " The lower axis is symmetric-logarithmic: linear between -%1$.0e and %1$.0e, logarithmic beyond.",
                        symmetric.threshold())
                : "";
    }

    private static void add(Panel panel, Legend legend, List<Series> series, Color color, String tex) {
        if (series.stream().anyMatch(Series::isDefined)) {
            EnsembleLines.withoutRuns(panel, series, color);
            legend.line(color, tex);
        }
    }

    /** The series of an output that have a defined value anywhere. */
    private static List<Series> defined(StageResults forces, String output) {
        return forces.get(output).stream().filter(Series::isDefined).toList();
    }
}
