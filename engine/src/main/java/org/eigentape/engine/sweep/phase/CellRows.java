package org.eigentape.engine.sweep.phase;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What the tables say of one cell.
 *
 * @param axes value of each axis as it was given
 * @param configuration of the cell, resolved
 * @param steps updates of each run
 * @param ended the steps at which runs ended because their state was not finite, by run
 * @param runs what the stages say of each run
 */
record CellRows(
        Map<String, String> axes, JsonNode configuration, long steps, Map<Integer, Long> ended, List<RunValues> runs) {

    /** T, or NaN for a simulation without. */
    double temperature() {
        return configuration.path("temperature").asDouble(Double.NaN);
    }

    /** 1/sigma_W of the first layer that trains, or NaN for a simulation without. */
    double inverseSigmaW() {
        JsonNode given = configuration.path("inverseSigmaW");
        int layer = configuration.path("trainable").path(0).asInt(1);
        return (given.isArray() ? given.path(layer - 1) : given).asDouble(Double.NaN);
    }

    /** Whether a run is left out of averages and fractions: it ended as diverged, or {@link RunValues#hasExploded()}. */
    boolean hasDiverged(int run) {
        return ended.containsKey(run) || runs.get(run).hasExploded();
    }

    /** The step at which a run ended. */
    long lastStep(int run) {
        return ended.getOrDefault(run, steps);
    }

    /** Number of runs that diverged. */
    int diverged() {
        return runs.size() - (int) kept().count();
    }

    /** A quantity of all runs that did not diverge, in run order. */
    double[] column(int quantity) {
        return kept().mapToDouble(run -> runs.get(run).value(quantity)).toArray();
    }

    /** In how many of the runs that did not diverge a quantity is undefined. */
    int undefined(int quantity) {
        return (int) Arrays.stream(column(quantity))
                .filter(value -> !Double.isFinite(value))
                .count();
    }

    /**
     * The fraction of the runs that did not diverge for which a criterion holds; where it is undefined, it does not. NaN if all
     * diverged, or no stage says anything of it.
     */
    double fraction(int criterion) {
        if (kept().noneMatch(run -> runs.get(run).isStated(criterion))) {
            return Double.NaN;
        }
        double[] values = column(criterion);
        return Arrays.stream(values).filter(value -> value == 1).count() / (double) values.length;
    }

    /** How many of the runs that did not diverge have a vanishing gradient at the last step. */
    int vanished() {
        return (int) kept().filter(run -> runs.get(run).hasVanishingGradient()).count();
    }

    private IntStream kept() {
        return IntStream.range(0, runs.size()).filter(run -> !hasDiverged(run));
    }
}
