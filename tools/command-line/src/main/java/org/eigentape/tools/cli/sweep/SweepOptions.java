package org.eigentape.tools.cli.sweep;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eigentape.tools.cli.record.ExperimentOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What people say of a sweep. Filled by picocli. */
final class SweepOptions extends ExperimentOptions {

    @Option(
            names = "--grid",
            paramLabel = "KEY=V1,V2",
            description =
                    "An axis: a key of the simulation with its values. Replaces the preset's axis of the same key, or adds"
                            + " one. Lists are written in brackets. May be repeated.")
    List<String> grid = new ArrayList<>();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where the sweep goes (sweeps/PRESET). The same sweep is gone on with; another is refused.")
    @Nullable
    Path out;

    @Option(names = "--threads", paramLabel = "N", description = "Cells at work at once (all processors).")
    @Nullable
    Integer threads;

    @Option(
            names = "--shard",
            paramLabel = "K/N",
            description =
                    "Do every Nth cell, beginning with the Kth; shards may run at once, and the same command without"
                            + " --shard completes the sweep.")
    @Nullable
    String shard;

    @Option(
            names = "--check",
            description =
                    "Read finished cells from the first byte to the last, compute damaged and missing results again, and"
                            + " record cells again whose events are damaged.")
    boolean check;

    @Option(
            names = "--force",
            description = "Start even where the disk seems too small, and leave 64 MiB of it free instead of 256.")
    boolean force;
}
