package org.eigentape.engine.result;

import java.util.Locale;

/** How a stage's work on one run ended. */
public enum ResultState {
    /** It saw the run to its end. */
    COMPLETE,
    /** The recording goes no further, because it was stopped, is still written, or was replayed in part. */
    PARTIAL,
    /** It threw; results before that are valid. */
    FAILED,
    /** A stage before it failed. */
    SKIPPED;

    /**
     * The word stored in files.
     *
     * @return the name in lower case
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
