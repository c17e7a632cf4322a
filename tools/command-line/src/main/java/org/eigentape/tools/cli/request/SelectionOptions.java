package org.eigentape.tools.cli.request;

import java.util.Set;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.recording.Manifest;
import org.eigentape.replay.EventSelection;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The part of a recording that a command is about. Filled by picocli. */
public final class SelectionOptions {

    @Option(names = "--from", paramLabel = "A", description = "First step (0).")
    private @Nullable Long from;

    @Option(names = "--to", paramLabel = "B", description = "Last step (the last there is).")
    private @Nullable Long to;

    @Option(names = "--every", paramLabel = "K", description = "Only steps that are multiples of K (1).")
    private @Nullable Long every;

    @Option(names = "--run", paramLabel = "R", description = "Only this run (all).")
    private @Nullable Integer run;

    /** To be filled. */
    public SelectionOptions() {}

    /**
     * Whether only a part is wanted.
     *
     * @return false if no option was given
     */
    public boolean isGiven() {
        return from != null || to != null || every != null || run != null;
    }

    /**
     * The selection.
     *
     * @param manifest of the recording that it is made from
     * @return what was asked for
     * @throws InvalidRequestException if nothing can match it
     */
    public EventSelection selection(Manifest manifest) {
        int runs = manifest.ensemble().runs();
        if (run != null && (run < 0 || run >= runs)) {
            throw new InvalidRequestException("There is no run " + run + "; the recording has "
                    + (runs == 1 ? "run 0 only." : "the runs 0 to " + (runs - 1) + "."));
        }
        long steps = manifest.ensemble().steps();
        if (from != null && from > steps) {
            throw new InvalidRequestException(
                    "No step lies from " + from + " on; the runs of this recording have " + steps + " steps.");
        }
        return new EventSelection(
                run == null ? Set.of() : Set.of(run),
                from == null ? 0 : from,
                to == null ? Long.MAX_VALUE : to,
                every == null ? 1 : every);
    }
}
