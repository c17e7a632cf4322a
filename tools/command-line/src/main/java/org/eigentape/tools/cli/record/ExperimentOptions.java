package org.eigentape.tools.cli.record;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What people say of an experiment, whether it is recorded once or at every point of a grid. Filled by picocli. */
public abstract class ExperimentOptions {

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

    /** To be filled. */
    protected ExperimentOptions() {}

    /**
     * The settings.
     *
     * @return texts {@code KEY=VALUE}, as given; may be added to
     */
    public List<String> settings() {
        return set;
    }

    /**
     * The preset.
     *
     * @return its name, or null where none was given
     */
    public @Nullable String preset() {
        return preset;
    }

    /**
     * The file with everything.
     *
     * @return its path, or null where none was given
     */
    public @Nullable Path config() {
        return config;
    }
}
