package org.eigentape.tools.figures.images;

import java.util.List;
import java.util.Locale;
import org.eigentape.tools.figures.Figure;
import org.eigentape.tools.figures.FigureData;
import org.eigentape.tools.figures.FigureOptions;
import org.eigentape.tools.figures.plot.Curve;
import org.eigentape.tools.figures.plot.Drawing;
import org.eigentape.tools.figures.plot.Legend;
import org.eigentape.tools.figures.plot.LinearScale;
import org.eigentape.tools.figures.plot.LogarithmicScale;
import org.eigentape.tools.figures.plot.Panel;
import org.eigentape.tools.figures.plot.Scale;
import org.eigentape.tools.figures.plot.Style;
import org.eigentape.tools.figures.results.RecordingResults;

/**
 * The spectrum of the two-point correlator, 1/kappa of the data and 1/(mu^2 - sigma_h^2 x) of the machine, with both ultraviolet cut-offs; over
 * all modes and, in the infrared, over their logarithm.
 */
public final class CorrelatorFigure implements Figure {

    /** Creates the figure. */
    public CorrelatorFigure() {}

    @Override
    public String name() {
        return "correlator-spectrum";
    }

    @Override
    public String description() {
        return "correlator of a Gaussian machine, 1/(mu^2 - x), against 1/kappa of its data, with both ultraviolet cut-offs";
    }

    @Override
    public List<String> stages() {
        return List.of(LearnedCorrelator.STAGE);
    }

    @Override
    public List<Drawing> draw(RecordingResults results, FigureOptions options) {
        FigureData.require(this, results);
        LearnedCorrelator machine = LearnedCorrelator.of(results)
                .orElseThrow(() -> FigureData.empty(this, results, LearnedCorrelator.STAGE, "learned_variance"));
        Legend legend = new Legend()
                .point(Style.INK, "1/\\kappa_i\\;\\text{ of the data}")
                .line(Style.SKY, "1/(\\mu^2 - \\sigma_h^2 x_i)\\;\\text{ of the machine}")
                .dashes(Style.VERMILION, "\\text{cut-off }1/\\mu^2");
        if (machine.hidden() < machine.modes()) {
            legend.dashDots(Style.GREEN, "\\text{cut-off }N_h");
        }
        return List.of(new Drawing(
                name(),
                List.of(panel(new LinearScale(), machine), panel(new LogarithmicScale(), machine)),
                2,
                470,
                380,
                legend,
                results.facts().caption(1)
                        + String.format(
                                Locale.ROOT,
                                " Machine at step %,d; modes are counted from 1 in descending order of their variance. ",
                                machine.step())
                        + machine.words() + " " + machine.largest()));
    }

    private static Panel panel(Scale scale, LearnedCorrelator machine) {
        Panel panel = CorrelatorPanel.of(scale, machine);
        CorrelatorPanel.addMass(panel, machine);
        CorrelatorPanel.addHidden(panel, machine);
        Curve data = CorrelatorPanel.curve(machine.data());
        return panel.lines(List.of(CorrelatorPanel.curve(machine.machine())), Style.SKY, 5)
                .points(List.of(data), Style.INK, CorrelatorPanel.diameter(machine));
    }
}
