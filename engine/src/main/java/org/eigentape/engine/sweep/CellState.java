package org.eigentape.engine.sweep;

import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import org.eigentape.engine.event.EventFrame;
import org.eigentape.engine.graph.StageOutcome;
import org.eigentape.engine.recording.AtomicFile;
import org.eigentape.engine.recording.Manifest;
import org.eigentape.engine.recording.RecordingDirectory;
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
 * @param configurationDigest SHA-256 of {@code config.yaml}, or null where there was none, or the cell is of a release that
 *     did not write it
 * @param ensembleSets those of {@code resultSets} that hold results of all runs together, or null where the cell is of a
 *     release that did not write them
 */
public record CellState(
        State state,
        String recordingId,
        List<String> resultSets,
        String resultDigest,
        List<Integer> diverged,
        @Nullable String reason,
        @Nullable String configurationDigest,
        @Nullable List<String> ensembleSets) {

    /** What releases before these fields did not write. */
    private static final List<String> LATER = List.of("configurationDigest", "ensembleSets");

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
        ensembleSets = ensembleSets == null ? null : List.copyOf(ensembleSets);
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
     * @return empty if it is missing, so that the cell is not finished
     * @throws CorruptRecordingException if it is not as it was written
     */
    public static Optional<CellState> read(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        return Optional.of(RecordingJson.read(file, CellState.class, LATER));
    }

    /**
     * The state of a recording that has come to its end.
     *
     * @param recording with its manifest and, mostly, its {@code config.yaml}
     * @param outcomes how its stages ended
     * @param diverged numbers of the runs that diverged, ascending
     * @param failure why a stage failed, or null
     * @return to be written
     */
    public static CellState of(
            RecordingDirectory recording,
            List<StageOutcome> outcomes,
            List<Integer> diverged,
            @Nullable String failure) {
        TreeSet<String> sets = new TreeSet<>();
        TreeSet<String> ensembles = new TreeSet<>();
        ResultSetDigest digest = new ResultSetDigest();
        for (StageOutcome outcome : outcomes) {
            sets.add(outcome.key().directoryName());
            if (outcome.run() == EventFrame.NO_RUN) {
                ensembles.add(outcome.key().directoryName());
            }
            digest.add(outcome.key().directoryName(), outcome.run(), outcome.digest());
        }
        Path configuration = recording.configuration();
        return new CellState(
                failure == null ? State.COMPLETE : State.FAILED,
                Manifest.read(recording.manifest()).recordingId(),
                List.copyOf(sets),
                digest.hex(),
                diverged,
                failure,
                Files.exists(configuration) ? FileDigest.of(configuration) : null,
                List.copyOf(ensembles));
    }

    /**
     * Whether the configuration from which the cell can be made again is the one that it was finished with.
     *
     * @param configuration {@code config.yaml} of the cell
     * @return false if it is missing or has changed; true where nothing is known of it
     * @throws org.eigentape.engine.error.StorageException if it cannot be read
     */
    public boolean vouchesFor(Path configuration) {
        return configurationDigest == null
                || (Files.isRegularFile(configuration) && configurationDigest.equals(FileDigest.of(configuration)));
    }
}
