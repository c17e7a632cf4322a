package org.eigentape.engine.error;

/** A stage needs a tensor that the recording does not hold; names the option that would have kept it. Exit code 64. */
public final class TensorNotRecordedException extends RecordingException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message one sentence that says what is wrong, where, and what to do
     */
    public TensorNotRecordedException(String message) {
        super(message);
    }
}
