package org.eigentape.tools.cli.sweep.cells;

import java.util.Map;
import java.util.Set;
import org.eigentape.replay.VerificationState;

/**
 * What was found in one cell.
 *
 * @param name of the cell
 * @param kind what is the matter with it
 * @param message why it is not intact, one sentence; empty where it is
 * @param versions of the stages, as people ask for them, whose results are there for all runs; empty unless it is intact
 */
public record CellFinding(String name, Kind kind, String message, Map<String, Set<Integer>> versions) {

    /** What can be the matter. */
    public enum Kind {
        /** Nothing. */
        INTACT(VerificationState.COMPLETE),
        /** It was not recorded to its end. */
        UNFINISHED(VerificationState.INCOMPLETE),
        /** Its events are as they were written, but results are missing. */
        RESULTS_MISSING(VerificationState.INCOMPLETE),
        /** Its events are as they were written, but results are damaged, or others than it was finished with. */
        RESULTS_DAMAGED(VerificationState.CORRUPT),
        /** Its events, its state or its configuration are not as they were written, or it is not a cell of this sweep. */
        DAMAGED(VerificationState.CORRUPT);

        private final VerificationState state;

        Kind(VerificationState state) {
            this.state = state;
        }

        /**
         * The state in words that hold for any recording.
         *
         * @return complete, incomplete or corrupt
         */
        public VerificationState state() {
            return state;
        }
    }
}
