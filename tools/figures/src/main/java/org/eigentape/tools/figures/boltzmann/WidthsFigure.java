package org.eigentape.tools.figures.boltzmann;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eigentape.tools.figures.boltzmann.levels.PairLevels;
import org.eigentape.tools.figures.boltzmann.levels.SettingLevels;
import org.eigentape.tools.figures.comparison.Estimate;
import org.eigentape.tools.figures.plot.Curve;
import org.eigentape.tools.figures.plot.Drawing;
import org.eigentape.tools.figures.plot.Legend;
import org.eigentape.tools.figures.plot.LinearScale;
import org.eigentape.tools.figures.plot.Panel;
import org.eigentape.tools.figures.plot.Style;
import org.eigentape.tools.figures.sweep.CaptionedFigure;

/** Widths of pairs from the surmise against those from the two-level density: whether both are of one law. */
final class WidthsFigure {

    static final String TITLE = "Widths: sigma from the surmise against sigma from the two-level density";

    private static final double ROOM = 1.08;

    private WidthsFigure() {}

    static CaptionedFigure draw(MachineFacts facts) {
        facts.requirePairs();
        Panel panel = new Panel(
                        new LinearScale(),
                        "\\sigma\\text{ from the two-level density}",
                        new LinearScale(),
                        "\\sigma\\text{ from }\\langle S\\rangle")
                .tightX()
                .fromZero();
        Legend legend = new Legend();
        List<Integer> pairs = facts.theory().pairs();
        double end = 0;
        for (int index = 0; index < pairs.size(); index++) {
            for (SettingLevels levels : facts.settings()) {
                PairLevels pair = levels.pairs().get(index);
                Estimate density = pair.widthFromDensity();
                Estimate surmise = pair.widthFromSurmise();
                Marks.across(panel, density, surmise.value(), Marks.ofPair(index));
                Marks.point(panel, density.value(), surmise, Marks.ofPair(index));
                end = Math.max(end, ROOM * density.value());
            }
            legend.point(Marks.ofPair(index), Marks.pair(facts.theory(), pairs.get(index)));
        }
        panel.dashes(List.of(new Curve(new double[] {0, end}, new double[] {0, end})), Style.FAINT_INK, 1);
        legend.dashes(Style.FAINT_INK, "\\text{equal}");
        Estimate ratio = meanRatio(facts);
        String caption = String.format(
                        Locale.ROOT,
                        "The width sigma of each degenerate pair in each setting, from its mean spacing, <S>/sqrt(pi), against that from the"
                                + " variance (3/2) sigma^2 of both members, with standard errors; dashed: equal. Their ratio is %s on the average. ",
                        Marks.number(ratio, 3))
                + facts.words();
        return new CaptionedFigure(TITLE, caption, new Drawing("widths", List.of(panel), 1, 620, 520, legend, caption));
    }

    /** The ratio of both widths, mean over settings and pairs; the errors of both are taken as independent. */
    static Estimate meanRatio(MachineFacts facts) {
        List<Estimate> ratios = new ArrayList<>();
        for (SettingLevels levels : facts.settings()) {
            for (PairLevels pair : levels.pairs()) {
                Estimate surmise = pair.widthFromSurmise();
                Estimate density = pair.widthFromDensity();
                double ratio = surmise.value() / density.value();
                double relative = Math.hypot(surmise.error() / surmise.value(), density.error() / density.value());
                ratios.add(new Estimate(ratio, ratio * relative, false, surmise.freedom()));
            }
        }
        return Estimate.pooled(ratios);
    }
}
