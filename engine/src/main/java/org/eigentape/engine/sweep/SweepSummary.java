package org.eigentape.engine.sweep;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a call of a sweep did.
 *
 * @param cells number of cells that it was asked for
 * @param recorded those of them that it recorded to their end
 * @param before how many were finished already, or meanwhile by other processes
 * @param failed a sentence for each cell in which a stage failed
 * @param bytes of the events recorded by this call
 * @param times where the time went
 * @param stopReason why it was stopped before its end, or null
 */
public record SweepSummary(
        int cells,
        List<GridPoint> recorded,
        int before,
        List<String> failed,
        long bytes,
        SweepTimes times,
        @Nullable String stopReason) {

    /** Copies the lists. */
    public SweepSummary {
        recorded = List.copyOf(recorded);
        failed = List.copyOf(failed);
    }

    /**
     * Whether all cells that it was asked for are finished.
     *
     * @return true if none is missing or failed
     */
    public boolean complete() {
        return recorded.size() + before == cells;
    }
}
