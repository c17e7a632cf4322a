package org.eigentape.tools.cli.request;

import java.nio.file.Path;
import org.eigentape.engine.error.NotARecordingException;
import org.eigentape.engine.error.ShellWord;
import org.eigentape.engine.sweep.SweepDirectory;
import picocli.CommandLine.Parameters;

/** The recording that a command is about. Filled by picocli. */
public final class RecordingParameter {

    @Parameters(index = "0", paramLabel = "RECORDING", description = "The directory of a recording.")
    private Path recording = Path.of("");

    /** To be filled. */
    public RecordingParameter() {}

    /**
     * The recording's directory.
     *
     * @return as it was given; may not exist
     */
    public Path path() {
        return recording;
    }

    /**
     * The recording's directory, for commands that take no sweep.
     *
     * @return as it was given; may not exist
     * @throws NotARecordingException if it is a sweep
     */
    public Path notSweep() {
        if (!SweepDirectory.isSweep(recording)) {
            return recording;
        }
        throw new NotARecordingException(
                recording + " is a sweep, not a recording; its cells are recordings: give one of"
                        + " those that 'eigentape ls " + ShellWord.of(recording) + "' lists.");
    }
}
