package org.eigentape.tools.figures.diffusion;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.eigentape.tools.figures.results.Series;
import org.eigentape.tools.figures.results.StageResults;

/**
 * Where the runs' mode is over time, and where the equation says.
 *
 * @param steps recorded ones, ascending
 * @param means of the equation's density, over runs
 * @param variances of that density, over runs
 * @param times tau at the steps
 */
@SuppressWarnings("ArrayRecordComponent")
record ModeRuns(double[] steps, double[] means, double[] variances, double[] times) {

    static final String[] OUTPUTS = {"density_mean", "density_variance", "time"};
    /** Where the mean is on its way from the start to the end. */
    private static final double[] PROGRESS = {0.25, 0.65};
    /** Else, times in units of the relaxation time. */
    private static final double[] RELAXATIONS = {0.25, 1};

    /** Of the steps of the first run that has values. */
    static ModeRuns of(StageResults results) {
        List<Series> means =
                results.get("density_mean").stream().filter(Series::isDefined).toList();
        double[] steps = means.isEmpty() ? new double[0] : means.get(0).steps();
        return new ModeRuns(
                steps,
                average(results.get("density_mean"), steps),
                average(results.get("density_variance"), steps),
                average(results.get("time"), steps));
    }

    private static double[] average(List<Series> series, double[] steps) {
        double[] average = new double[steps.length];
        Arrays.setAll(
                average,
                index -> series.stream()
                        .mapToDouble(one -> {
                            int at = Arrays.binarySearch(one.steps(), steps[index]);
                            return at < 0 ? Double.NaN : one.element(0)[at];
                        })
                        .filter(value -> !Double.isNaN(value))
                        .average()
                        .orElse(Double.NaN));
        return average;
    }

    /**
     * Two steps on the way and the last one.
     *
     * @param relaxation time 1/(2 E_1)
     * @return at most three, without the start, at which the density is a point
     */
    List<Long> telling(double relaxation) {
        TreeSet<Integer> chosen = new TreeSet<>();
        int last = steps.length - 1;
        double way = means[last] - means[0];
        boolean far = Math.abs(way) > 2 * Math.sqrt(variances[last]);
        for (int panel = 0; panel < PROGRESS.length && last > 0; panel++) {
            chosen.add(
                    far
                            ? nearest(means, means[0] + PROGRESS[panel] * way, chosen)
                            : nearest(times, RELAXATIONS[panel] * relaxation, chosen));
        }
        if (last > 0) {
            chosen.add(last);
        }
        return chosen.stream().map(index -> (long) steps[index]).toList();
    }

    /** The step after the start and after those that are chosen whose value is nearest. */
    private static int nearest(double[] values, double wanted, TreeSet<Integer> chosen) {
        int nearest = Math.min(values.length - 1, chosen.isEmpty() ? 1 : chosen.last() + 1);
        for (int index = nearest; index < values.length; index++) {
            if (Math.abs(values[index] - wanted) < Math.abs(values[nearest] - wanted)) {
                nearest = index;
            }
        }
        return nearest;
    }

    /** Steps of one unit of tau. */
    double stepsPerTime() {
        int last = steps.length - 1;
        return last < 1 || !(times[last] > 0) ? Double.NaN : (steps[last] - steps[0]) / times[last];
    }
}
