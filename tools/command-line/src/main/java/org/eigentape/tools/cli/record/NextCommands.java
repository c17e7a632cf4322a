package org.eigentape.tools.cli.record;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eigentape.engine.error.RecordingException;
import org.eigentape.engine.error.ShellWord;
import org.eigentape.engine.graph.StageOutcome;
import org.eigentape.engine.graph.StageRequest;
import org.eigentape.engine.result.ResultState;
import org.eigentape.engine.session.SessionSummary;
import org.eigentape.engine.stage.StageCatalog;
import org.eigentape.replay.EventSelection;
import org.eigentape.replay.Replay;
import org.eigentape.tools.cli.results.Plots;

/** A few commands that will work on a new recording, and tell more about it. */
final class NextCommands {

    private static final String STAGE = "level-spacing";
    private static final String PARAMETERS = "convention=published";

    private final Path output;
    private final SessionSummary summary;
    private final StageCatalog catalog;

    NextCommands(Path output, SessionSummary summary, StageCatalog catalog) {
        this.output = output;
        this.summary = summary;
        this.catalog = catalog;
    }

    List<String> after(Plots.Drawn figures) {
        List<String> commands = new ArrayList<>(List.of("verify " + output));
        if (summary.complete() && figures.cutShort()) {
            commands.add("plot " + ShellWord.of(output));
        }
        boolean hasResults = outcomes().stream()
                .anyMatch(outcome -> outcome.state() == ResultState.COMPLETE || outcome.state() == ResultState.PARTIAL);
        boolean asks = summary.complete() && canComparePublished();
        if (asks) {
            commands.add("replay " + ShellWord.of(output) + " --stages " + STAGE + ":" + PARAMETERS);
        } else {
            commands.add((hasResults ? "results " : "describe ") + ShellWord.of(output));
        }
        commands.add(
                !figures.files().isEmpty() && !figures.cutShort() && !asks
                        ? "plot " + ShellWord.of(output)
                        : "export " + ShellWord.of(output) + " --to " + (hasResults ? "csv,npz" : "npz"));
        return List.copyOf(commands);
    }

    /** Whether the paper's own convention adds something: it has not run, and what it needs was recorded. */
    private boolean canComparePublished() {
        boolean hasRun = outcomes().stream()
                .anyMatch(outcome -> outcome.key().stage().equals(STAGE)
                        && outcome.key().canonical().equals(PARAMETERS));
        if (hasRun) {
            return false;
        }
        try {
            new Replay(output, EventSelection.ALL, catalog, List.of(StageRequest.parse(STAGE + ":" + PARAMETERS)));
            return true;
        } catch (RecordingException e) {
            return false;
        }
    }

    private List<StageOutcome> outcomes() {
        return summary.groups().stream()
                .flatMap(group -> group.outcomes().stream())
                .toList();
    }
}
