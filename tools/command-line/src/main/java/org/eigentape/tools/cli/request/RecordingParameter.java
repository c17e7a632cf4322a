package org.eigentape.tools.cli.request;

import java.nio.file.Path;
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
}
