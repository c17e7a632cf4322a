package org.eigentape.engine.error;

/** Bytes are not what was written. Names the file, the offset, and the last valid event before it. Exit code 2. */
public final class CorruptRecordingException extends RecordingException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message one sentence that says what is wrong, where, and what to do
     */
    public CorruptRecordingException(String message) {
        super(message);
    }
}
