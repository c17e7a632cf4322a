package org.eigentape.tools.figures.paper;

import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.eigentape.tools.figures.plot.Curve;
import org.eigentape.tools.figures.plot.Drawing;
import org.eigentape.tools.figures.plot.Legend;
import org.eigentape.tools.figures.plot.LinearScale;
import org.eigentape.tools.figures.plot.Panel;
import org.eigentape.tools.figures.plot.Style;
import org.eigentape.tools.figures.sweep.CaptionedFigure;

/** [P] Fig. 1: densities of features, and where their extrema are. */
final class FeatureFigure {

    private static final double[] VARIANCES = {0.1, 0.25, 0.5, 1, 4};
    private static final int POINTS = 801;
    private static final double HIGHEST = 2;
    private static final double LINEAR_REGIME = 1;
    private static final double FARTHEST = 4;
    private static final double EDGE = 1.1;

    private FeatureFigure() {}

    static CaptionedFigure draw() {
        Panel density = new Panel(new LinearScale(), "\\phi", new LinearScale(), "p(\\phi)")
                .xRange(-1.03, 1.03)
                .yRange(0, HIGHEST);
        Panel activation = new Panel(new LinearScale(), "z", new LinearScale(), "\\phi")
                .band(
                        new double[] {-LINEAR_REGIME, LINEAR_REGIME},
                        new double[] {-EDGE, -EDGE},
                        new double[] {EDGE, EDGE},
                        Style.translucent(Style.SKY, 0.15))
                .xRange(-FARTHEST, FARTHEST)
                .yRange(-EDGE, EDGE);
        Legend legend = new Legend();
        for (int index = 0; index < VARIANCES.length; index++) {
            double variance = VARIANCES[index];
            Color color = Style.ordered(index, VARIANCES.length);
            density.lines(List.of(density(variance)), color, 2);
            double slope = 1 / (2 * variance);
            double end = Math.min(FARTHEST, EDGE / slope);
            activation.guides(
                    List.of(new Curve(new double[] {-end, end}, new double[] {-end * slope, end * slope})), color, 1.2);
            legend.line(color, "\\sigma_z^2=" + number(variance));
        }
        activation.lines(List.of(curve(FARTHEST, z -> z, StrictMath::tanh)), Style.INK, 2.2);
        for (int index = 0; index < VARIANCES.length; index++) {
            double peak = new FeatureDensity(VARIANCES[index]).peak();
            if (peak > 0 && peak < FARTHEST) {
                double phi = StrictMath.tanh(peak);
                activation.points(
                        List.of(new Curve(new double[] {-peak, peak}, new double[] {-phi, phi})),
                        Style.ordered(index, VARIANCES.length),
                        8);
            }
        }
        legend.line(Style.INK, "\\phi=\\tanh z")
                .dashes(Style.FAINT_INK, "\\phi=z/(2\\sigma_z^2)")
                .band(Style.translucent(Style.SKY, 0.15), "\\text{linear regime}");
        String title = "Figure 1: distribution of features";
        String caption =
                "Left: density (2.21) of the features tanh(z) for normal z of variance s = 0.1 to 4, cut off at "
                        + number(HIGHEST)
                        + ": one peak for s up to 1/2, two above. Right: tanh(z) and the lines z/(2 s). Their"
                        + " intersections (dots; that of s = 4 is outside the frame) are the peaks, the solutions of f = tanh(2 s f)"
                        + " beside f = 0; there are none for s up to 1/2. The shaded regime |z| < 1 is nearly linear; beyond it"
                        + " gradients vanish. Theory, the same for every sweep: the paper's networks start with s below its bound"
                        + " sigmaW^2, measured as 0.344 sigmaW^2.";
        return new CaptionedFigure(
                title, caption, new Drawing("figure-1", List.of(density, activation), 2, 540, 400, legend, caption));
    }

    private static Curve density(double variance) {
        FeatureDensity density = new FeatureDensity(variance);
        return curve(Math.min(12, 9 * Math.sqrt(variance)), StrictMath::tanh, density::at);
    }

    private static Curve curve(
            double farthest,
            java.util.function.DoubleUnaryOperator abscissa,
            java.util.function.DoubleUnaryOperator ordinate) {
        double[] z = new double[POINTS];
        Arrays.setAll(z, index -> farthest * (2.0 * index / (POINTS - 1) - 1));
        return new Curve(
                Arrays.stream(z).map(abscissa).toArray(),
                Arrays.stream(z).map(ordinate).toArray());
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Integer.toString((int) value) : String.format(Locale.ROOT, "%s", value);
    }
}
