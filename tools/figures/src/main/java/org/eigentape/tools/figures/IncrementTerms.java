package org.eigentape.tools.figures;

import java.util.Arrays;
import java.util.List;
import org.eigentape.tools.figures.plot.Legend;
import org.eigentape.tools.figures.plot.LogarithmicScale;
import org.eigentape.tools.figures.plot.Panel;
import org.eigentape.tools.figures.plot.Scale;
import org.eigentape.tools.figures.plot.Style;
import org.eigentape.tools.figures.results.Series;
import org.eigentape.tools.figures.results.StageResults;

/** The size of each term of an eigenvalue's next increment during training, by probe. */
final class IncrementTerms {

    private static final String NOISE = "diffusion";
    private static final List<String> TERMS = List.of("drift", "coulomb", "delta_delta", "mean_squared_gradient");
    private static final List<String> LABELS = List.of(
            "\\text{drift } |\\epsilon K_i|",
            "\\text{Coulomb, } V_{ij}",
            "\\Delta\\Delta^T",
            "\\text{Coulomb, } \\mathbb{E}_{ij}^2");
    private static final String NOISE_LABEL = "\\text{noise } \\epsilon\\sqrt{V_{ii}/|\\mathcal{B}|}";
    private static final String IS_ZERO = "\\;\\text{(zero)}";

    private IncrementTerms() {}

    /** Draws medians and bands over runs and eigenvalues; the legend and a note name what is zero. */
    static Panel panel(StageResults terms, Legend legend, Scale time, long steps) {
        Panel panel = new Panel(time, TimeAxis.LABEL, new LogarithmicScale(), "|\\delta x_i|").tightX();
        List<Series> noise = Series.elements(terms.get(NOISE), Math::sqrt);
        if (!isZero(noise)) {
            EnsembleLines.withoutRuns(panel, noise, Style.INK);
        }
        legend.line(Style.INK, NOISE_LABEL + (isZero(noise) ? IS_ZERO : ""));
        for (int term = 0; term < TERMS.size(); term++) {
            List<Series> series = terms.get(TERMS.get(term));
            if (isZero(series)) {
                legend.line(Style.KINDS.get(term), LABELS.get(term) + IS_ZERO);
            } else if (series.stream().anyMatch(Series::isDefined)) {
                EnsembleLines.withoutRuns(panel, Series.elements(series, Math::abs), Style.KINDS.get(term));
                legend.line(Style.KINDS.get(term), LABELS.get(term));
            }
        }
        TimeAxis.widen(panel, terms.get(TERMS.get(0)), steps);
        return panel.note(zeros(terms));
    }

    /** A sentence about the terms that a logarithmic axis cannot show; empty for none. */
    static String zeros(StageResults terms) {
        boolean anyZero = isZero(terms.get(NOISE)) || TERMS.stream().anyMatch(term -> isZero(terms.get(term)));
        if (!anyZero) {
            return "";
        }
        if (terms.get(TERMS.get(0)).stream().allMatch(one -> one.values().length == 1) && !isZero(terms.get(NOISE))) {
            return "Terms marked (zero) are zero at every probe: a single eigenvalue has none to repel it.";
        }
        boolean all = isHidden(terms.get(NOISE)) && TERMS.stream().allMatch(term -> isHidden(terms.get(term)));
        return (all ? "All increments are zero at every probe" : "Terms marked (zero) are zero at every probe")
                + ": they are too small for double precision, or nothing drives them.";
    }

    /** Whether the predicted noise is zero at every probe, so that nothing can be measured in units of it. */
    static boolean hasNoNoise(StageResults terms) {
        return isZero(terms.get(NOISE));
    }

    private static boolean isZero(List<Series> series) {
        double[] values = Series.pool(series);
        return values.length > 0 && Arrays.stream(values).allMatch(value -> value == 0);
    }

    private static boolean isHidden(List<Series> series) {
        return isZero(series) || series.stream().noneMatch(Series::isDefined);
    }
}
