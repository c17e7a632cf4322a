package org.eigentape.tools.command;

import java.io.IOException;

/** Standard output cannot be written, mostly because its reader has read enough and gone. */
public final class OutputFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param cause what the operating system said
     */
    public OutputFailedException(IOException cause) {
        super("Standard output cannot be written: " + cause.getMessage() + ".", cause);
    }

    /**
     * Whether the reader has gone, as in {@code eigentape dump ... | head}: nothing to complain about.
     *
     * @return false for a full disk and the like
     */
    public boolean isReaderGone() {
        return String.valueOf(getCause() == null ? "" : getCause().getMessage()).contains("Broken pipe");
    }
}
