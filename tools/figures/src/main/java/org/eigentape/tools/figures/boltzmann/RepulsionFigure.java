package org.eigentape.tools.figures.boltzmann;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import org.eigentape.tools.figures.boltzmann.levels.LinearTheory;
import org.eigentape.tools.figures.comparison.Estimate;
import org.eigentape.tools.figures.plot.Curve;
import org.eigentape.tools.figures.plot.Drawing;
import org.eigentape.tools.figures.plot.Legend;
import org.eigentape.tools.figures.plot.LinearScale;
import org.eigentape.tools.figures.plot.Panel;
import org.eigentape.tools.figures.plot.Style;
import org.eigentape.tools.figures.sweep.CaptionedFigure;

/** Learned eigenvalues over their targets against alpha/|B|: no perfect learning unless stochasticity vanishes. */
final class RepulsionFigure {

    static final String TITLE = "Repulsion: learned eigenvalue over target";

    private static final int POINTS = 100;
    private static final double ROOM = 1.08;
    private static final String RATIO = "\\alpha/|\\mathcal{B}|";

    private RepulsionFigure() {}

    static CaptionedFigure draw(MachineFacts facts) {
        LinearTheory theory = facts.theory();
        int modes = theory.learnable();
        double end = ROOM * facts.largestRatio();
        double noisePerRatio = facts.settings().get(0).setting().noise()
                / facts.settings().get(0).setting().ratio();
        Panel ratios = new Panel(new LinearScale(), RATIO, new LinearScale(), "\\langle x_i\\rangle/x_i^s").tightX();
        Panel trace = new Panel(
                        new LinearScale(), RATIO, new LinearScale(), "\\langle\\mathrm{tr}\\,X\\rangle/\\sum_i x_i^s")
                .tightX();
        Legend legend = new Legend();
        ratios.dashes(List.of(Curve.level(0, end, 1)), Style.FAINT_INK, 1);
        trace.dashes(List.of(Curve.level(0, end, 1)), Style.FAINT_INK, 1);
        double[] x = facts.settings().stream()
                .mapToDouble(each -> each.setting().ratio())
                .toArray();
        double sum = 0;
        for (int mode = 0; mode < modes; mode++) {
            int of = mode;
            Color color = Style.ordered(mode, modes);
            sum += theory.target(mode);
            if (theory.isComplete()) {
                ratios.lines(
                        List.of(curve(end, ratio -> theory.eigenvalue(of, ratio * noisePerRatio) / theory.target(of))),
                        color,
                        1);
            }
            Marks.points(
                    ratios,
                    x,
                    facts.settings().stream().map(each -> each.overTarget(of)).toList(),
                    color);
        }
        double total = sum;
        if (theory.isComplete()) {
            trace.lines(
                    List.of(curve(end, ratio -> 1 - theory.traceLossPerNoise() * ratio * noisePerRatio / total)),
                    Style.INK,
                    1.5);
        }
        List<Estimate> traces = new ArrayList<>();
        facts.settings().forEach(each -> traces.add(each.trace().times(1 / total)));
        Marks.points(trace, x, traces, Style.VERMILION);
        legend.orderedColours(modes, "x_1,\\,\\ldots,\\,x_{" + modes + "}\\text{ (descending)}");
        if (theory.isComplete()) {
            legend.line(Style.INK, "\\text{linear theory}");
        }
        legend.dashes(Style.FAINT_INK, "\\text{perfect learning}");
        String caption =
                "Left: mean eigenvalues of X, W times its transpose, over those that training without noise reaches, with"
                        + " standard errors. Degenerate pairs repel each other as sqrt(alpha/|B|), and all levels repel one another: there is no"
                        + " perfect learning unless stochasticity vanishes. Right: the trace, to which repulsion does not contribute."
                        + (theory.isComplete()
                                ? String.format(
                                        Locale.ROOT,
                                        " Lines: theory to first order in alpha/|B|, the memory of persistent chains included, with"
                                                + " E tr X = %.4g - %.2f alpha/|B|.",
                                        total,
                                        theory.traceLossPerNoise() * noisePerRatio)
                                : " There is no line of theory where modes are cut off.")
                        + " " + facts.words();
        return new CaptionedFigure(
                TITLE, caption, new Drawing("repulsion", List.of(ratios, trace), 2, 560, 440, legend, caption));
    }

    private static Curve curve(double end, DoubleUnaryOperator law) {
        double[] x = new double[POINTS + 1];
        double[] y = new double[x.length];
        for (int at = 0; at < x.length; at++) {
            // Dense near zero, where roots are steep.
            double share = at / (double) POINTS;
            x[at] = end * share * share;
            y[at] = law.applyAsDouble(x[at]);
        }
        return new Curve(x, y);
    }
}
