package org.eigentape.tools.cli.sweep;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.Locale;
import org.eigentape.engine.sweep.SweepDirectory;
import org.eigentape.engine.sweep.SweepSummary;
import org.eigentape.engine.sweep.SweepTimes;
import org.eigentape.tools.command.Quantity;

/** What a call of a sweep did, and what comes next. */
final class SweepReport {

    private final SweepDirectory directory;
    private final SweepSummary summary;
    private final boolean merged;

    SweepReport(SweepDirectory directory, SweepSummary summary, boolean merged) {
        this.directory = directory;
        this.summary = summary;
        this.merged = merged;
    }

    /** Writes the report for people. */
    void print(PrintStream text) {
        text.printf(
                Locale.ROOT,
                "%s: %s recorded, %s before, of %s in %s; %s of events.%n",
                summary.complete()
                        ? "Swept"
                        : summary.stopReason() == null ? "Not complete" : "Stopped (" + summary.stopReason() + ")",
                Quantity.of(summary.recorded(), "cell"),
                Quantity.count(summary.before()),
                Quantity.count(summary.cells()),
                directory.root(),
                Quantity.bytes(summary.bytes()));
        if (summary.diverged() > 0) {
            text.println(Quantity.of(summary.diverged(), "run") + " diverged: counted, and left out of averages.");
        }
        if (summary.recorded() > 0) {
            printTimes(text);
        }
        summary.failed().forEach(text::println);
        if (merged) {
            text.println("Tables: " + directory.phase() + " and " + directory.runs());
        } else {
            text.println(
                    summary.complete()
                            ? "Next: when all shards are done, the same command without --shard writes phase.csv."
                            : "Next: the same command again goes on with what is missing.");
        }
    }

    private void printTimes(PrintStream text) {
        SweepTimes times = summary.times();
        double rest = times.cellsNs() - times.trainingNs() - times.probingNs() - times.publishingNs();
        text.printf(
                Locale.ROOT,
                "Time of cells: training %.0f %%, probes %.0f %%, recording steps %.0f %%, the rest %.0f %%; stages beside it"
                        + " %.0f %%.%n",
                share(times.trainingNs()),
                share(times.probingNs()),
                share(times.publishingNs()),
                share(rest),
                share(times.stagesNs()));
    }

    private double share(double ns) {
        return 100 * ns / Math.max(1, summary.times().cellsNs());
    }

    /** The report for programs. */
    ObjectNode json() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("sweep", directory.root().toString());
        node.put("complete", summary.complete());
        node.put("stopReason", summary.stopReason());
        node.put("cells", summary.cells());
        node.put("recorded", summary.recorded());
        node.put("before", summary.before());
        summary.failed().forEach(node.putArray("failed")::add);
        node.put("diverged", summary.diverged());
        node.put("bytes", summary.bytes());
        node.put("merged", merged);
        return node;
    }
}
