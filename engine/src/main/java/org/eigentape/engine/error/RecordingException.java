package org.eigentape.engine.error;

import org.jspecify.annotations.Nullable;

/**
 * Something about a recording that its user can understand and act on. The message is one clear sentence that says what
 * is wrong, where, and what to do; the command line prints it without a stack trace.
 */
public abstract class RecordingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message one sentence that says what is wrong, where, and what to do
     */
    protected RecordingException(String message) {
        super(message);
    }

    /**
     * Creates the exception with its cause.
     *
     * @param message one sentence that says what is wrong, where, and what to do
     * @param cause what led to it, or null
     */
    protected RecordingException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
