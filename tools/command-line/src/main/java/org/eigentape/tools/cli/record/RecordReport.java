package org.eigentape.tools.cli.record;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.eigentape.engine.graph.StageOutcome;
import org.eigentape.engine.result.ResultState;
import org.eigentape.engine.ring.GroupReport;
import org.eigentape.engine.session.RunOutcome;
import org.eigentape.engine.session.SessionSummary;
import org.eigentape.tools.cli.summary.Findings;
import org.eigentape.tools.cli.summary.FindingsText;
import org.eigentape.tools.cli.summary.StageOutcomes;
import org.eigentape.tools.command.Quantity;

/** What a recording became: how its runs and stages ended, what was found, and what to try next. */
final class RecordReport {

    private final Path output;
    private final SessionSummary summary;
    private final Findings findings;
    private final List<Path> figures;

    RecordReport(Path output, SessionSummary summary, Findings findings, List<Path> figures) {
        this.output = output;
        this.summary = summary;
        this.findings = findings;
        this.figures = List.copyOf(figures);
    }

    /** Writes the report for people. */
    void print(PrintStream text) {
        text.println();
        text.printf(
                Locale.ROOT,
                "%s %s, %s in %s%n",
                summary.complete() ? "Recorded" : "Stopped (" + summary.stopReason() + ") after",
                Quantity.of(summary.events(), "event"),
                Quantity.bytes(summary.bytes()),
                output);
        for (RunOutcome run : summary.runs()) {
            if (run.end() == RunOutcome.End.DIVERGED) {
                text.println("Run " + run.run() + " diverged: its weights were not finite at step "
                        + Quantity.count(run.lastStep()) + ".");
            }
        }
        for (GroupReport group : summary.groups()) {
            if (group.failure() != null) {
                text.println("The stages " + group.name() + " failed: " + group.failure());
            }
        }
        StageOutcomes.failures(outcomes()).forEach(text::println);
        FindingsText.print(findings, text);
        if (!figures.isEmpty()) {
            text.println("Figures: " + output.resolve("plots") + " ("
                    + String.join(
                            ", ",
                            figures.stream()
                                    .map(file -> String.valueOf(file.getFileName()))
                                    .toList()) + ")");
        }
        text.println();
        text.println("Next:");
        nextCommands().forEach(command -> text.println("  eigentape " + command));
    }

    /** Three commands that will work on this recording. */
    private List<String> nextCommands() {
        if (!summary.complete()) {
            return List.of("verify " + output, "describe " + output, "plot " + output);
        }
        boolean hasSpacing = outcomes().stream()
                .anyMatch(outcome ->
                        outcome.key().stage().equals("level-spacing") && outcome.state() == ResultState.COMPLETE);
        return List.of(
                "verify " + output,
                hasSpacing ? "replay " + output + " --stages level-spacing:convention=published" : "describe " + output,
                "export " + output + " --to csv,npz");
    }

    private List<StageOutcome> outcomes() {
        return StageOutcomes.sorted(summary.groups().stream().flatMap(group -> group.outcomes().stream()));
    }

    /** The report for programs. */
    ObjectNode json() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("recording", output.toString());
        node.put("complete", summary.complete());
        node.put("stopReason", summary.stopReason());
        node.put("events", summary.events());
        node.put("bytes", summary.bytes());
        ArrayNode runs = node.putArray("runs");
        for (RunOutcome run : summary.runs()) {
            runs.addObject()
                    .put("run", run.run())
                    .put("end", run.end().name().toLowerCase(Locale.ROOT))
                    .put("lastStep", run.lastStep());
        }
        ArrayNode stages = node.putArray("stages");
        outcomes().forEach(outcome -> stages.add(StageOutcomes.json(outcome)));
        node.set("findings", FindingsText.json(findings));
        ArrayNode files = node.putArray("figures");
        figures.forEach(file -> files.add("plots/" + file.getFileName()));
        return node;
    }
}
