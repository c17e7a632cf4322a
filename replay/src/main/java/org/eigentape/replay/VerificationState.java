package org.eigentape.replay;

import com.fasterxml.jackson.annotation.JsonValue;

/** What {@link Verification} found, with the exit codes of the command line. */
public enum VerificationState {
    /** Every event is as it was written, from the first to the end. */
    COMPLETE("complete", 0),
    /** All events are as they were written, but the end is missing: the writer stopped, died or is at work. */
    INCOMPLETE("incomplete", 1),
    /** Something is not as it was written. */
    CORRUPT("corrupt", 2),
    /** Written in a format that this release does not read. */
    OTHER_FORMAT("other format", 3),
    /** No recording. */
    NOT_A_RECORDING("not a recording", 4);

    private final String label;
    private final int exitCode;

    VerificationState(String label, int exitCode) {
        this.label = label;
        this.exitCode = exitCode;
    }

    /**
     * The name for people and JSON.
     *
     * @return lower case
     */
    @JsonValue
    public String label() {
        return label;
    }

    /**
     * The exit code of {@code verify}.
     *
     * @return 0 to 4
     */
    public int exitCode() {
        return exitCode;
    }
}
