package org.eigentape.engine.recording;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a recording is doing, by its own account. */
public enum RecordingState {
    /** Being written, if its heartbeat is recent. */
    RUNNING,
    /** All runs ended and the journal has its end event. */
    COMPLETE,
    /** Stopped in good order before its end; can be resumed. */
    STOPPED,
    /** Ended by an error. */
    FAILED;

    /**
     * The name used in {@code status.json}.
     *
     * @return lower case
     */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
