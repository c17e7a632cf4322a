package org.eigentape.tools.cli.sweep.check;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eigentape.engine.recording.Manifest;
import org.eigentape.engine.recording.RecordingDirectory;
import org.eigentape.engine.stage.StageCatalog;
import org.eigentape.engine.sweep.SweepDirectory;
import org.eigentape.tools.cli.progress.Progress;
import org.eigentape.tools.cli.replay.ResultFindings;
import org.eigentape.tools.cli.replay.ResultsCheck;
import org.eigentape.tools.command.Console;
import org.eigentape.tools.command.ExitCode;
import org.eigentape.tools.command.Quantity;

/** Whether the results of a sweep's cells are what their events give, computed again cell by cell. Changes nothing. */
public final class SweepResultsCheck {

    /** That nothing was computed. */
    public static final SweepResultsCheck NONE = new SweepResultsCheck(Map.of());

    private final Map<String, ResultFindings> cells;

    private SweepResultsCheck(Map<String, ResultFindings> cells) {
        this.cells = new LinkedHashMap<>(cells);
    }

    /**
     * Computes the results of cells again.
     *
     * @param directory of the sweep
     * @param names of the cells whose events are undamaged
     * @param catalog the known stages
     * @param console told how far it is; may ask to stop
     * @return what was found
     */
    public static SweepResultsCheck of(
            SweepDirectory directory, List<String> names, StageCatalog catalog, Console console) {
        Map<String, ResultFindings> cells = new LinkedHashMap<>();
        try (Progress progress = Progress.start(console, "recomputing results", "cells", names.size())) {
            for (String name : names) {
                Path cell = directory.cells().resolve(name);
                int runs = Manifest.read(RecordingDirectory.open(cell).manifest())
                        .ensemble()
                        .runs();
                cells.put(
                        name,
                        new ResultFindings(
                                cell,
                                runs,
                                new ResultsCheck(
                                                cell,
                                                catalog,
                                                IntStream.range(0, runs).boxed().collect(Collectors.toSet()))
                                        .run((bytes, total) ->
                                                console.interruption().check())));
                progress.advance(1);
            }
        }
        return new SweepResultsCheck(cells);
    }

    /**
     * Writes what is wrong, for people.
     *
     * @param text where
     */
    public void print(PrintStream text) {
        text.println("Results: " + Quantity.count(sum(ResultFindings::same)) + " of "
                + Quantity.of(sum(ResultFindings::checked), "file") + " the same when computed again.");
        cells.forEach((name, findings) -> findings.tellProblems(line -> text.println("    " + name + ": " + line)));
    }

    /**
     * Adds what was found, for programs.
     *
     * @param node of the sweep, gets {@code resultFiles}, {@code resultFilesChecked} and {@code results}
     */
    public void addTo(ObjectNode node) {
        node.put("resultFiles", sum(ResultFindings::files));
        node.put("resultFilesChecked", sum(ResultFindings::checked));
        ArrayNode results = node.putArray("results");
        cells.forEach((name, findings) -> findings.json().forEach(each -> {
            ((ObjectNode) each).put("cell", name);
            results.add(each);
        }));
    }

    private int sum(ToIntFunction<ResultFindings> count) {
        return cells.values().stream().mapToInt(count).sum();
    }

    /**
     * The code to end with.
     *
     * @return 2 if a file is damaged or other than what the events give, else 1 if one is missing, else 0
     */
    public int exitCode() {
        if (cells.values().stream().anyMatch(ResultFindings::isBad)) {
            return ExitCode.CORRUPT_OR_FAILED;
        }
        return cells.values().stream().anyMatch(ResultFindings::isPartial) ? ExitCode.INCOMPLETE : ExitCode.DONE;
    }
}
