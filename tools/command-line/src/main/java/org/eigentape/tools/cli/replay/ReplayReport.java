package org.eigentape.tools.cli.replay;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eigentape.engine.graph.StageOutcome;
import org.eigentape.engine.graph.StageRequest;
import org.eigentape.engine.result.ResultKey;
import org.eigentape.engine.result.ResultState;
import org.eigentape.replay.EventSelection;
import org.eigentape.tools.cli.request.StageRequests;
import org.eigentape.tools.cli.summary.StageOutcomes;
import org.eigentape.tools.command.ExitCode;
import org.eigentape.tools.command.Quantity;

/** How a replay ended. */
final class ReplayReport {

    private final Path recording;
    private final EventSelection selection;
    private final List<StageRequest> skipped;
    private final List<StageOutcome> outcomes;
    private final boolean incomplete;

    /** Takes what was done; a recording is incomplete also where none of its runs has begun. */
    ReplayReport(
            Path recording,
            boolean incomplete,
            EventSelection selection,
            List<StageRequest> skipped,
            List<StageOutcome> outcomes) {
        this.recording = recording;
        this.incomplete = incomplete;
        this.selection = selection;
        this.skipped = skipped;
        this.outcomes = StageOutcomes.sorted(outcomes.stream());
    }

    void print(PrintStream text) {
        Map<String, int[]> byDirectory = new LinkedHashMap<>();
        Map<String, String> stages = new HashMap<>();
        Set<String> ensembles = new HashSet<>();
        for (StageOutcome outcome : outcomes) {
            if (outcome.state() != ResultState.COMPLETE && outcome.state() != ResultState.PARTIAL) {
                continue;
            }
            if (outcome.isOfEnsemble()) {
                ensembles.add(outcome.key().directoryName());
            } else {
                stages.put(outcome.key().directoryName(), stage(outcome.key()));
                int[] counts = byDirectory.computeIfAbsent(outcome.key().directoryName(), ignored -> new int[2]);
                counts[outcome.state() == ResultState.COMPLETE ? 0 : 1]++;
            }
        }
        byDirectory.forEach((directory, counts) -> text.println("Stage " + stages.get(directory) + ": "
                + (counts[0] > 0 ? Quantity.of(counts[0], "run") : "")
                + (counts[0] > 0 && counts[1] > 0 ? " and " : "")
                + (counts[1] > 0 ? Quantity.of(counts[1], "run") + " in part" : "")
                + (ensembles.contains(directory) ? " and all together" : "")
                + ", in " + recording.resolve("results").resolve(directory)));
        StageOutcomes.failures(outcomes).forEach(text::println);
    }

    private static String stage(ResultKey key) {
        return key.parameters().isEmpty() ? key.stage() : key.stage() + ":" + key.parameters();
    }

    int exitCode() {
        if (outcomes.stream()
                .anyMatch(each -> each.state() == ResultState.FAILED || each.state() == ResultState.SKIPPED)) {
            return ExitCode.CORRUPT_OR_FAILED;
        }
        return incomplete || outcomes.stream().anyMatch(outcome -> outcome.state() == ResultState.PARTIAL)
                ? ExitCode.INCOMPLETE
                : ExitCode.DONE;
    }

    ObjectNode json() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("recording", recording.toString());
        node.put("selection", selection.canonical());
        ArrayNode there = node.putArray("alreadyThere");
        skipped.forEach(request -> there.add(StageRequests.text(request)));
        ArrayNode stages = node.putArray("stages");
        outcomes.forEach(outcome -> stages.add(StageOutcomes.json(outcome)));
        return node;
    }
}
