package org.eigentape.tools.cli.inspect;

import java.nio.file.Files;
import org.eigentape.engine.error.RecordingException;
import org.eigentape.engine.journal.RecordingLock;
import org.eigentape.engine.recording.Manifest;
import org.eigentape.engine.recording.RecordingDirectory;
import org.eigentape.engine.recording.RecordingState;
import org.eigentape.engine.recording.RecordingStatus;
import org.jspecify.annotations.Nullable;

/**
 * How far a recording is, from its manifest, its lock and its status, without reading events.
 *
 * @param word {@code complete}, {@code running}, {@code stopped}, {@code failed}, {@code interrupted} where the writer
 *     died, or {@code damaged}
 * @param explanation a sentence where there is more to say, or null
 * @param status the recording's own account, or null
 */
record Condition(
        String word, @Nullable String explanation, @Nullable RecordingStatus status) {

    static Condition of(RecordingDirectory directory, Manifest manifest) {
        RecordingStatus status = null;
        String problem = null;
        try {
            status = Files.exists(directory.status()) ? RecordingStatus.read(directory.status()) : null;
        } catch (RecordingException e) {
            problem = e.getMessage();
        }
        if (manifest.completion() != null) {
            return new Condition("complete", problem, status);
        }
        if (RecordingLock.isHeld(directory.events())) {
            return new Condition("running", "It is still being written.", status);
        }
        if (status == null || status.state() == RecordingState.RUNNING || status.state() == RecordingState.COMPLETE) {
            return new Condition(
                    "interrupted",
                    problem != null ? problem : "Its writer died; what was acknowledged is there.",
                    status);
        }
        return new Condition(status.state().label(), status.message(), status);
    }
}
