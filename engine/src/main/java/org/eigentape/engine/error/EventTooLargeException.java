package org.eigentape.engine.error;

/** An event would exceed the largest frame that a journal takes; refused before a recording starts. Exit code 64. */
public final class EventTooLargeException extends RecordingException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message one sentence that says what is wrong, where, and what to do
     */
    public EventTooLargeException(String message) {
        super(message);
    }
}
