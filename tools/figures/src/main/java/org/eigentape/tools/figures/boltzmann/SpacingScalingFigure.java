package org.eigentape.tools.figures.boltzmann;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eigentape.tools.figures.boltzmann.levels.PairLevels;
import org.eigentape.tools.figures.boltzmann.levels.SettingLevels;
import org.eigentape.tools.figures.boltzmann.levels.SlopeFit;
import org.eigentape.tools.figures.comparison.Estimate;
import org.eigentape.tools.figures.plot.Curve;
import org.eigentape.tools.figures.plot.Drawing;
import org.eigentape.tools.figures.plot.Legend;
import org.eigentape.tools.figures.plot.LinearScale;
import org.eigentape.tools.figures.plot.Panel;
import org.eigentape.tools.figures.plot.Style;
import org.eigentape.tools.figures.sweep.CaptionedFigure;

/** Mean spacings of all pairs and settings against sqrt((alpha/|B|)(mu^2 - kappa)), with the fitted slope. */
final class SpacingScalingFigure {

    static final String TITLE = "Scaling: mean spacing against sqrt((alpha/|B|)(mu^2 - kappa))";
    static final double ISOLATED = Math.sqrt(2 * Math.PI);
    static final double REPELLED = 2.376;

    private static final double ROOM = 1.06;

    private SpacingScalingFigure() {}

    static CaptionedFigure draw(MachineFacts facts) {
        facts.requirePairs();
        String abscissa = "u=\\sqrt{(\\alpha/|\\mathcal{B}|)(\\mu^2-\\kappa)}";
        Panel spacing = new Panel(new LinearScale(), abscissa, new LinearScale(), "\\langle S\\rangle")
                .tightX()
                .fromZero();
        Panel slope = new Panel(new LinearScale(), abscissa, new LinearScale(), "\\langle S\\rangle/u").tightX();
        Legend legend = new Legend();
        double end = 0;
        List<Integer> pairs = facts.theory().pairs();
        for (int index = 0; index < pairs.size(); index++) {
            for (SettingLevels levels : facts.settings()) {
                PairLevels pair = levels.pairs().get(index);
                double u = levels.setting()
                        .theory()
                        .spacingScale(pair.mode(), levels.setting().noise());
                Estimate mean = pair.meanSpacing();
                Marks.point(spacing, u, mean, Marks.ofPair(index));
                Marks.point(slope, u, mean.times(1 / u), Marks.ofPair(index));
                end = Math.max(end, ROOM * u);
            }
            legend.point(Marks.ofPair(index), Marks.pair(facts.theory(), pairs.get(index)));
        }
        Estimate fit = SlopeFit.of(facts.settings());
        line(spacing, slope, end, fit.value());
        boolean isMeasured = facts.settings().stream().allMatch(each -> NamedSettings.isOfTheLectures(each.setting()));
        dashed(spacing, slope, end);
        legend.line(Style.INK, String.format(Locale.ROOT, "\\text{fit: slope }%.3f\\pm %.3f", fit.value(), fit.error()))
                .dashes(
                        Style.FAINT_INK,
                        String.format(Locale.ROOT, "\\sqrt{2\\pi}=%.3f\\text{, a pair alone}", ISOLATED));
        if (isMeasured) {
            dashDotted(spacing, slope, end);
            legend.dashDots(Style.FAINT_INK, "2.376\\text{, with neighbours (measured)}");
        }
        Optional<Estimate> six = NamedSettings.slope(facts.settings());
        String caption =
                "Mean spacing of each degenerate pair in each setting with its standard error, and (right) divided by u. Line: least squares through"
                        + " the origin, all points counting the same, slope " + Marks.number(fit, 3) + "."
                        + six.map(each -> " Over the six settings " + NamedSettings.WORDS + " the slope is "
                                        + Marks.number(each, 3) + ".")
                                .orElse("")
                        + " Theory: sqrt(2 pi) = 2.507 for a pair without neighbours; the repulsion of the other levels lowers it"
                        + (isMeasured
                                ? ", to 2.376 (independent measurement over six settings, k = 3). The authors' fit is 2.275 +- 0.033"
                                        + " (arXiv:2407.16427). "
                                : ". ")
                        + facts.words();
        return new CaptionedFigure(
                TITLE, caption, new Drawing("spacing-scaling", List.of(spacing, slope), 2, 560, 440, legend, caption));
    }

    private static void line(Panel spacing, Panel slope, double end, double value) {
        spacing.lines(List.of(new Curve(new double[] {0, end}, new double[] {0, value * end})), Style.INK, 1.2);
        slope.lines(List.of(Curve.level(0, end, value)), Style.INK, 1.2);
    }

    private static void dashed(Panel spacing, Panel slope, double end) {
        spacing.dashes(List.of(new Curve(new double[] {0, end}, new double[] {0, ISOLATED * end})), Style.FAINT_INK, 1);
        slope.dashes(List.of(Curve.level(0, end, ISOLATED)), Style.FAINT_INK, 1);
    }

    private static void dashDotted(Panel spacing, Panel slope, double end) {
        spacing.dashDots(
                List.of(new Curve(new double[] {0, end}, new double[] {0, REPELLED * end})), Style.FAINT_INK, 1);
        slope.dashDots(List.of(Curve.level(0, end, REPELLED)), Style.FAINT_INK, 1);
    }
}
