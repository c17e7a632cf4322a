package org.eigentape.tools.figures.boltzmann;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eigentape.tools.figures.boltzmann.levels.PairLevels;
import org.eigentape.tools.figures.boltzmann.levels.SettingLevels;
import org.eigentape.tools.figures.plot.Curve;
import org.eigentape.tools.figures.plot.Drawing;
import org.eigentape.tools.figures.plot.Legend;
import org.eigentape.tools.figures.plot.LinearScale;
import org.eigentape.tools.figures.plot.Panel;
import org.eigentape.tools.figures.plot.Style;
import org.eigentape.tools.figures.results.Histogram;
import org.eigentape.tools.figures.sweep.CaptionedFigure;

/** P(S) of all pairs of one setting, and of one pair in several settings, with Wigner's surmise. */
final class SurmiseFigure {

    static final String TITLE = "Surmise: distribution of the spacing";

    private static final int BINS = 30;
    private static final int MOST_SETTINGS = 5;
    private static final double MEANS = 3.2;

    private SurmiseFigure() {}

    static CaptionedFigure draw(MachineFacts facts) {
        facts.requirePairs();
        SettingLevels largest = facts.settings().get(facts.settings().size() - 1);
        List<PairLevels> pairs = largest.pairs();
        Panel ofPairs = panel().heading(largest.setting().tex());
        Legend legend = new Legend();
        double end = 0;
        for (PairLevels pair : pairs) {
            end = Math.max(end, MEANS * pair.meanSpacing().value());
        }
        StringBuilder distances = new StringBuilder();
        legend.group("\\text{left:}");
        for (int index = 0; index < pairs.size(); index++) {
            add(ofPairs, pairs.get(index), end, Marks.ofPair(index));
            legend.line(
                    Marks.ofPair(index),
                    Marks.pair(facts.theory(), pairs.get(index).mode()));
            distances.append(String.format(
                    Locale.ROOT,
                    "%s%.3f",
                    index == 0 ? "" : ", ",
                    pairs.get(index).distanceToSurmise()));
        }
        ofPairs.xRange(0, end);
        Panel ofSettings = panel().heading("\\text{pair }"
                + Marks.pair(facts.theory(), pairs.get(0).mode()));
        List<SettingLevels> some = distinct(facts.settings());
        double widest = MEANS * pairs.get(0).meanSpacing().value();
        legend.group("\\text{right:}");
        for (int index = 0; index < some.size(); index++) {
            PairLevels pair = some.get(index).pairs().get(0);
            add(ofSettings, pair, MEANS * pair.meanSpacing().value(), Style.ordered(index, some.size()));
            legend.line(
                    Style.ordered(index, some.size()), some.get(index).setting().tex());
        }
        ofSettings.xRange(0, widest);
        String caption =
                "Histograms of the spacing S of degenerate pairs: left of all pairs in one setting, right of the first pair in settings of"
                        + " different alpha/|B|. Lines: Wigner's surmise S/(2 sigma^2) exp(-S^2/(4 sigma^2)) with sigma = <S>/sqrt(pi) of the same"
                        + " spacings. Kolmogorov-Smirnov distances of the pairs on the left: " + distances + ". "
                        + facts.words();
        return new CaptionedFigure(
                TITLE, caption, new Drawing("surmise", List.of(ofPairs, ofSettings), 2, 540, 420, legend, caption));
    }

    private static Panel panel() {
        return new Panel(new LinearScale(), "S", new LinearScale(), "P(S)")
                .tightX()
                .fromZero();
    }

    private static void add(Panel panel, PairLevels pair, double end, Color color) {
        Curve outline = Histogram.over(pair.spacings(), 0, end, BINS).outline();
        panel.lines(List.of(outline), Style.translucent(color, 0.5), 1)
                .lines(List.of(Marks.surmise(pair.meanSpacing().value(), end)), color, 2);
    }

    /** Of each alpha/|B| the first, evenly taken where there are many. */
    private static List<SettingLevels> distinct(List<SettingLevels> settings) {
        List<SettingLevels> distinct = new ArrayList<>();
        for (SettingLevels each : settings) {
            if (distinct.isEmpty()
                    || !distinct.get(distinct.size() - 1).setting().hasRatioOf(each.setting())) {
                distinct.add(each);
            }
        }
        if (distinct.size() <= MOST_SETTINGS) {
            return distinct;
        }
        List<SettingLevels> some = new ArrayList<>();
        for (int index = 0; index < MOST_SETTINGS; index++) {
            some.add(distinct.get(index * (distinct.size() - 1) / (MOST_SETTINGS - 1)));
        }
        return some;
    }
}
