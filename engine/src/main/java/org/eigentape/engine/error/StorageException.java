package org.eigentape.engine.error;

import org.jspecify.annotations.Nullable;

/** Writing or reading a recording's files failed: no space, no permission, a lock held by another process. Exit code 2. */
public final class StorageException extends RecordingException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message one sentence that says what is wrong, where, and what to do
     * @param cause what led to it, or null
     */
    public StorageException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
