package org.eigentape.engine.error;

/** A request that cannot be carried out as it stands: an unknown name, a value out of bounds. Exit code 64. */
public final class InvalidRequestException extends RecordingException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message one sentence that says what is wrong, where, and what to do
     */
    public InvalidRequestException(String message) {
        super(message);
    }
}
