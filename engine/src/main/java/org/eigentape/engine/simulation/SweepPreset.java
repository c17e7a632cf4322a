package org.eigentape.engine.simulation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A ready-made sweep: an experiment that is repeated at every point of a grid.
 *
 * @param experiment what every cell has in common, under the name of the sweep
 * @param grid values of configuration keys as text, by key, in the order of the axes; the last axis changes fastest
 */
public record SweepPreset(Preset experiment, Map<String, List<String>> grid) {

    /** Copies the grid, in order. */
    public SweepPreset {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        grid.forEach((key, values) -> copy.put(key, Collections.unmodifiableList(new ArrayList<>(values))));
        grid = Collections.unmodifiableMap(copy);
    }
}
