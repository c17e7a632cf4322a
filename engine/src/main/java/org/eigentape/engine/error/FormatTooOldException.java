package org.eigentape.engine.error;

/** The recording is in a format that is no longer read. Exit code 3. */
public final class FormatTooOldException extends RecordingException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message one sentence that says what is wrong, where, and what to do
     */
    public FormatTooOldException(String message) {
        super(message);
    }
}
