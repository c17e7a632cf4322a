package org.eigentape.engine.sweep.phase;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What the tables say of one cell.
 *
 * @param axes value of each axis as it was given
 * @param configuration of the cell, resolved
 * @param runs number of runs
 * @param steps updates of each run
 * @param diverged numbers of the runs that diverged
 * @param values one array for each run, with the quantities {@link Quantity#OF_RUNS}
 */
record CellRows(
        Map<String, String> axes,
        JsonNode configuration,
        int runs,
        long steps,
        List<Integer> diverged,
        List<double[]> values) {

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

    /** A quantity of all runs that did not diverge, in run order. */
    double[] column(int quantity) {
        return IntStream.range(0, runs)
                .filter(run -> !diverged.contains(run))
                .mapToDouble(run -> values.get(run)[quantity])
                .toArray();
    }
}
