package org.eigentape.engine.error;

/**
 * Free space fell below the low-water mark. Nothing was damaged: stop the recording cleanly and record again after space
 * is made. Exit code 2.
 */
public final class LowSpaceException extends RecordingException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message one sentence that says what is wrong, where, and what to do
     */
    public LowSpaceException(String message) {
        super(message);
    }
}
