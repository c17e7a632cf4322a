package org.eigentape.tools.figures.boltzmann;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.eigentape.stages.statistics.KolmogorovSmirnov;
import org.eigentape.stages.statistics.SpacingLaws;
import org.eigentape.tools.figures.boltzmann.levels.SettingLevels;
import org.eigentape.tools.figures.plot.Curve;
import org.eigentape.tools.figures.plot.Drawing;
import org.eigentape.tools.figures.plot.Legend;
import org.eigentape.tools.figures.plot.LinearScale;
import org.eigentape.tools.figures.plot.Panel;
import org.eigentape.tools.figures.plot.Style;
import org.eigentape.tools.figures.results.Histogram;
import org.eigentape.tools.figures.sweep.CaptionedFigure;

/** Spacings of all settings and pairs in units of their means, upon the surmise. */
final class CollapseFigure {

    static final String TITLE = "Collapse: s = S/<S> of all settings and pairs";

    private static final double END = 3.5;
    private static final int BINS = 28;
    private static final double OPACITY = 0.45;

    private CollapseFigure() {}

    static CaptionedFigure draw(MachineFacts facts) {
        facts.requirePairs();
        Panel each = panel().heading("\\text{each setting and pair}");
        Panel together = panel().heading("\\text{all together}");
        Legend legend = new Legend();
        List<Integer> pairs = facts.theory().pairs();
        for (int index = 0; index < pairs.size(); index++) {
            int of = index;
            List<Curve> outlines = facts.settings().stream()
                    .map(levels -> histogram(levels.pairs().get(of).scaled()).outline())
                    .toList();
            each.lines(outlines, Style.translucent(Marks.ofPair(index), OPACITY), 1);
            legend.point(Marks.ofPair(index), Marks.pair(facts.theory(), pairs.get(index)));
        }
        double[] all = pooled(facts);
        Histogram histogram = histogram(all);
        together.histogram(histogram.edges(), histogram.densities(), Style.translucent(Style.SKY, OPACITY), Style.BLUE);
        List<Curve> surmise = List.of(Marks.surmise(1, END));
        each.lines(surmise, Style.INK, 2);
        together.lines(surmise, Style.INK, 2).dashes(List.of(poisson()), Style.FAINT_INK, 1);
        legend.line(Style.INK, "\\frac{\\pi}{2}s\\,e^{-\\pi s^2/4}")
                .dashes(Style.FAINT_INK, "e^{-s}\\text{ (Poisson)}");
        String caption = String.format(
                        Locale.ROOT,
                        "Left: histograms of s = S/<S> of %d settings and %d pairs, each in units of its own mean. Right: all %,d spacings"
                                + " together. Line: Wigner's surmise (pi/2) s exp(-pi s^2/4), which has no parameter; dashed: independent levels."
                                + " Kolmogorov-Smirnov distance of all together to the surmise: %.4f, to independent levels: %.3f. ",
                        facts.settings().size(),
                        pairs.size(),
                        all.length,
                        distance(all),
                        KolmogorovSmirnov.distance(all, SpacingLaws::poissonCumulative))
                + facts.words();
        return new CaptionedFigure(
                TITLE, caption, new Drawing("collapse", List.of(each, together), 2, 520, 420, legend, caption));
    }

    private static Panel panel() {
        return new Panel(new LinearScale(), "s=S/\\langle S\\rangle", new LinearScale(), "P(s)")
                .tightX()
                .fromZero()
                .xRange(0, END);
    }

    private static Histogram histogram(double[] scaled) {
        return Histogram.over(scaled, 0, END, BINS);
    }

    private static Curve poisson() {
        double[] x =
                IntStream.rangeClosed(0, 100).mapToDouble(at -> END * at / 100).toArray();
        return new Curve(x, Arrays.stream(x).map(s -> StrictMath.exp(-s)).toArray());
    }

    /** Of all settings and pairs, ascending. */
    static double[] pooled(MachineFacts facts) {
        List<double[]> all = new ArrayList<>();
        for (SettingLevels levels : facts.settings()) {
            levels.pairs().forEach(pair -> all.add(pair.scaled()));
        }
        return all.stream().flatMapToDouble(Arrays::stream).sorted().toArray();
    }

    static double distance(double[] scaled) {
        return KolmogorovSmirnov.distance(scaled, SpacingLaws::wignerCumulative);
    }
}
