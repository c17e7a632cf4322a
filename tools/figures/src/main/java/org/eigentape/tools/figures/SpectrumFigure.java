package org.eigentape.tools.figures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.eigentape.stages.input.MatrixShape;
import org.eigentape.stages.spectrum.MarchenkoPastur;
import org.eigentape.tools.figures.plot.Curve;
import org.eigentape.tools.figures.plot.Drawing;
import org.eigentape.tools.figures.plot.Legend;
import org.eigentape.tools.figures.plot.LinearScale;
import org.eigentape.tools.figures.plot.Panel;
import org.eigentape.tools.figures.plot.Scale;
import org.eigentape.tools.figures.plot.Style;
import org.eigentape.tools.figures.plot.TexText;
import org.eigentape.tools.figures.results.Histogram;
import org.eigentape.tools.figures.results.RecordingResults;
import org.eigentape.tools.figures.results.Series;

/**
 * The density of eigenvalues, pooled over runs, at some steps. At the start the Marchenko-Pastur law is drawn in, whose
 * width is measured: the mean eigenvalue of the law is M times the variance of one element ([P] eq. 4.2).
 */
final class SpectrumFigure implements Figure {

    /** Higher than this many times the histogram, the law is cut off: it diverges for square matrices. */
    private static final double HIGHEST = 1.5;

    @Override
    public String name() {
        return "spectrum";
    }

    @Override
    public String description() {
        return "density of eigenvalues pooled over runs at chosen steps, with the Marchenko-Pastur law at the start";
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
        Legend legend = new Legend();
        legend.band(Style.translucent(Style.SKY, 0.6), "\\text{eigenvalues of }" + TexText.words(matrix.tensor()));
        List<Panel> panels = new ArrayList<>();
        List<Integer> shape = results.facts().shapes().getOrDefault(matrix.tensor(), List.of());
        double[] pooledTargets = Series.pool(targets);
        StringBuilder beyond = new StringBuilder();
        boolean lawShown = false;
        boolean targetsShown = false;
        List<Double> steps = steps(series.get(0), options);
        if (options.steps().isEmpty() && steps.size() > 2) {
            beyond.append(String.format(
                    Locale.ROOT,
                    " Panels show the first and the last recorded step and, of those between, the one nearest to half of"
                            + " the last: t = %,.0f.",
                    steps.get(1)));
        }
        for (double step : steps) {
            double[] values = at(series, step);
            if (step == 0 && shape.size() == 2) {
                panels.add(start(values, shape).heading(heading(step)).note(note(values)));
                lawShown = mean(values) > 0;
            } else {
                SpectrumFrame frame = SpectrumFrame.of(values, pooledTargets);
                panels.add(frame.panel().heading(heading(step)).note(note(values)));
                targetsShown |= pooledTargets.length > 0;
                beyond.append(frame.caption(step));
            }
            beyond.append(lacking(series, step));
        }
        if (lawShown) {
            legend.line(Style.VERMILION, "\\text{Marchenko-Pastur law}");
        }
        if (targetsShown) {
            legend.line(Style.INK, "\\text{target eigenvalues}");
        }
        int runs = FigureData.runs(series);
        double width = panels.size() == 1 ? 720 : 400;
        return new Drawing(
                matrix.drawing(),
                panels,
                Math.min(3, panels.size()),
                width,
                panels.size() == 1 ? 450 : 360,
                legend,
                results.facts().caption(runs)
                        + (lawShown ? " The Marchenko-Pastur law has the measured variance of the elements." : "")
                        + beyond);
    }

    private static String heading(double step) {
        return String.format(Locale.ROOT, "t\\;=\\;%,.0f", step).replace(",", "{,}");
    }

    private static Panel start(double[] values, List<Integer> shape) {
        Histogram histogram = Histogram.of(values);
        return new Panel(new LinearScale(), "x", new LinearScale(), "\\rho(x)")
                .fromZero()
                .histogram(histogram.edges(), histogram.densities(), Style.translucent(Style.SKY, 0.45), Style.BLUE)
                .lines(List.of(startLaw(values, shape, histogram)), Style.VERMILION, 2);
    }

    /** Given steps, each moved to the nearest recorded one; or the first, the last and the one nearest to half of that. */
    private static List<Double> steps(Series series, FigureOptions options) {
        double[] recorded = series.steps();
        TreeSet<Double> steps = new TreeSet<>();
        if (options.steps().isEmpty()) {
            double last = recorded[recorded.length - 1];
            steps.addAll(List.of(recorded[0], last));
            if (recorded.length > 2) {
                double[] between = Arrays.copyOfRange(recorded, 1, recorded.length - 1);
                steps.add(
                        between[new Series(series.run(), series.tensor(), between, new double[0][]).nearest(last / 2)]);
            }
        } else {
            options.steps().forEach(step -> steps.add(recorded[series.nearest(step)]));
        }
        return List.copyOf(steps);
    }

    private static double[] at(List<Series> series, double step) {
        List<Double> values = new ArrayList<>();
        for (Series one : series) {
            int index = one.nearest(step);
            for (double[] element : one.values()) {
                if (one.steps()[index] == step && Scale.shows(element[index])) {
                    values.add(element[index]);
                }
            }
        }
        return values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }

    /** A sentence about the runs that a panel does not show, empty for none. */
    static String lacking(List<Series> series, double step) {
        int runs = FigureData.runs(series);
        int shown = 0;
        int ended = 0;
        for (Series one : series) {
            shown += at(List.of(one), step).length > 0 ? 1 : 0;
            ended += one.steps()[one.steps().length - 1] < step ? 1 : 0;
        }
        if (shown == runs) {
            return "";
        }
        if (runs == 1) {
            String why = ended > 0 ? "it had ended" : "they are undefined or beyond 1e100";
            return String.format(Locale.ROOT, " At t = %,.0f, the run has no eigenvalues to show: %s.", step, why);
        }
        return String.format(
                Locale.ROOT,
                " At t = %,.0f, %s of %d runs %s eigenvalues to show%s%s.",
                step,
                shown == 0 ? "none" : Integer.toString(shown),
                runs,
                shown > 1 ? "have" : "has",
                ended > 0 ? "; " + ended + " had ended" : "",
                shown + ended < runs ? "; those of " + (runs - shown - ended) + " are undefined or beyond 1e100" : "");
    }

    private static String note(double[] values) {
        return values.length == 0 ? "No eigenvalues to show." : "";
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(0);
    }

    private static Curve startLaw(double[] values, List<Integer> shape, Histogram histogram) {
        MatrixShape matrix = new MatrixShape(shape.get(0), shape.get(1));
        double mean = mean(values);
        if (!(mean > 0)) {
            return new Curve(new double[0], new double[0]);
        }
        double highest = HIGHEST * Arrays.stream(histogram.densities()).max().orElse(1);
        return LawCurve.marchenkoPastur(new MarchenkoPastur(matrix, mean / matrix.larger()), 1, highest);
    }
}
