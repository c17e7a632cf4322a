package org.eigentape.engine.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import org.eigentape.engine.error.CorruptRecordingException;
import org.eigentape.engine.error.FormatTooNewException;
import org.eigentape.engine.error.FormatTooOldException;
import org.eigentape.engine.event.EventFrame;
import org.eigentape.engine.event.Schema;
import org.jspecify.annotations.Nullable;

/**
 * {@code manifest.json}: what a recording is. Written before the first event and once more when the recording is
 * complete. Holds no absolute paths and no clock times. In the file it carries a checksum of its content, whose rule belongs
 * to the format version. Immutable but for {@link #configuration}, which nobody may change.
 *
 * @param formatVersion version of the recording's format
 * @param recordingId SHA-256 of the first event without its time, see {@link RecordingId}
 * @param simulation name of the simulation
 * @param preset the preset it started from, or null
 * @param configuration all settings, in the order of the configuration file
 * @param ensemble the runs, their steps and seeds
 * @param schema the tensors that events may carry
 * @param policy which tensors are kept when, as canonical texts
 * @param stages names of the stages that ran live
 * @param writtenBy code and host
 * @param completion what the journal must hold, or null as long as the recording is not complete
 */
public record Manifest(
        int formatVersion,
        String recordingId,
        String simulation,
        @Nullable String preset,
        ObjectNode configuration,
        Ensemble ensemble,
        Schema schema,
        List<String> policy,
        List<String> stages,
        WrittenBy writtenBy,
        @Nullable Completion completion) {

    /** Copies what could change. */
    public Manifest {
        configuration = configuration.deepCopy();
        policy = List.copyOf(policy);
        stages = List.copyOf(stages);
    }

    /**
     * The manifest of the same recording once it is complete.
     *
     * @param end what the journal holds
     * @return a manifest with this completion
     */
    public Manifest completed(Completion end) {
        return new Manifest(
                formatVersion,
                recordingId,
                simulation,
                preset,
                configuration,
                ensemble,
                schema,
                policy,
                stages,
                writtenBy,
                end);
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
     * Reads a manifest.
     *
     * @param file where
     * @return the manifest
     * @throws CorruptRecordingException if it is missing or not as it was written
     * @throws FormatTooNewException if a newer release wrote it
     * @throws FormatTooOldException if its version is no longer read
     */
    public static Manifest read(Path file) {
        ObjectNode content = RecordingJson.readUnverified(file);
        JsonNode version = content.path("formatVersion");
        // First of all: a newer format may have another rule for the checksum, or none.
        if (version.isIntegralNumber() && version.longValue() > EventFrame.VERSION) {
            throw new FormatTooNewException(file + " has format version " + version
                    + "; this release reads up to version " + EventFrame.VERSION + ". Use a newer release.");
        }
        RecordingJson.verified(file, content);
        if (!version.isInt()) {
            throw new CorruptRecordingException(file + " is damaged: it names no format version.");
        }
        if (version.intValue() < 1) {
            throw new FormatTooOldException(file + " has format version " + version + ", which is no longer read.");
        }
        return RecordingJson.bind(file, content, Manifest.class);
    }
}
