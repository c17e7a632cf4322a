package org.eigentape.tools.figures.images;

import java.util.List;
import java.util.Locale;
import org.eigentape.tools.figures.plot.Curve;
import org.eigentape.tools.figures.plot.Drawing;
import org.eigentape.tools.figures.plot.Legend;
import org.eigentape.tools.figures.plot.LogarithmicScale;
import org.eigentape.tools.figures.plot.Panel;
import org.eigentape.tools.figures.plot.Style;
import org.eigentape.tools.figures.sweep.CaptionedFigure;

/** The share of the data's variance that returned images lack, over N_h, with what is left when every mode that can be learned is. */
final class UnexplainedVariance {

    private UnexplainedVariance() {}

    static CaptionedFigure draw(List<SweptMachine> machines) {
        LearnedCorrelator data = machines.get(0).requireCorrelator();
        double[] hidden =
                machines.stream().mapToDouble(SweptMachine::hidden).sorted().toArray();
        double[] lacking = new double[hidden.length];
        double largest = 0;
        for (int index = 0; index < hidden.length; index++) {
            SweptMachine machine = machines.get(hidden.length - 1 - index);
            lacking[index] = machine.requireDigits().unexplained();
            largest = Math.max(largest, Math.abs(lacking[index] / data.unexplained(machine.hidden()) - 1));
        }
        double[] nodes = new double[data.modes()];
        double[] theory = new double[data.modes()];
        for (int index = 0; index < nodes.length; index++) {
            nodes[index] = index + 1.0;
            theory[index] = data.unexplained(index + 1);
        }
        Panel panel = new Panel(
                        new LogarithmicScale(),
                        "N_h",
                        new LogarithmicScale(),
                        "\\text{share of the variance that is lacking}")
                .lines(List.of(new Curve(nodes, theory)), Style.VERMILION, 1.6)
                .points(List.of(new Curve(hidden, lacking)), Style.BLUE, 8);
        Legend legend = new Legend()
                .point(Style.BLUE, "\\text{machines}")
                .line(Style.VERMILION, "\\text{once all that can be learned is}");
        String caption = String.format(
                Locale.ROOT,
                "Share of the variance of all training images that images lack which a machine returns. The line is"
                        + " the sum of (1/kappa) (kappa/mu^2)^2 over the learnable modes and of 1/kappa over all others, over the sum of"
                        + " 1/kappa; beyond %,d modes mu^2 = %s lets no more in. Machines differ from it by at most %s of it.",
                data.belowMass(),
                LearnedCorrelator.number(1 / data.floor()),
                DigitsFigure.percent(largest));
        return new CaptionedFigure(
                "What returned images lack",
                caption,
                new Drawing("unexplained-variance", List.of(panel), 1, 640, 420, legend, caption));
    }
}
