package org.eigentape.tools.figures;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eigentape.tools.figures.plot.Curve;
import org.eigentape.tools.figures.plot.Drawing;
import org.eigentape.tools.figures.plot.Legend;
import org.eigentape.tools.figures.plot.LinearScale;
import org.eigentape.tools.figures.plot.LogarithmicScale;
import org.eigentape.tools.figures.plot.Panel;
import org.eigentape.tools.figures.plot.Scale;
import org.eigentape.tools.figures.plot.Style;
import org.eigentape.tools.figures.results.Histogram;
import org.eigentape.tools.figures.results.RecordingResults;
import org.eigentape.tools.figures.results.Scatter;
import org.eigentape.tools.figures.results.Series;
import org.eigentape.tools.figures.results.StageResults;

/**
 * Whether Dyson Brownian motion describes a run: the size of each term of an eigenvalue's next increment, the measured
 * increments against the predicted ones, and the standardised residuals against the normal law.
 */
final class IncrementFigure implements Figure {

    private static final String[] TERMS = {"drift", "coulomb", "delta_delta", "mean_squared_gradient"};
    private static final String[] TERM_LABELS = {
        "\\text{drift } |\\epsilon K_i|",
        "\\text{Coulomb, } V_{ij}",
        "\\Delta\\Delta^T",
        "\\text{Coulomb, } \\mathbb{E}_{ij}^2"
    };
    private static final String RESTRICTED =
            " Increments and residuals are those of the steps where second-order perturbation theory holds.";
    private static final double WIDEST_RESIDUAL = 5;
    private static final double WIDEST_NOISE = 3;
    private static final int RESIDUAL_BINS = 50;
    private static final int MOST_POINTS = 4000;
    private static final int MEANS = 14;

    @Override
    public String name() {
        return "increments";
    }

    @Override
    public String description() {
        return "each eigenvalue's increments: drift, Coulomb and noise by size, measured against predicted, residuals";
    }

    @Override
    public List<String> stages() {
        return List.of("dyson");
    }

    @Override
    public List<Drawing> draw(RecordingResults results, FigureOptions options) {
        FigureData.require(this, results);
        StageResults read = results.read(
                "dyson",
                "drift",
                "coulomb",
                "delta_delta",
                "mean_squared_gradient",
                "diffusion",
                "predicted",
                "residual",
                "residual_paper",
                "perturbative");
        Set<String> tensors = read.tensors("drift");
        if (read.get("drift").stream().noneMatch(Series::isDefined)) {
            throw FigureData.empty(this, results, "dyson", "drift");
        }
        List<Drawing> drawings = new ArrayList<>();
        for (String tensor : tensors) {
            drawings.add(draw(tensor, tensors.size(), read.about(tensor), results, options));
        }
        return drawings;
    }

    private Drawing draw(
            String tensor, int tensors, StageResults terms, RecordingResults results, FigureOptions options) {
        Legend legend = new Legend();
        List<Panel> panels = new ArrayList<>();
        panels.add(sizes(terms, legend, options));
        StageResults valid = terms.where("perturbative");
        boolean restricted = valid.get("residual").stream().anyMatch(Series::isDefined);
        StageResults tested = restricted ? valid : terms;
        if (tested.get("residual").stream().anyMatch(Series::isDefined)) {
            panels.add(measured(tested, legend));
            panels.add(residuals(tested, legend));
        }
        int runs = FigureData.runs(terms.get("drift"));
        String caption = results.facts().caption(runs) + " Increments per step of the eigenvalues of " + tensor
                + sizes(terms, runs)
                + results.facts().shortest("Medians and bands", runs)
                + (restricted ? RESTRICTED : "");
        String name = FigureData.name(this, tensor, tensors);
        double width = panels.size() == 1 ? 720 : 430;
        return new Drawing(name, panels, panels.size(), width, 400, legend, caption);
    }

    /** What the lines of the first panel are; a single eigenvalue of a single run has neither median nor band. */
    private static String sizes(StageResults terms, int runs) {
        boolean several = terms.get("drift").stream().anyMatch(one -> one.values().length > 1);
        if (!several && runs == 1) {
            return ".";
        }
        String over = several && runs > 1 ? "runs and eigenvalues" : several ? "eigenvalues" : "runs";
        return "; sizes are medians over " + over + ", with bands from 16 to 84 %.";
    }

    private static Panel sizes(StageResults terms, Legend legend, FigureOptions options) {
        Scale time = options.timeAxis().scale(terms.get("drift"));
        Panel panel = new Panel(time, TimeAxis.LABEL, new LogarithmicScale(), "|\\delta x_i|")
                .tightX()
                .heading("\\text{(a)}");
        EnsembleLines.withoutRuns(panel, Series.elements(terms.get("diffusion"), Math::sqrt), Style.INK);
        legend.group("\\text{(a)}");
        legend.line(Style.INK, "\\text{noise } \\epsilon\\sqrt{V_{ii}/|\\mathcal{B}|}");
        for (int term = 0; term < TERMS.length; term++) {
            List<Series> series = terms.get(TERMS[term]);
            if (series.stream().anyMatch(Series::isDefined)) {
                Color color = Style.KINDS.get(term);
                EnsembleLines.withoutRuns(panel, Series.elements(series, Math::abs), color);
                legend.line(color, TERM_LABELS[term]);
            }
        }
        return panel;
    }

    /** In units of the noise, so that points scatter about the line y = x with variance 1 wherever they are. */
    private static Panel measured(StageResults terms, Legend legend) {
        Scatter scatter =
                Scatter.measuredIncrements(terms.get("predicted"), terms.get("residual"), terms.get("diffusion"));
        double[] ends = scatter.bulk();
        Panel panel = new Panel(
                new LinearScale(),
                "\\text{predicted }\\delta x_i/\\text{noise}",
                new LinearScale(),
                "\\text{measured }\\delta x_i/\\text{noise}");
        panel.heading("\\text{(b)}");
        panel.points(List.of(scatter.some(MOST_POINTS)), Style.translucent(Style.SKY, 0.4), 3);
        panel.lines(List.of(new Curve(ends, ends)), Style.INK, 1);
        panel.lines(scatter.errorsOfMeans(MEANS), Style.VERMILION, 1.5);
        panel.points(List.of(scatter.binnedMeans(MEANS)), Style.VERMILION, 6);
        panel.xRange(ends[0], ends[1]);
        panel.yRange(ends[0] - WIDEST_NOISE, ends[1] + WIDEST_NOISE);
        legend.group("\\text{(b)}");
        legend.point(Style.SKY, "\\text{increments}");
        legend.point(Style.VERMILION, "\\text{their means}");
        legend.line(Style.INK, "\\text{measured = predicted}");
        return panel;
    }

    private static Panel residuals(StageResults terms, Legend legend) {
        Panel panel = new Panel(
                new LinearScale(),
                "(\\delta x_i - \\text{predicted})/\\text{noise}",
                new LinearScale(),
                "\\text{density}");
        panel.heading("\\text{(c)}");
        Histogram all =
                Histogram.over(Series.pool(terms.get("residual")), -WIDEST_RESIDUAL, WIDEST_RESIDUAL, RESIDUAL_BINS);
        panel.histogram(all.edges(), all.densities(), Style.translucent(Style.SKY, 0.45), Style.BLUE);
        double[] paperResiduals = Series.pool(terms.get("residual_paper"));
        if (paperResiduals.length > 0) {
            Histogram paper = Histogram.over(paperResiduals, -WIDEST_RESIDUAL, WIDEST_RESIDUAL, RESIDUAL_BINS);
            panel.lines(List.of(paper.outline()), Style.ORANGE, 1.6);
        }
        panel.dashes(List.of(normal()), Style.INK, 1.4);
        panel.xRange(-WIDEST_RESIDUAL, WIDEST_RESIDUAL).fromZero();
        legend.group("\\text{(c)}");
        legend.dashes(Style.INK, "\\mathcal{N}(0,\\,1)");
        legend.band(Style.translucent(Style.SKY, 0.6), "\\text{residuals, all terms}");
        if (paperResiduals.length > 0) {
            legend.line(Style.ORANGE, "\\text{residuals, paper's terms}");
        }
        return panel;
    }

    private static Curve normal() {
        double[] x = new double[201];
        double[] y = new double[x.length];
        for (int index = 0; index < x.length; index++) {
            x[index] = WIDEST_RESIDUAL * (index / 100.0 - 1);
            y[index] = Math.exp(-x[index] * x[index] / 2) / Math.sqrt(2 * Math.PI);
        }
        return new Curve(x, y);
    }
}
