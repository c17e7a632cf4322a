package org.eigentape.tools.figures;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.eigentape.tools.figures.plot.Scale;
import org.eigentape.tools.figures.results.Quantiles;
import org.eigentape.tools.figures.results.Series;

/** Where the target eigenvalues of an ensemble lie whose runs may have different teachers. */
final class TargetLevels {

    private TargetLevels() {}

    /** The median over runs of each target, by index; those without any value are left out. */
    static double[] medians(List<Series> targets) {
        int count = targets.stream().mapToInt(one -> one.values().length).max().orElse(0);
        return IntStream.range(0, count)
                .mapToObj(i -> ofEachRun(targets, i))
                .filter(levels -> levels.length > 0)
                .mapToDouble(levels -> Quantiles.quantile(levels, 0.5))
                .toArray();
    }

    /** Whether runs have different targets. */
    static boolean differ(List<Series> targets) {
        int count = targets.isEmpty() ? 0 : targets.get(0).values().length;
        return IntStream.range(0, count)
                .mapToObj(i -> ofEachRun(targets, i))
                .anyMatch(levels -> levels.length > 1 && levels[0] < levels[levels.length - 1]);
    }

    private static double[] ofEachRun(List<Series> targets, int i) {
        return targets.stream()
                .filter(one -> i < one.values().length)
                .mapToDouble(one -> last(one.element(i)))
                .filter(Scale::shows)
                .sorted()
                .toArray();
    }

    private static double last(double[] values) {
        return Arrays.stream(values).filter(Scale::shows).reduce(Double.NaN, (earlier, later) -> later);
    }
}
