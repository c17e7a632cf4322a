package org.eigentape.tools.figures.paper;

import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.eigentape.tools.figures.diagram.LeftOut;
import org.eigentape.tools.figures.plot.BinaryLogarithmicScale;
import org.eigentape.tools.figures.plot.Curve;
import org.eigentape.tools.figures.plot.Drawing;
import org.eigentape.tools.figures.plot.Legend;
import org.eigentape.tools.figures.plot.LogarithmicScale;
import org.eigentape.tools.figures.plot.Panel;
import org.eigentape.tools.figures.plot.Style;
import org.eigentape.tools.figures.sweep.CaptionedFigure;

/** [P] Figs. 3 and 4: losses and gradients along T and along 1/sigma_W. */
final class SliceFigures {

    static final String TEMPERATURE = "T=\\epsilon/|\\mathcal{B}|";
    private static final String LOSS = "\\mathcal{L}_{\\text{test}}(t_f)";
    private static final String GRADIENT = "|\\nabla\\mathcal{L}|";
    private static final double WIDTH = 1.8;
    private static final double DIAMETER = 5;
    private static final double BAND = 0.18;
    /** More lines than these are explained by a key of colours. */
    private static final int MOST_ENTRIES = 14;

    private static final String CONVENTIONS = " Losses with the 1/2 of (2.6), which the published figures leave out.";

    private SliceFigures() {}

    /** A logarithmic panel along T. */
    static Panel alongTemperature(String label) {
        return new Panel(new BinaryLogarithmicScale(), TEMPERATURE, new LogarithmicScale(), label);
    }

    static CaptionedFigure allInverseSigmas(SweepFacts facts) {
        Panel loss = alongTemperature(LOSS).heading("\\text{test loss}");
        Panel gradient = alongTemperature(GRADIENT + "(t_f)").heading("\\text{gradient at fixed }W");
        Panel moving = alongTemperature(GRADIENT + "(t_f)").heading("\\text{gradient averaged over the last epoch}");
        SliceQuantities.requireAny(facts, SliceQuantities.FIGURE_3);
        Legend legend = new Legend();
        double[] inverseSigmas = facts.table().inverseSigmas();
        int count = inverseSigmas.length;
        legend.group("1/\\sigma_W:");
        for (int column = 0; column < count; column++) {
            Color color = Style.ordered(column, count);
            line(loss, facts, "test_loss_median", column, color);
            line(gradient, facts, "gradient_norm_final_median", column, color);
            line(moving, facts, "gradient_norm_epoch_median", column, color);
            if (count <= MOST_ENTRIES) {
                legend.line(color, Notation.tex(inverseSigmas[column]));
            }
        }
        if (count > MOST_ENTRIES) {
            legend.orderedColours(
                    count, Notation.tex(inverseSigmas[0]) + "\\text{ to }" + Notation.tex(inverseSigmas[count - 1]));
        }
        String absent = SliceQuantities.absent(facts, "test_loss", loss)
                + SliceQuantities.absent(facts, "gradient_norm_final", gradient)
                + SliceQuantities.absent(facts, "gradient_norm_epoch", moving);
        LeftOut leftOut = LeftOut.of(facts.table());
        SliceQuantities.tell(leftOut, facts, SliceQuantities.FIGURE_3);
        String caption =
                "Medians over the runs of a cell that did not diverge at the end of training (the paper's caption says means; its published"
                        + " data are medians); bands are left out. Gradient norms (3.3) over the training set: centre at fixed W,"
                        + " right of the gradient averaged over the last epoch while W moves, which is what the published figure"
                        + " shows." + CONVENTIONS + leftOut.words() + absent
                        + SliceQuantities.leftOut(all(
                                facts, "test_loss_median", "gradient_norm_final_median", "gradient_norm_epoch_median"))
                        + facts.protocolWords();
        String title = "Figure 3: loss and gradient at the end of training along T";
        return new CaptionedFigure(
                title, caption, new Drawing("figure-3", List.of(loss, gradient, moving), 3, 430, 370, legend, caption));
    }

    private static void line(Panel panel, SweepFacts facts, String column, int inverseSigma, Color color) {
        List<Curve> curve = List.of(
                new Curve(facts.table().temperatures(), positive(facts.alongTemperature(column, inverseSigma))));
        panel.lines(curve, color, WIDTH).points(curve, color, DIAMETER);
    }

    static CaptionedFigure slices(SweepFacts facts) {
        SliceQuantities.requireAny(facts, SliceQuantities.FIGURE_4);
        int column = facts.lastColumn();
        double inverseSigma = facts.table().inverseSigmas()[column];
        double temperature = facts.table().temperatures()[0];
        String at = "1/\\sigma_W=" + Notation.tex(inverseSigma);
        Panel loss = alongTemperature(LOSS).heading("\\text{test loss},\\;" + at);
        ensemble(loss, facts, "test_loss", Style.BLUE, true);
        Panel gradient = alongTemperature(GRADIENT + "(t_f)").heading("\\text{final gradient},\\;" + at);
        ensemble(gradient, facts, "gradient_norm_final", Style.VERMILION, true);
        ensemble(gradient, facts, "gradient_norm_epoch", Style.GREEN, true);
        Panel initial = new Panel(new BinaryLogarithmicScale(), "1/\\sigma_W", new LogarithmicScale(), GRADIENT + "(0)")
                .heading("\\text{initial gradient},\\;T=" + Notation.tex(temperature));
        ensemble(initial, facts, "gradient_norm_initial", Style.PURPLE, false);
        String withoutMoving = SliceQuantities.absent(facts, "gradient_norm_epoch", gradient);
        Legend legend =
                new Legend().line(Style.BLUE, "\\text{test loss}").line(Style.VERMILION, "\\text{gradient at fixed }W");
        if (withoutMoving.isEmpty()) {
            legend.line(Style.GREEN, "\\text{gradient averaged over the last epoch}");
        }
        legend.line(Style.PURPLE, "\\text{gradient before training}")
                .band(Style.translucent(Style.INK, BAND), "16\\text{ to }84\\,\\%");
        String absent = SliceQuantities.absent(facts, "test_loss", loss)
                + SliceQuantities.absent(facts, "gradient_norm_final", gradient)
                + withoutMoving
                + SliceQuantities.absent(facts, "gradient_norm_initial", initial);
        LeftOut leftOut = LeftOut.alongTemperature(facts.table(), column);
        SliceQuantities.tell(leftOut, facts, SliceQuantities.FIGURE_3);
        LeftOut before = LeftOut.alongInverseSigma(facts.table(), 0);
        SliceQuantities.tell(before, facts, Map.of("gradient_norm_initial", "the gradient"));
        String caption =
                "Medians and 16-84 % bands over the runs of a cell, left and centre at the smallest sigmaW of the grid,"
                        + " 1/sigmaW = " + Notation.words(inverseSigma) + ", right at its lowest T = "
                        + Notation.words(temperature)
                        + ". Gradient norms (3.3) over the training set at fixed W"
                        + (withoutMoving.isEmpty()
                                ? ", and in the centre also that of the gradient averaged over the last epoch while W moves, which"
                                        + " is what the published figure shows."
                                : ".")
                        + CONVENTIONS
                        + (temperature == 1.0 / 32 && inverseSigma == 8
                                ? ""
                                : " The paper's axes are at 1/sigmaW = 8 and T = 2^-5.")
                        + " Left and centre are of the runs that did not diverge." + leftOut.words()
                        + (facts.table().isOfAllRuns("gradient_norm_initial")
                                ? " Right is of all runs, whatever became of them."
                                        + (before.isNone() ? "" : before.words())
                                : "")
                        + absent
                        + SliceQuantities.toTheEdge(
                                facts, List.of("test_loss", "gradient_norm_final", "gradient_norm_epoch"))
                        + SliceQuantities.leftOut(
                                facts.alongTemperature("test_loss_median", column),
                                facts.alongTemperature("gradient_norm_final_median", column),
                                facts.alongTemperature("gradient_norm_epoch_median", column),
                                facts.alongInverseSigma("gradient_norm_initial_median", 0))
                        + facts.protocolWords();
        String title = "Figure 4: loss and gradient along T, initial gradient along 1/sigma_W";
        return new CaptionedFigure(
                title,
                caption,
                new Drawing("figure-4", List.of(loss, gradient, initial), 3, 430, 370, legend, caption));
    }

    /** Median, points and band of a quantity along one axis of the diagram, at the end of the other. */
    static void ensemble(Panel panel, SweepFacts facts, String quantity, Color color, boolean alongTemperature) {
        double[] x =
                alongTemperature ? facts.table().temperatures() : facts.table().inverseSigmas();
        double[] median = positive(along(facts, quantity + "_median", alongTemperature));
        // A lower end of zero has no place on the axis either, but the band reaches to the frame's edge there.
        double[] low = along(facts, quantity + "_p16", alongTemperature);
        double[] high = positive(along(facts, quantity + "_p84", alongTemperature));
        List<Curve> curve = List.of(new Curve(x, median));
        panel.band(x, low, high, Style.translucent(color, BAND))
                .lines(curve, color, WIDTH)
                .points(curve, color, DIAMETER);
    }

    private static double[] along(SweepFacts facts, String column, boolean alongTemperature) {
        return alongTemperature
                ? facts.alongTemperature(column, facts.lastColumn())
                : facts.alongInverseSigma(column, 0);
    }

    private static double[][] all(SweepFacts facts, String... columns) {
        return Arrays.stream(columns)
                .flatMap(column -> Arrays.stream(facts.table().column(column)))
                .toArray(double[][]::new);
    }

    /** Values that a logarithmic axis can show. */
    static double[] positive(double[] values) {
        return Arrays.stream(values)
                .map(value -> value > 0 ? value : Double.NaN)
                .toArray();
    }
}
