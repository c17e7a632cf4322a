package org.eigentape.tools.cli.sweep;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.eigentape.engine.sweep.SweepDirectory;
import org.eigentape.engine.sweep.SweepSummary;
import org.eigentape.engine.sweep.SweepTimes;
import org.eigentape.engine.sweep.phase.WrittenTables;
import org.eigentape.tools.command.Quantity;
import org.jspecify.annotations.Nullable;

/** What a call of a sweep did, and what comes next. */
final class SweepReport {

    private final SweepDirectory directory;
    private final SweepSummary summary;
    private final @Nullable WrittenTables tables;
    private final long diverged;
    private final List<CellNote> notes;

    /**
     * Takes what was done.
     *
     * @param tables that were written, or null
     * @param diverged number of runs that diverged, in all cells where tables were written, else in those recorded by this call
     * @param notes of cells that were not kept as they were
     */
    SweepReport(
            SweepDirectory directory,
            SweepSummary summary,
            @Nullable WrittenTables tables,
            long diverged,
            List<CellNote> notes) {
        this.directory = directory;
        this.summary = summary;
        this.tables = tables;
        this.diverged = diverged;
        this.notes = notes;
    }

    /** Writes the report for people. */
    void print(PrintStream text) {
        text.printf(
                Locale.ROOT,
                "%s: %s recorded, %s before, of %s in %s; %s of events.%n",
                summary.complete()
                        ? "Swept"
                        : summary.stopReason() == null ? "Not complete" : "Stopped (" + summary.stopReason() + ")",
                Quantity.of(summary.recorded().size(), "cell"),
                Quantity.count(summary.before()),
                Quantity.count(summary.cells()),
                directory.root(),
                Quantity.bytes(summary.bytes()));
        if (diverged > 0) {
            text.println(Quantity.of(diverged, "run") + " diverged: counted, and left out of averages.");
        }
        if (!summary.recorded().isEmpty()) {
            printTimes(text);
        }
        summary.failed().forEach(text::println);
        if (tables != null) {
            tables.gaps().forEach(text::println);
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
        node.put("recorded", summary.recorded().size());
        node.put("before", summary.before());
        summary.failed().forEach(node.putArray("failed")::add);
        node.put("diverged", diverged);
        node.put("bytes", summary.bytes());
        node.put("merged", tables != null);
        for (CellNote.Kind kind : CellNote.Kind.values()) {
            ArrayNode list = node.putArray(kind.field());
            notes.stream()
                    .filter(note -> note.kind() == kind)
                    .forEach(note -> list.addObject().put("cell", note.cell()).put("reason", note.reason()));
        }
        ArrayNode gaps = node.putArray("gaps");
        if (tables != null) {
            tables.gaps().forEach(gaps::add);
        }
        return node;
    }
}
