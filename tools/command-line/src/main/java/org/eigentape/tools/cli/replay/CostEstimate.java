package org.eigentape.tools.cli.replay;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.eigentape.engine.graph.StageRequest;
import org.eigentape.engine.stage.StageCatalog;
import org.eigentape.replay.EventSelection;
import org.eigentape.replay.Replay;
import org.eigentape.tools.command.Console;
import org.eigentape.tools.command.Quantity;

/** Says how long a long replay will take, from a trial of one second whose results are thrown away. */
final class CostEstimate {

    private static final long LONG_BYTES = 128L << 20;
    private static final long TRIAL_NS = 1_000_000_000L;

    private final Path recording;
    private final EventSelection selection;
    private final StageCatalog catalog;
    private final List<StageRequest> requests;

    CostEstimate(Path recording, EventSelection selection, StageCatalog catalog, List<StageRequest> requests) {
        this.recording = recording;
        this.selection = selection;
        this.catalog = catalog;
        this.requests = requests;
    }

    /** Says it for a recording of more than 128 MiB, and nothing for others. */
    void print(Console console) {
        AtomicLong read = new AtomicLong();
        AtomicLong total = new AtomicLong();
        try (ScratchDirectory trial = ScratchDirectory.create("eigentape-trial-")) {
            long start = System.nanoTime();
            new Replay(recording, selection, catalog, requests)
                    .run(
                            trial.path(),
                            (bytes, all) -> {
                                read.set(bytes);
                                total.set(all);
                            },
                            () -> total.get() < LONG_BYTES
                                    || System.nanoTime() - start > TRIAL_NS
                                    || console.interruption().isRequested());
            double seconds = (System.nanoTime() - start) * 1e-9;
            if (total.get() >= LONG_BYTES && read.get() < total.get()) {
                console.err()
                        .println("Up to " + Quantity.bytes(total.get()) + " of events to read, "
                                + Quantity.roughly(seconds * total.get() / Math.max(1, read.get()))
                                + "; Ctrl-C stops, and nothing unfinished is kept.");
            }
        }
    }
}
