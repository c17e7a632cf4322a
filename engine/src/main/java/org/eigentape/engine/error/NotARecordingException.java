package org.eigentape.engine.error;

/** The named directory or file is not a recording. Exit code 4. */
public final class NotARecordingException extends RecordingException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message one sentence that says what is wrong, where, and what to do
     */
    public NotARecordingException(String message) {
        super(message);
    }
}
