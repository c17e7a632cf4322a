package org.eigentape.tools.figures.plot;

import java.nio.file.Path;
import org.eigentape.engine.error.RecordingException;

/** A figure was not written because the process is ending, and with it the fonts of figures. Nothing of it is left. */
public final class DrawingStoppedException extends RecordingException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param file that was not written
     */
    public DrawingStoppedException(Path file) {
        super("The figure " + file + " was not written, because the process was asked to stop; draw it again.");
    }
}
