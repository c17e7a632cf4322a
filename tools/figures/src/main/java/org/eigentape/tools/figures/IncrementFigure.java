package org.eigentape.tools.figures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eigentape.tools.figures.plot.Drawing;
import org.eigentape.tools.figures.plot.Legend;
import org.eigentape.tools.figures.plot.Panel;
import org.eigentape.tools.figures.plot.Scale;
import org.eigentape.tools.figures.results.RecordingResults;
import org.eigentape.tools.figures.results.Series;
import org.eigentape.tools.figures.results.StageResults;

/**
 * Whether Dyson Brownian motion describes a run: the size of each term of an eigenvalue's next increment, the measured
 * increments against the predicted ones, and the standardised residuals against the normal law.
 */
final class IncrementFigure implements Figure {

    private static final String FLAG = "perturbative";
    private static final String NO_NOISE =
            " Increments are not compared with predictions in units of the noise, because the noise is zero.";
    private static final String NO_RESIDUALS = " Increments are not compared with predictions: no residual is defined"
            + " ('eigentape results RECORDING --why' says why), or none was recorded.";

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
                FLAG);
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
        StageResults valid = terms.where(FLAG);
        boolean restricted = valid.get("residual").stream().anyMatch(Series::isDefined);
        StageResults tested = restricted ? valid : terms;
        boolean measured = tested.get("residual").stream().anyMatch(Series::isDefined);
        Legend legend = new Legend();
        if (measured) {
            legend.group("\\text{(a)}");
        }
        Scale time = options.timeAxis().scale(terms.get("drift"));
        List<Panel> panels = new ArrayList<>();
        panels.add(IncrementTerms.panel(terms, legend, time, results.facts().steps()));
        String outside = "";
        if (measured) {
            panels.get(0).heading("\\text{(a)}");
            IncrementResiduals residuals = new IncrementResiduals(tested);
            panels.add(residuals.measured(legend));
            panels.add(residuals.density(legend));
            outside = residuals.caption();
        } else {
            outside = IncrementTerms.hasNoNoise(terms) ? NO_NOISE : NO_RESIDUALS;
        }
        int runs = FigureData.runs(terms.get("drift"));
        String caption = results.facts().caption(runs) + " Increments per step of the eigenvalues of " + tensor
                + sizes(terms, runs)
                + results.facts().shortest("Medians and bands", runs)
                + (restricted ? restriction(terms.get(FLAG), runs) : "")
                + outside;
        String name = FigureData.name(this, tensor, tensors);
        double width = panels.size() == 1 ? 720 : 430;
        return new Drawing(name, panels, panels.size(), width, 400, legend, caption);
    }

    /** Of how many steps increments and residuals are; those without a defined increment are not counted. */
    private static String restriction(List<Series> flags, int runs) {
        double[] all = Series.pool(flags);
        long holding = Arrays.stream(all).filter(flag -> flag == 1).count();
        boolean thinned = flags.stream().anyMatch(one -> one.steps().length >= Series.MOST_STEPS);
        return String.format(
                Locale.ROOT,
                " Second-order perturbation theory holds at %,d of %,d probed steps%s%s; increments and residuals are"
                        + " those of these steps.",
                holding,
                all.length,
                runs > 1 ? " of all runs" : "",
                thinned ? String.format(Locale.ROOT, " (at most %,d of each run are read)", Series.MOST_STEPS) : "");
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
}
