package org.eigentape.tools.cli.record;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What people say of a recording to be made. Filled by picocli. */
final class RecordOptions extends ExperimentOptions {

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "Where the recording goes (recordings/PRESET-1, or the next free number). Must not exist, or be empty.")
    @Nullable
    Path out;

    @Option(names = "--threads", paramLabel = "N", description = "Runs trained at once (all processors).")
    @Nullable
    Integer threads;

    @Option(
            names = "--force",
            description = "Start even where the disk seems too small: events leave 64 MiB of it free instead of 256, of"
                    + " which results and figures may take some.")
    boolean force;
}
