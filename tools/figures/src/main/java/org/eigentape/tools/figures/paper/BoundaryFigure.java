package org.eigentape.tools.figures.paper;

import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.eigentape.tools.figures.diagram.Criterion;
import org.eigentape.tools.figures.diagram.DiagramFigure;
import org.eigentape.tools.figures.diagram.LeftOut;
import org.eigentape.tools.figures.diagram.PhaseLines;
import org.eigentape.tools.figures.diagram.PhaseMap;
import org.eigentape.tools.figures.paper.comparison.BoundaryComparison;
import org.eigentape.tools.figures.paper.comparison.CriticalTemperature;
import org.eigentape.tools.figures.plot.Curve;
import org.eigentape.tools.figures.plot.Drawing;
import org.eigentape.tools.figures.plot.Legend;
import org.eigentape.tools.figures.plot.Panel;
import org.eigentape.tools.figures.plot.Style;
import org.eigentape.tools.figures.sweep.CaptionedFigure;

/** [P] Fig. 8: the boundary of the hot phase over loss and gradient, and its three contours over two maps. */
final class BoundaryFigure {

    private static final double WIDTH = 2;
    private static final double ERROR = 0.2;
    private static final Color ONE = Style.SKY;
    private static final Color TWO = Style.GREEN;
    private static final Color THREE = Style.VERMILION;

    private BoundaryFigure() {}

    static CaptionedFigure draw(SweepFacts facts) {
        Missing.require(facts, "test_loss", "test_loss_median");
        boolean hasEpochs = Missing.isAnywhere(facts, "gradient_norm_epoch", "gradient_norm_epoch_median");
        Legend legend = new Legend();
        double inverseSigma = facts.table().inverseSigmas()[facts.lastColumn()];
        Panel slice =
                SliceFigures.alongTemperature("\\text{median}").heading("1/\\sigma_W=" + Notation.tex(inverseSigma));
        SliceFigures.ensemble(slice, facts, "test_loss", Style.BLUE, true);
        legend.line(Style.BLUE, "\\text{test loss}");
        if (hasEpochs) {
            SliceFigures.ensemble(slice, facts, "gradient_norm_epoch", Style.PURPLE, true);
            legend.line(Style.PURPLE, "\\text{gradient averaged over the last epoch}");
        }
        String left = critical(slice, legend, facts, "gradient_basis", Style.INK)
                + critical(slice, legend, facts, "published", Style.FAINT_INK);
        LeftOut leftOut = LeftOut.of(facts.table());
        leftOut.quantity("test_loss", "the loss");
        if (hasEpochs) {
            leftOut.quantity("gradient_norm_epoch", "the gradient averaged over the last epoch");
        }
        PhaseMap correlation = PaperMaps.map(facts, PaperMaps.Shown.CORRELATION, leftOut);
        PhaseMap alignment = PaperMaps.map(facts, PaperMaps.Shown.ALIGNMENT, leftOut);
        PhaseLines lines = contours(new PhaseLines(facts.table(), correlation, legend));
        contours(new PhaseLines(facts.table(), alignment));
        leftOut.explain(legend);
        String caption = "Boundaries of convergence, " + Criterion.PRODUCTS + "."
                + Criterion.words(facts.table(), "gradient_basis", "published") + facts.variances()
                + " Left: test loss (with the 1/2)" + (hasEpochs ? " and gradient" : "") + ", medians and 16-84 %"
                + " bands, at the smallest sigmaW of the grid; vertical: Tc, where 68 % of the runs that did not diverge converge, with its"
                + " standard error in logarithms as a band." + left
                + (hasEpochs
                        ? ""
                        : " The gradient averaged over the last epoch is not there: "
                                + Missing.reason(facts, "gradient_norm_epoch"))
                + SliceQuantities.toTheEdge(facts, List.of("test_loss", "gradient_norm_epoch"))
                + " Centre and right: contours at which 68, 95 and 99.7 % of these converge in the convention"
                + " gradient-basis, linear in the logarithms between the centres of cells, over G (3.4) and the alignment"
                + " (3.5; divided by 128 in the published figure), means over the runs of a cell that did not"
                + " diverge." + leftOut.words()
                + lines.outside()
                + DiagramFigure.undefined(correlation, legend)
                + SliceQuantities.leftOut(
                        facts.alongTemperature("test_loss_median", facts.lastColumn()),
                        facts.alongTemperature("gradient_norm_epoch_median", facts.lastColumn()))
                + facts.protocolWords();
        String title = "Figure 8: boundaries of convergence";
        return new CaptionedFigure(
                title,
                caption,
                new Drawing(
                        "figure-8",
                        List.of(slice, correlation.panel(), alignment.panel()),
                        3,
                        520,
                        400,
                        legend,
                        caption));
    }

    private static PhaseLines contours(PhaseLines lines) {
        return lines.withoutSpecks()
                .contour("gradient_basis", 68, ONE)
                .contour("gradient_basis", 95, TWO)
                .contour("gradient_basis", 99.7, THREE);
    }

    private static String critical(Panel panel, Legend legend, SweepFacts facts, String convention, Color color) {
        String spelled = convention.replace('_', '-');
        Optional<CriticalTemperature> found =
                BoundaryComparison.criticalTemperature(facts.table(), convention, facts.lastColumn());
        if (found.isEmpty()) {
            return " The share of " + spelled + " falls through 68 % nowhere on this axis.";
        }
        double[] ends = ends(facts);
        double value = found.get().value();
        double[] temperatures = facts.table().temperatures();
        double low =
                Math.max(temperatures[0], value * StrictMath.exp(-found.get().error()));
        double high = Math.min(
                temperatures[temperatures.length - 1],
                value * StrictMath.exp(found.get().error()));
        panel.band(
                        new double[] {low, high},
                        new double[] {ends[0], ends[0]},
                        new double[] {ends[1], ends[1]},
                        Style.translucent(color, ERROR))
                .dashDots(List.of(new Curve(new double[] {value, value}, ends)), color, WIDTH);
        legend.dashDots(color, "T_c\\text{, " + spelled.replace("-", "{-}") + "}");
        return String.format(
                Locale.ROOT, " Tc = %s (%s).", found.get().estimate().words(), spelled);
    }

    /** From the lowest to the highest value of the left panel. */
    private static double[] ends(SweepFacts facts) {
        double[] values = DoubleStream.of(SliceFigures.positive(DoubleStream.concat(
                                DoubleStream.concat(along(facts, "test_loss_p16"), along(facts, "test_loss_p84")),
                                DoubleStream.concat(
                                        along(facts, "gradient_norm_epoch_p16"),
                                        along(facts, "gradient_norm_epoch_p84")))
                        .toArray()))
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        return new double[] {values[0], values[values.length - 1]};
    }

    private static DoubleStream along(SweepFacts facts, String column) {
        return Arrays.stream(facts.alongTemperature(column, facts.lastColumn()));
    }
}
