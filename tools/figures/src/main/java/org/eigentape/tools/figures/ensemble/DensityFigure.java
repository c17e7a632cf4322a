package org.eigentape.tools.figures.ensemble;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eigentape.stages.input.MatrixShape;
import org.eigentape.stages.law.Semicircle;
import org.eigentape.stages.spectrum.MarchenkoPastur;
import org.eigentape.tools.figures.Figure;
import org.eigentape.tools.figures.FigureData;
import org.eigentape.tools.figures.FigureOptions;
import org.eigentape.tools.figures.LawCurve;
import org.eigentape.tools.figures.plot.Drawing;
import org.eigentape.tools.figures.plot.Legend;
import org.eigentape.tools.figures.plot.LinearScale;
import org.eigentape.tools.figures.plot.Panel;
import org.eigentape.tools.figures.plot.Scale;
import org.eigentape.tools.figures.plot.Style;
import org.eigentape.tools.figures.results.EnsembleResults;
import org.eigentape.tools.figures.results.Histogram;
import org.eigentape.tools.figures.results.RecordingResults;
import org.eigentape.tools.figures.results.Series;

/**
 * The density of all levels of all runs with the law that was fitted to it, at the start beside it where that is random, and how the largest
 * levels are distributed.
 */
public final class DensityFigure implements Figure {

    private static final String STAGE = "spectral-density";
    private static final String DENSITY = "density";
    /** Higher than this many times the histogram, a law is cut off: it diverges for square matrices. */
    private static final double HIGHEST = 1.5;
    /** A law that describes less of a histogram is a poor fit. */
    private static final double GOOD = 0.9;
    /** A histogram with one maximum is hardly ever far from a semicircle. */
    private static final double GOOD_SEMICIRCLE = 0.98;

    /** Creates the figure. */
    public DensityFigure() {}

    @Override
    public String name() {
        return "density";
    }

    @Override
    public String description() {
        return "density of all levels of all runs with the fitted Marchenko-Pastur law or semicircle, and of the largest"
                + " ones with the Tracy-Widom law";
    }

    @Override
    public List<String> stages() {
        return List.of("spectrum", STAGE);
    }

    @Override
    public boolean isDrawable(RecordingResults results) {
        return missing(results).isEmpty()
                && !tensors(results.readEnsemble(STAGE, DENSITY)).isEmpty();
    }

    private static List<String> tensors(EnsembleResults ensemble) {
        return ensemble.tensors(DENSITY).stream()
                .filter(tensor -> {
                    double[] heights = ensemble.last(DENSITY, tensor);
                    return heights.length > 0 && !Double.isNaN(heights[0]);
                })
                .toList();
    }

    @Override
    public List<Drawing> draw(RecordingResults results, FigureOptions options) {
        FigureData.require(this, results);
        EnsembleResults ensemble = results.readEnsemble(
                STAGE,
                PooledSpectra.with(
                        DENSITY,
                        "bin_count",
                        "bin_lower",
                        "bin_width",
                        "mp_area",
                        "mp_sigma2",
                        "mp_ks",
                        "mp_determination",
                        "semicircle_center",
                        "semicircle_radius",
                        "semicircle_ks",
                        "semicircle_determination",
                        "edge_mean",
                        "edge_variance",
                        "edge_ks"));
        List<String> tensors = tensors(ensemble);
        if (tensors.isEmpty()) {
            throw FigureData.empty(this, results, STAGE, DENSITY);
        }
        return tensors.stream()
                .map(tensor -> draw(FigureData.name(this, tensor, tensors.size()), tensor, ensemble, results))
                .toList();
    }

    private Drawing draw(String name, String tensor, EnsembleResults ensemble, RecordingResults results) {
        PooledSpectra spectra = PooledSpectra.of(this, results, ensemble, tensor);
        boolean symmetric = !ensemble.tensors("semicircle_center").isEmpty()
                && ensemble.tensors("semicircle_center").contains(tensor);
        Legend legend = new Legend().band(Style.translucent(Style.SKY, 0.6), "\\text{levels of all runs}");
        List<Panel> panels = new ArrayList<>();
        StringBuilder caption = new StringBuilder(results.facts().caption(spectra.runs()) + spectra.caption());
        List<Integer> shape = results.facts().shapes().getOrDefault(tensor, List.of());
        if (!symmetric && shape.size() == 2) {
            start(results, tensor, shape, panels, caption);
        }
        Panel last = histogram(ensemble, tensor);
        caption.append(symmetric ? semicircle(ensemble, tensor, last) : fit(ensemble, tensor, shape, last));
        panels.add(last.heading(heading(spectra)));
        legend.line(Style.VERMILION, symmetric ? "\\text{semicircle}" : "\\text{Marchenko-Pastur law}");
        EdgePanel.of(ensemble, spectra).ifPresent(edge -> {
            panels.add(edge.panel());
            caption.append(edge.caption());
            legend.line(Style.GREEN, "\\text{Tracy-Widom law } (\\beta = 1)");
        });
        double width = panels.size() == 1 ? 720 : 400;
        return new Drawing(name, panels, panels.size(), width, 360, legend, caption.toString());
    }

    private static String heading(PooledSpectra spectra) {
        String tex = spectra.pooled()
                ? String.format(Locale.ROOT, "t\\;\\geq\\;%,d", spectra.from())
                : String.format(Locale.ROOT, "t\\;=\\;%,d", spectra.to());
        return tex.replace(",", "{,}");
    }

    /** The first recorded step, with the law of independent elements of the measured variance. */
    private static void start(
            RecordingResults results, String tensor, List<Integer> shape, List<Panel> panels, StringBuilder caption) {
        List<Series> series = results.readAt("spectrum", Set.of(0L), "eigenvalue")
                .about(tensor)
                .get("eigenvalue");
        double[] levels = Arrays.stream(Series.pool(series)).sorted().toArray();
        double mean = Arrays.stream(levels).filter(Scale::shows).average().orElse(0);
        // A start that is no random matrix, such as a multiple of the identity, has no such law.
        if (!(mean > 0) || !(levels[levels.length - 1] > levels[0] * (1 + 1e-9))) {
            return;
        }
        MatrixShape matrix = new MatrixShape(shape.get(0), shape.get(1));
        double variance = mean / matrix.larger();
        Histogram histogram = Histogram.of(levels);
        double highest = HIGHEST * Arrays.stream(histogram.densities()).max().orElse(1);
        panels.add(new Panel(new LinearScale(), "x", new LinearScale(), "\\rho(x)")
                .fromZero()
                .histogram(histogram.edges(), histogram.densities(), Style.translucent(Style.SKY, 0.45), Style.BLUE)
                .lines(
                        List.of(LawCurve.marchenkoPastur(new MarchenkoPastur(matrix, variance), 1, highest)),
                        Style.VERMILION,
                        2)
                .heading("t\\;=\\;0"));
        caption.append(" At t = 0 the law has the measured variance of the elements, ")
                .append(Numbers.of(variance))
                .append('.');
    }

    private static Panel histogram(EnsembleResults ensemble, String tensor) {
        int bins = (int) ensemble.lastScalar("bin_count", tensor);
        double lower = ensemble.lastScalar("bin_lower", tensor);
        double width = ensemble.lastScalar("bin_width", tensor);
        double[] edges = new double[bins + 1];
        Arrays.setAll(edges, bin -> lower + bin * width);
        return new Panel(new LinearScale(), "x", new LinearScale(), "\\rho(x)")
                .fromZero()
                .histogram(
                        edges,
                        Arrays.copyOf(ensemble.last(DENSITY, tensor), bins),
                        Style.translucent(Style.SKY, 0.45),
                        Style.BLUE);
    }

    private static String semicircle(EnsembleResults ensemble, String tensor, Panel panel) {
        double radius = ensemble.lastScalar("semicircle_radius", tensor);
        if (Double.isNaN(radius)) {
            return why(ensemble, "semicircle", "semicircle_radius", tensor);
        }
        double centre = ensemble.lastScalar("semicircle_center", tensor);
        panel.lines(List.of(LawCurve.semicircle(new Semicircle(centre, radius))), Style.VERMILION, 2);
        return " Semicircle fitted with centre " + Numbers.of(centre) + " and radius " + Numbers.of(radius) + ", KS = "
                + Numbers.of(ensemble.lastScalar("semicircle_ks", tensor))
                + quality(
                        ensemble.lastScalar("semicircle_determination", tensor),
                        GOOD_SEMICIRCLE,
                        "it is the law of many levels, and few have tails beyond it");
    }

    private static String fit(EnsembleResults ensemble, String tensor, List<Integer> shape, Panel panel) {
        double area = ensemble.lastScalar("mp_area", tensor);
        if (Double.isNaN(area) || shape.size() != 2) {
            return why(ensemble, "Marchenko-Pastur law", "mp_area", tensor);
        }
        double variance = ensemble.lastScalar("mp_sigma2", tensor);
        double highest = HIGHEST
                * Arrays.stream(ensemble.last(DENSITY, tensor))
                        .filter(height -> !Double.isNaN(height))
                        .max()
                        .orElse(1);
        MarchenkoPastur law = new MarchenkoPastur(new MatrixShape(shape.get(0), shape.get(1)), variance);
        panel.lines(List.of(LawCurve.marchenkoPastur(law, area, highest)), Style.VERMILION, 2);
        return " Marchenko-Pastur law fitted with area " + Numbers.of(area) + " and element variance "
                + Numbers.of(variance) + ", KS within its edges "
                + Numbers.of(ensemble.lastScalar("mp_ks", tensor))
                + quality(
                        ensemble.lastScalar("mp_determination", tensor),
                        GOOD,
                        "training has moved the levels away from those of random elements");
    }

    private static String why(EnsembleResults ensemble, String law, String output, String tensor) {
        return " No " + law + " is drawn: " + ensemble.reason(output, tensor).orElse("the stage did not fit one") + ".";
    }

    private static String quality(double determination, double good, String reason) {
        return Double.isNaN(determination)
                ? "."
                : String.format(
                        Locale.ROOT,
                        "; it describes %.0f %% of the histogram's variance%s.",
                        100 * Math.max(0, determination),
                        determination < good ? ", a poor fit: " + reason : "");
    }
}
