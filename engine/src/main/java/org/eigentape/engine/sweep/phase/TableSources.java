package org.eigentape.engine.sweep.phase;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eigentape.engine.result.ResultKey;
import org.jspecify.annotations.Nullable;

/**
 * Of which results the tables are made: for each stage and parameters those of the highest version that all cells have; where no
 * version is there in all cells, of the highest one that any cell has. Versions are never mixed, so that cells without it have
 * no values then. Stages that the tables had columns of before are not forgotten where their results are gone. Immutable.
 */
final class TableSources {

    private final List<ResultKey> keys = new ArrayList<>();
    private final List<String> gaps = new ArrayList<>();
    private final Map<String, Integer> added = new LinkedHashMap<>();

    /**
     * Chooses among what the cells of a sweep have.
     *
     * @param before versions of the stages that were added to the tables before, as people ask for them
     */
    TableSources(List<CellResults> cells, Map<String, Integer> before) {
        Set<String> requests = new LinkedHashSet<>();
        Quantity.OF_RUNS.forEach(quantity -> {
            if (requests.add(quantity.request())) {
                choose(quantity, cells, before.get(quantity.request()));
            }
        });
    }

    private void choose(Quantity quantity, List<CellResults> cells, @Nullable Integer before) {
        Set<ResultKey> any = new LinkedHashSet<>();
        cells.forEach(
                cell -> cell.values().keySet().stream().filter(quantity::isOf).forEach(any::add));
        Comparator<ResultKey> byVersion = Comparator.comparingInt(ResultKey::version);
        Optional<ResultKey> everywhere =
                any.stream().filter(key -> count(key, cells) == cells.size()).max(byVersion);
        everywhere.or(() -> any.stream().max(byVersion)).ifPresent(key -> take(quantity, key, cells));
        if (everywhere.isEmpty() && before != null) {
            added.put(quantity.request(), before);
            if (any.isEmpty()) {
                gaps.add("The columns of the stage " + quantity.request()
                        + ", which was added to the tables before, are NaN:"
                        + " its results are missing in all cells; replay it with --stages " + quantity.request() + ".");
            }
        }
    }

    private void take(Quantity quantity, ResultKey key, List<CellResults> cells) {
        keys.add(key);
        int missing = cells.size() - count(key, cells);
        if (missing > 0) {
            String first = cells.stream()
                    .filter(cell -> !cell.values().containsKey(key))
                    .map(cell -> cell.point().name())
                    .findFirst()
                    .orElse("");
            gaps.add("The columns of the stage " + quantity.request() + ", version " + key.version() + ", are NaN in "
                    + missing + " of " + cells.size() + " cells that have no such results of all runs, the first "
                    + first + "; replay it with --stages " + quantity.request() + ".");
        } else if (cells.stream().anyMatch(cell -> !cell.own().contains(key.directoryName()))) {
            added.put(quantity.request(), key.version());
        }
    }

    private static int count(ResultKey key, List<CellResults> cells) {
        return (int)
                cells.stream().filter(cell -> cell.values().containsKey(key)).count();
    }

    /** The results that count, in the order of the columns. */
    List<ResultKey> keys() {
        return keys;
    }

    /** A sentence for each stage whose results only some of the cells have. */
    List<String> gaps() {
        return gaps;
    }

    /** Versions of the stages, as people ask for them, that were added to cells after these were finished. */
    Map<String, Integer> added() {
        return added;
    }
}
