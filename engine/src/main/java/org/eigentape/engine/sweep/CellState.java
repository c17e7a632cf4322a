package org.eigentape.engine.sweep;

import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eigentape.engine.error.CorruptRecordingException;
import org.eigentape.engine.recording.AtomicFile;
import org.eigentape.engine.recording.RecordingJson;
import org.jspecify.annotations.Nullable;

/**
 * {@code cell.json}: that a cell is finished, and what its results are. Written when all runs and stages have ended, so a cell
 * without it is not finished.
 *
 * @param state how it ended
 * @param recordingId of the recording that it vouches for
 * @param resultSets directories of the results below {@code results/}, sorted
 * @param resultDigest of all results of these sets, see {@link ResultSetDigest}
 * @param diverged numbers of the runs that diverged, ascending
 * @param reason why it failed, or null
 */
public record CellState(
        State state,
        String recordingId,
        List<String> resultSets,
        String resultDigest,
        List<Integer> diverged,
        @Nullable String reason) {

    /** How a cell ended. */
    public enum State {
        /** All runs ended, and all stages saw them to the end. */
        COMPLETE,
        /** A stage failed; the cell will be done again. */
        FAILED;

        /**
         * The word in {@code cell.json}.
         *
         * @return the name in lower case
         */
        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Copies the lists. */
    public CellState {
        resultSets = List.copyOf(resultSets);
        diverged = List.copyOf(diverged);
    }

    /**
     * Writes it atomically.
     *
     * @param file {@code cell.json}
     */
    public void write(Path file) {
        AtomicFile.write(file, RecordingJson.write(this));
    }

    /**
     * Reads it.
     *
     * @param file {@code cell.json}
     * @return empty if it is missing or not as it was written, so that the cell must be done again
     */
    public static Optional<CellState> read(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(RecordingJson.read(file, CellState.class));
        } catch (CorruptRecordingException e) {
            return Optional.empty();
        }
    }
}
