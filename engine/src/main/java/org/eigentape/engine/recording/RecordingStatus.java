package org.eigentape.engine.recording;

import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code status.json}: how far a recording is, for people and monitors. Replaced atomically, now and then; what is true
 * is in the journal.
 *
 * @param state what it is doing
 * @param heartbeat when this was written, ISO 8601 in UTC
 * @param lastSteps last recorded step by run
 * @param message why it stopped or failed, or null
 */
public record RecordingStatus(
        RecordingState state,
        String heartbeat,
        SortedMap<Integer, Long> lastSteps,
        @Nullable String message) {

    /** Copies the steps. */
    public RecordingStatus {
        lastSteps = Collections.unmodifiableSortedMap(new TreeMap<>(lastSteps));
    }

    /**
     * Writes it atomically.
     *
     * @param file where
     * @throws org.eigentape.engine.error.StorageException if it cannot be written
     */
    public void write(Path file) {
        AtomicFile.write(file, RecordingJson.write(this));
    }

    /**
     * Reads a status.
     *
     * @param file where
     * @return the status
     * @throws org.eigentape.engine.error.CorruptRecordingException if it is missing or not as it was written
     */
    public static RecordingStatus read(Path file) {
        return RecordingJson.bind(file, RecordingJson.read(file), RecordingStatus.class);
    }
}
