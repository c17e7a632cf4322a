package org.eigentape.engine.error;

/** The recording was written by a newer release, in a format that this one cannot read. Exit code 3. */
public final class FormatTooNewException extends RecordingException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message one sentence that says what is wrong, where, and what to do
     */
    public FormatTooNewException(String message) {
        super(message);
    }
}
