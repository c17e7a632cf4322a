package org.eigentape.engine.sweep.phase;

import java.util.List;

/**
 * What came of writing the tables of a sweep.
 *
 * @param diverged number of runs that diverged, in all cells together
 * @param gaps a sentence for each stage whose results are there in some cells only, so that its columns are NaN in the others
 */
public record WrittenTables(long diverged, List<String> gaps) {

    /** Copies the list. */
    public WrittenTables {
        gaps = List.copyOf(gaps);
    }
}
