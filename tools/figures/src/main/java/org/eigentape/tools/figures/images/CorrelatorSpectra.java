package org.eigentape.tools.figures.images;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eigentape.tools.figures.plot.Curve;
import org.eigentape.tools.figures.plot.Drawing;
import org.eigentape.tools.figures.plot.Legend;
import org.eigentape.tools.figures.plot.LinearScale;
import org.eigentape.tools.figures.plot.LogarithmicScale;
import org.eigentape.tools.figures.plot.Panel;
import org.eigentape.tools.figures.plot.Scale;
import org.eigentape.tools.figures.plot.Style;
import org.eigentape.tools.figures.sweep.CaptionedFigure;

/** The spectra of the correlators of all machines against that of their data, in one panel over all modes and in one over their logarithm. */
final class CorrelatorSpectra {

    private CorrelatorSpectra() {}

    static CaptionedFigure draw(List<SweptMachine> machines) {
        List<LearnedCorrelator> correlators =
                machines.stream().map(SweptMachine::requireCorrelator).toList();
        LearnedCorrelator first = correlators.get(0);
        Legend legend = new Legend()
                .point(Style.INK, "1/\\kappa_i\\;\\text{ of the data}")
                .dashes(Style.VERMILION, "\\text{cut-off }1/\\mu^2");
        List<String> learned = new ArrayList<>();
        for (int index = 0; index < correlators.size(); index++) {
            LearnedCorrelator each = correlators.get(index);
            legend.line(Style.ordered(index, correlators.size()), "N_h = " + each.hidden());
            learned.add(String.format(Locale.ROOT, "%,d of %,d", each.learned(), each.learnable()));
        }
        String caption = String.format(
                Locale.ROOT,
                "Variances of the modes, the largest first: dots, the data's 1/kappa; lines, the machines' 1/(mu^2 - x), which"
                        + " fall to 1/mu^2 beyond N_h. mu^2 = %s keeps %,d of %,d modes. As in the data within the tolerance of the"
                        + " stage are %s learnable modes, for N_h = %s. %s",
                LearnedCorrelator.number(1 / first.floor()),
                first.belowMass(),
                first.modes(),
                String.join(", ", learned),
                String.join(
                        ", ",
                        correlators.stream()
                                .map(each -> Integer.toString(each.hidden()))
                                .toList()),
                first.largest());
        return new CaptionedFigure(
                "Spectra of the correlators against 1/kappa",
                caption,
                new Drawing(
                        "correlator-spectra",
                        List.of(panel(new LinearScale(), correlators), panel(new LogarithmicScale(), correlators)),
                        2,
                        470,
                        400,
                        legend,
                        caption));
    }

    private static Panel panel(Scale scale, List<LearnedCorrelator> correlators) {
        LearnedCorrelator first = correlators.get(0);
        Panel panel = CorrelatorPanel.of(scale, first);
        CorrelatorPanel.addMass(panel, first);
        Curve data = CorrelatorPanel.curve(first.data());
        panel.points(List.of(data), Style.INK, CorrelatorPanel.diameter(first) + 0.7);
        for (int index = 0; index < correlators.size(); index++) {
            panel.lines(
                    List.of(CorrelatorPanel.curve(correlators.get(index).machine())),
                    Style.ordered(index, correlators.size()),
                    1.8);
        }
        return panel;
    }
}
