package org.eigentape.tools.command;

/** Somebody asked the command to stop, and it did, leaving nothing half-made. */
public final class InterruptedCommandException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates the exception. */
    public InterruptedCommandException() {
        super("Interrupted.");
    }
}
