package org.eigentape.tools.figures.boltzmann;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.tools.figures.boltzmann.levels.LinearTheory;
import org.eigentape.tools.figures.boltzmann.levels.SettingLevels;
import org.eigentape.tools.figures.comparison.Estimate;
import org.eigentape.tools.figures.plot.Curve;
import org.eigentape.tools.figures.plot.Drawing;
import org.eigentape.tools.figures.plot.Legend;
import org.eigentape.tools.figures.plot.LinearScale;
import org.eigentape.tools.figures.plot.Panel;
import org.eigentape.tools.figures.plot.Style;
import org.eigentape.tools.figures.sweep.CaptionedFigure;

/** The linear scaling rule: equal alpha/|B| made of different alpha and |B|, side by side. */
final class LinearScalingFigure {

    static final String TITLE = "Linear scaling: equal alpha/|B| from different alpha and |B|";

    /** Between settings of one alpha/|B|, as a share of the axis. */
    private static final double BESIDE = 0.025;

    private LinearScalingFigure() {}

    static CaptionedFigure draw(MachineFacts facts) {
        facts.requirePairs();
        List<List<SettingLevels>> groups = facts.equalRatios();
        if (groups.isEmpty()) {
            throw new InvalidRequestException(
                    "no two settings have the same alpha/|B|; sweep over batch sizes in the ratios of the learning rates, such as"
                            + " learningRate=.1,.05 and batchSize=32,16.");
        }
        List<Double> rates = groups.stream()
                .flatMap(List::stream)
                .map(each -> each.setting().learningRate())
                .distinct()
                .sorted()
                .toList();
        List<Panel> panels = new ArrayList<>();
        Legend legend = new Legend();
        List<Integer> pairs = facts.theory().pairs();
        for (int index = 0; index < pairs.size(); index++) {
            panels.add(panel(groups, index, rates).heading(Marks.pair(facts.theory(), pairs.get(index))));
        }
        for (int index = 0; index < rates.size(); index++) {
            legend.point(
                    Style.ordered(index, rates.size() + 1),
                    String.format(Locale.ROOT, "\\alpha=%s", Double.toString(rates.get(index))));
        }
        legend.dashes(Style.FAINT_INK, "\\text{a pair alone}").line(Style.translucent(Style.INK, 0.4), "\\text{mean}");
        StringBuilder places = new StringBuilder();
        for (int group = 0; group < groups.size(); group++) {
            places.append(group == 0 ? "" : "; ")
                    .append(String.format(
                            Locale.ROOT,
                            "at %.4g ",
                            groups.get(group).get(0).setting().ratio()))
                    .append(groups.get(group).stream()
                            .map(each -> each.setting().words())
                            .collect(Collectors.joining(" and ")));
        }
        String caption =
                "Mean spacings over sqrt(alpha/|B|) with standard errors, a panel for each pair; settings of one alpha/|B| stand side by side, "
                        + places
                        + ". Grey: mean of the settings that stand together; dashed: sqrt(2 pi (mu^2 - kappa)), a pair without neighbours. Linear"
                        + " theory depends on alpha/|B| only; to the next order <S> grows by the factor 1/sqrt(1 - alpha r/2), r = 2 (mu^2 - kappa)/kappa^2,"
                        + String.format(
                                Locale.ROOT,
                                " which at alpha = %s is %.1f %% for the first of these pairs. ",
                                Double.toString(rates.get(rates.size() - 1)),
                                100 * growth(facts.theory(), pairs.get(0), rates.get(rates.size() - 1)))
                        + facts.words();
        return new CaptionedFigure(
                TITLE,
                caption,
                new Drawing("linear-scaling", panels, Math.min(2, panels.size()), 460, 320, legend, caption));
    }

    /** By how much a finite learning rate widens a pair (of hidden nodes of width 1). */
    private static double growth(LinearTheory theory, int mode, double learningRate) {
        double kappa = theory.kappa(mode);
        return 1 / Math.sqrt(1 - learningRate * theory.target(mode) / (kappa * kappa)) - 1;
    }

    private static Panel panel(List<List<SettingLevels>> groups, int index, List<Double> rates) {
        double smallest = groups.get(0).get(0).setting().ratio();
        double largest = groups.get(groups.size() - 1).get(0).setting().ratio();
        // A single group has a range of its own.
        double range = groups.size() > 1 ? largest - smallest : smallest;
        double room = range / (2 * Math.max(1, groups.size() - 1));
        double lower = smallest - room;
        double upper = largest + room;
        Panel panel = new Panel(
                        new LinearScale(),
                        "\\alpha/|\\mathcal{B}|",
                        new LinearScale(),
                        "\\langle S\\rangle/\\sqrt{\\alpha/|\\mathcal{B}|}")
                .xRange(lower, upper);
        for (List<SettingLevels> together : groups) {
            double ratio = together.get(0).setting().ratio();
            double mean = 0;
            for (int at = 0; at < together.size(); at++) {
                SettingLevels levels = together.get(at);
                Estimate scaled = levels.pairs().get(index).meanSpacing().times(1 / Math.sqrt(ratio));
                mean += scaled.value() / together.size();
                double x = ratio + BESIDE * (upper - lower) * (at - (together.size() - 1) / 2.0);
                int rate = rates.indexOf(levels.setting().learningRate());
                Marks.point(panel, x, scaled, Style.ordered(rate, rates.size() + 1));
            }
            double half = BESIDE * (upper - lower) * together.size() / 2.0;
            panel.lines(List.of(Curve.level(ratio - half, ratio + half, mean)), Style.translucent(Style.INK, 0.4), 1.5);
        }
        SettingLevels any = groups.get(0).get(0);
        double alone = SpacingScalingFigure.ISOLATED
                * any.setting()
                        .theory()
                        .spacingScale(
                                any.pairs().get(index).mode(), any.setting().noise())
                / Math.sqrt(any.setting().ratio());
        return panel.dashes(List.of(Curve.level(lower, upper, alone)), Style.FAINT_INK, 1);
    }
}
