package org.eigentape.tools.figures.ensemble;

import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eigentape.tools.figures.Figure;
import org.eigentape.tools.figures.FigureData;
import org.eigentape.tools.figures.FigureOptions;
import org.eigentape.tools.figures.plot.Curve;
import org.eigentape.tools.figures.plot.Drawing;
import org.eigentape.tools.figures.plot.Legend;
import org.eigentape.tools.figures.plot.LinearScale;
import org.eigentape.tools.figures.plot.Panel;
import org.eigentape.tools.figures.plot.Style;
import org.eigentape.tools.figures.results.EnsembleResults;
import org.eigentape.tools.figures.results.RecordingResults;

/** How far noise and repulsion keep eigenvalues from their targets: learnt over target eigenvalue by level (arXiv:2407.16427). */
public final class TargetRatioFigure implements Figure {

    private static final String STAGE = "spacing-statistics";
    private static final String RATIO = "eigenvalue_over_target";
    private static final String ERROR = "eigenvalue_over_target_error";
    private static final int MANY = 40;

    /** Creates the figure. */
    public TargetRatioFigure() {}

    @Override
    public String name() {
        return "target-ratio";
    }

    @Override
    public String description() {
        return "mean eigenvalue over target eigenvalue by level, with standard errors and linear theory";
    }

    @Override
    public List<String> stages() {
        return List.of("spectrum", STAGE);
    }

    @Override
    public boolean isDrawable(RecordingResults results) {
        return missing(results).isEmpty()
                && !tensors(results.readEnsemble(STAGE, RATIO)).isEmpty();
    }

    private static List<String> tensors(EnsembleResults ensemble) {
        return ensemble.tensors(RATIO).stream()
                .filter(tensor -> Arrays.stream(ensemble.last(RATIO, tensor)).anyMatch(Double::isFinite))
                .toList();
    }

    @Override
    public List<Drawing> draw(RecordingResults results, FigureOptions options) {
        FigureData.require(this, results);
        EnsembleResults ensemble = results.readEnsemble(STAGE, PooledSpectra.with(RATIO, ERROR));
        List<String> tensors = tensors(ensemble);
        if (tensors.isEmpty()) {
            throw FigureData.empty(this, results, STAGE, RATIO);
        }
        return tensors.stream()
                .map(tensor -> draw(FigureData.name(this, tensor, tensors.size()), tensor, ensemble, results))
                .toList();
    }

    private Drawing draw(String name, String tensor, EnsembleResults ensemble, RecordingResults results) {
        double[] ratios = ensemble.last(RATIO, tensor);
        double[] errors = ensemble.last(ERROR, tensor);
        PooledSpectra spectra = PooledSpectra.of(this, results, ensemble, tensor);
        int count = ratios.length;
        Panel panel = new Panel(
                        new LinearScale(),
                        "\\text{level, from above}",
                        new LinearScale(),
                        "\\langle x_i\\rangle/x_i^{\\text{target}}")
                .dashes(List.of(Curve.level(0, count + 1, 1)), Style.INK, 1.2);
        Optional<double[]> theory = theory(results, tensor, count);
        for (int i = 0; i < count; i++) {
            int rank = count - i;
            double error = i < errors.length ? errors[i] : Double.NaN;
            Color color = Style.ordered(i, count);
            if (theory.isPresent()) {
                panel.lines(
                        List.of(Curve.level(rank - 0.35, rank + 0.35, theory.get()[i])),
                        Style.translucent(Style.VERMILION, 0.8),
                        2);
            }
            if (count <= MANY) {
                LevelPairFigure.bar(panel, rank, ratios[i], error, color);
            } else {
                panel.points(List.of(new Curve(new double[] {rank}, new double[] {ratios[i]})), color, 3);
            }
        }
        panel.xRange(0, count + 1);
        Legend legend = new Legend()
                .point(Style.ordered(0.5), "\\text{mean and standard error}")
                .dashes(Style.INK, "\\text{learnt perfectly}");
        theory.ifPresent(means -> legend.line(Style.VERMILION, "\\text{linear theory}"));
        String caption = results.facts().caption(spectra.runs())
                + spectra.caption()
                + extremes(ratios, errors)
                + theory.map(means -> comparison(ratios, means)).orElse("");
        return new Drawing(name, List.of(panel), 1, 720, 420, legend, caption);
    }

    /** Theory over target by ascending level. */
    private static Optional<double[]> theory(RecordingResults results, String tensor, int count) {
        return results.read("spectrum", "target_eigenvalue").about(tensor).get("target_eigenvalue").stream()
                .filter(series -> series.values().length == count)
                .findFirst()
                .flatMap(series -> {
                    double[] targets = IntStream.range(0, count)
                            .mapToDouble(i -> series.element(i)[series.steps().length - 1])
                            .toArray();
                    return LinearTheory.of(results.facts(), targets).map(means -> {
                        double[] shares = new double[count];
                        Arrays.setAll(shares, i -> means[i] / targets[i]);
                        return shares;
                    });
                });
    }

    private static String extremes(double[] ratios, double[] errors) {
        int[] defined = IntStream.range(0, ratios.length)
                .filter(i -> Double.isFinite(ratios[i]))
                .toArray();
        int lowest = Arrays.stream(defined).reduce(defined[0], (a, b) -> ratios[b] < ratios[a] ? b : a);
        int highest = Arrays.stream(defined).reduce(defined[0], (a, b) -> ratios[b] > ratios[a] ? b : a);
        String words = " Ratios from " + ratio(lowest, ratios, errors) + " to " + ratio(highest, ratios, errors) + ".";
        int without = ratios.length - defined.length;
        String missing = without == 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        " %d of %d levels have no ratio: their target is zero (the mode is cut off) or not known.",
                        without,
                        ratios.length);
        boolean noErrors = Arrays.stream(errors).noneMatch(Double::isFinite);
        return words
                + missing
                + (noErrors
                        ? " There are no standard errors, which need two runs."
                        : " Errors come from how the means of the runs differ.");
    }

    private static String ratio(int i, double[] ratios, double[] errors) {
        return Numbers.of(ratios[i], i < errors.length ? errors[i] : Double.NaN) + " (level " + (ratios.length - i)
                + ")";
    }

    private static String comparison(double[] ratios, double[] theory) {
        double largest = 0;
        for (int i = 0; i < ratios.length; i++) {
            largest = Math.max(largest, Math.abs(ratios[i] - theory[i]));
        }
        return " Linear theory in alpha/|B|: the shift by multiplicative noise, the repulsion of other levels, and"
                + " sqrt(pi) sigma between the two of a pair; it is off by " + Numbers.of(largest) + " at most.";
    }
}
