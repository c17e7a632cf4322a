package org.eigentape.tools.figures;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import org.eigentape.tools.figures.plot.LinearScale;
import org.eigentape.tools.figures.plot.Panel;
import org.eigentape.tools.figures.plot.Scale;
import org.eigentape.tools.figures.plot.SymmetricLogarithmicScale;
import org.eigentape.tools.figures.results.Series;

/** How steps are laid out along an axis. */
public enum TimeAxis {
    /** Logarithmic where most steps were recorded early, else linear. */
    AS_RECORDED,
    /** Equal distances for equal numbers of steps. */
    LINEAR,
    /** Logarithmic from the first step after 0; 0 is shown too. */
    LOGARITHMIC;

    /** The label of such an axis. */
    static final String LABEL = "t \\;\\; \\text{[steps]}";

    /** Below this share of the last step, the median recorded step says that early times matter. */
    private static final double EARLY = 0.2;

    /**
     * The same, but logarithmic unless somebody asks for linear: for what falls fastest at the start.
     *
     * @return logarithmic or linear
     */
    TimeAxis preferLogarithmic() {
        return this == AS_RECORDED ? LOGARITHMIC : this;
    }

    /**
     * Lets the axis of a single step reach over the whole recording; by itself it would show fractions of a step.
     *
     * @param panel whose horizontal axis it is
     * @param series what is drawn
     * @param planned steps of the recording
     */
    static void widen(Panel panel, List<Series> series, long planned) {
        DoubleSummaryStatistics steps = series.stream()
                .flatMapToDouble(one -> Arrays.stream(one.steps()))
                .summaryStatistics();
        if (steps.getCount() > 0 && steps.getMin() == steps.getMax()) {
            panel.xRange(0, Math.max(steps.getMax(), Math.max(1, planned)));
        }
    }

    /**
     * The scale for some series.
     *
     * @param series what is drawn
     * @return linear or logarithmic
     */
    Scale scale(List<Series> series) {
        double[] steps = series.stream()
                .flatMapToDouble(one -> Arrays.stream(one.steps()))
                .filter(step -> step > 0)
                .sorted()
                .toArray();
        if (steps.length == 0) {
            return new LinearScale();
        }
        boolean early = steps[steps.length / 2] < EARLY * steps[steps.length - 1];
        boolean logarithmic = this == LOGARITHMIC || (this == AS_RECORDED && early);
        return logarithmic ? new SymmetricLogarithmicScale(steps[0]) : new LinearScale();
    }
}
