package org.eigentape.engine.error;

/** The journal holds a valid prefix but no end: its writer died, was stopped, or is still at work. Exit code 1. */
public final class IncompleteRecordingException extends RecordingException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message one sentence that says what is wrong, where, and what to do
     */
    public IncompleteRecordingException(String message) {
        super(message);
    }
}
