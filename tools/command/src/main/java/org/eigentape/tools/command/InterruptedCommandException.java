package org.eigentape.tools.command;

/** Somebody asked the command to stop, and it did, leaving nothing half-made. */
public final class InterruptedCommandException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates the exception for a command that keeps nothing unfinished. */
    public InterruptedCommandException() {
        this("Interrupted; nothing unfinished was kept.");
    }

    /**
     * Creates the exception.
     *
     * @param message a sentence that says what was kept
     */
    public InterruptedCommandException(String message) {
        super(message);
    }
}
