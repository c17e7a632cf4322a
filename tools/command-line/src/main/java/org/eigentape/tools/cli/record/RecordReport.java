package org.eigentape.tools.cli.record;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.eigentape.engine.graph.StageOutcome;
import org.eigentape.engine.ring.GroupReport;
import org.eigentape.engine.session.RunOutcome;
import org.eigentape.engine.session.SessionSummary;
import org.eigentape.tools.cli.results.Plots;
import org.eigentape.tools.cli.summary.Findings;
import org.eigentape.tools.cli.summary.FindingsText;
import org.eigentape.tools.cli.summary.StageOutcomes;
import org.eigentape.tools.command.Quantity;

/** What a recording became: how its runs and stages ended, what was found, and what to try next. */
final class RecordReport {

    private static final String WARNING = "WARNING: ";

    private final Path output;
    private final SessionSummary summary;
    private final Findings findings;

    RecordReport(Path output, SessionSummary summary, Findings findings) {
        this.output = output;
        this.summary = summary;
        this.findings = findings;
    }

    /** Writes the report for people. */
    void print(PrintStream text) {
        text.println();
        text.printf(
                Locale.ROOT,
                "%s %s, %s in %s%n",
                summary.complete() ? "Recorded" : "Stopped after",
                Quantity.of(summary.events(), "event"),
                Quantity.bytes(summary.bytes()),
                output);
        if (!summary.complete()) {
            text.println(summary.stopReason() == null ? "The reason is not known." : summary.stopReason());
            text.println(findings.extent().sentence());
        }
        for (RunOutcome run : summary.runs()) {
            if (run.end() == RunOutcome.End.DIVERGED) {
                text.println("Run " + run.run() + " diverged: its weights were not finite at step "
                        + Quantity.count(run.lastStep()) + ".");
            }
        }
        for (GroupReport group : summary.groups()) {
            if (group.failure() != null) {
                text.println(WARNING + StageOutcomes.stages(List.of(group.name().split("\\+"))) + " failed: "
                        + group.failure());
            }
        }
        StageOutcomes.failures(outcomes()).forEach(failure -> text.println(WARNING + failure));
        FindingsText.print(findings, text);
    }

    /** Says which figures were drawn, and why others were not. */
    void printFigures(Plots.Drawn figures, PrintStream text) {
        if (!figures.files().isEmpty()) {
            text.println("Figures: " + output.resolve("plots") + " ("
                    + String.join(
                            ", ",
                            figures.files().stream()
                                    .map(file -> String.valueOf(file.getFileName()))
                                    .toList())
                    + ")");
        }
        figures.problems().forEach(text::println);
    }

    /** Says once more, where nobody overlooks it, that a stage failed: the exit code speaks of the recording only. */
    void printTrouble(PrintStream text) {
        List<String> failedGroups = summary.groups().stream()
                .filter(group -> group.failure() != null)
                .flatMap(group -> Stream.of(group.name().split("\\+")))
                .toList();
        String troubled = failedGroups.isEmpty()
                ? StageOutcomes.troubled(outcomes())
                : StageOutcomes.stages(failedGroups) + " failed";
        if (!troubled.isEmpty()) {
            text.println();
            text.println(WARNING + troubled + ", see above; the recording itself is not affected.");
        }
    }

    /** Says what to try next. */
    void printNext(List<String> commands, PrintStream text) {
        text.println();
        text.println("Next:");
        commands.forEach(command -> text.println("  eigentape " + command));
    }

    private List<StageOutcome> outcomes() {
        return StageOutcomes.sorted(summary.groups().stream().flatMap(group -> group.outcomes().stream()));
    }

    /** The report for programs. */
    ObjectNode json(Plots.Drawn figures) {
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
        figures.files().forEach(file -> files.add("plots/" + file.getFileName()));
        figures.problems().forEach(node.putArray("figureProblems")::add);
        return node;
    }
}
