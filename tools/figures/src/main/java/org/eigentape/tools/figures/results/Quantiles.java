package org.eigentape.tools.figures.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Median and 16-84 % band of a quantity over runs, at every step that any of them has while none has
 * ended: where one ends, a median would jump for no other reason.
 *
 * @param steps ascending
 * @param low 16 % quantile
 * @param median 50 % quantile
 * @param high 84 % quantile
 */
@SuppressWarnings("ArrayRecordComponent")
public record Quantiles(double[] steps, double[] low, double[] median, double[] high) {

    /**
     * Gathers values by step.
     *
     * @param series of scalars
     * @return quantiles up to the last step of the shortest series; undefined values are left out, steps without values too
     */
    public static Quantiles of(List<Series> series) {
        TreeMap<Double, List<Double>> byStep = new TreeMap<>();
        double end = series.stream()
                .map(Series::steps)
                .filter(steps -> steps.length > 0)
                .mapToDouble(steps -> steps[steps.length - 1])
                .min()
                .orElse(0);
        for (Series one : series) {
            for (int index = 0; index < one.steps().length; index++) {
                double value = one.element(0)[index];
                if (!Double.isNaN(value) && one.steps()[index] <= end) {
                    byStep.computeIfAbsent(one.steps()[index], step -> new ArrayList<>())
                            .add(value);
                }
            }
        }
        int size = byStep.size();
        Quantiles quantiles = new Quantiles(new double[size], new double[size], new double[size], new double[size]);
        int at = 0;
        for (Map.Entry<Double, List<Double>> entry : byStep.entrySet()) {
            double[] sorted = entry.getValue().stream()
                    .mapToDouble(Double::doubleValue)
                    .sorted()
                    .toArray();
            quantiles.steps[at] = entry.getKey();
            quantiles.low[at] = quantile(sorted, 0.16);
            quantiles.median[at] = quantile(sorted, 0.5);
            quantiles.high[at++] = quantile(sorted, 0.84);
        }
        return quantiles;
    }

    /**
     * A quantile, linear between order statistics (definition 7 of Hyndman and Fan, NumPy's default).
     *
     * @param sorted ascending, not empty
     * @param share from 0 to 1
     * @return the quantile
     */
    public static double quantile(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }

    /**
     * Whether there is no value at all.
     *
     * @return true if no step has one
     */
    public boolean isEmpty() {
        return steps.length == 0;
    }
}
