package org.eigentape.tools.cli.record;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What people say of a recording to be made. Filled by picocli. */
final class RecordOptions {

    @Parameters(
            arity = "0..1",
            paramLabel = "PRESET",
            description = "A ready-made experiment; see 'eigentape presets'.")
    @Nullable
    String preset;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description =
                    "Change a key of the simulation (see 'eigentape simulations'), or with STAGE.PARAMETER=VALUE a"
                            + " parameter of a stage. May be repeated.")
    List<String> set = new ArrayList<>();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "Take everything from a file such as the config.yaml of a recording; other options still count.")
    @Nullable
    Path config;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "Where the recording goes (recordings/PRESET-1, or the next free number). Must not exist, or be empty.")
    @Nullable
    Path out;

    @Option(names = "--runs", paramLabel = "N", description = "Number of runs.")
    @Nullable
    String runs;

    @Option(names = "--steps", paramLabel = "N", description = "Number of updates of each run.")
    @Nullable
    String steps;

    @Option(names = "--seed", paramLabel = "S", description = "From which all randomness is derived (1).")
    @Nullable
    String seed;

    @Option(
            names = "--record",
            paramLabel = "POLICY",
            description = {
                "What is kept when, as [TENSOR:]WHEN, where WHEN is every=K, log=N (N points), at=A,B,C, window=A:B or"
                        + " none, and TENSOR may contain *; without TENSOR for the weights; probe:WHEN sets the probes,"
                        + " snapshot:WHEN the snapshots. May be repeated."
            })
    List<String> policy = new ArrayList<>();

    @Option(
            names = "--stages",
            paramLabel = "STAGE",
            split = ",",
            description = "Stages that run while recording, as NAME or NAME:PARAMETER=VALUE; 'none' for none. See"
                    + " 'eigentape stages'.")
    @Nullable
    List<String> stages;

    @Option(names = "--threads", paramLabel = "N", description = "Runs trained at once (all processors).")
    @Nullable
    Integer threads;

    @Option(
            names = "--force",
            description = "Start even where the disk seems too small, and leave 64 MiB of it free instead of 256.")
    boolean force;
}
