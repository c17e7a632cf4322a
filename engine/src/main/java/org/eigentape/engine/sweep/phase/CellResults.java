package org.eigentape.engine.sweep.phase;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eigentape.engine.result.ResultKey;
import org.eigentape.engine.sweep.GridPoint;

/**
 * What a cell has for the tables.
 *
 * @param point of the grid
 * @param configuration of the cell, resolved
 * @param steps updates of each run
 * @param runs number of runs
 * @param ended where runs ended because their state was not finite, by run
 * @param own directories of the results that the cell was finished with
 * @param values what results say that are complete for every run: one entry for each run
 */
record CellResults(
        GridPoint point,
        JsonNode configuration,
        long steps,
        int runs,
        Map<Integer, Long> ended,
        Set<String> own,
        Map<ResultKey, List<RunValues>> values) {

    /** What the tables say of the cell if they are made of some of the results. */
    CellRows rows(Collection<ResultKey> sources) {
        List<RunValues> all = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            RunValues joined = new RunValues();
            for (ResultKey source : sources) {
                List<RunValues> ofSource = values.get(source);
                if (ofSource != null) {
                    joined.add(ofSource.get(run));
                }
            }
            all.add(joined);
        }
        return new CellRows(point.values(), configuration, steps, ended, all);
    }
}
