package org.eigentape.tools.cli.sweep.check;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.eigentape.engine.error.ShellWord;
import org.eigentape.engine.simulation.SimulationCatalog;
import org.eigentape.engine.sweep.Grid;
import org.eigentape.engine.sweep.GridPoint;
import org.eigentape.engine.sweep.SweepDirectory;
import org.eigentape.engine.sweep.SweepIdentity;
import org.eigentape.replay.VerificationState;
import org.eigentape.tools.cli.progress.Progress;
import org.eigentape.tools.cli.sweep.SweepPlan;
import org.eigentape.tools.cli.sweep.cells.CellCheck;
import org.eigentape.tools.cli.sweep.cells.CellFinding;
import org.eigentape.tools.cli.sweep.cells.CellFinding.Kind;
import org.eigentape.tools.command.Console;
import org.eigentape.tools.command.ExitCode;
import org.eigentape.tools.command.Quantity;

/** Whether the cells of a sweep and its tables are as they were written. Changes nothing. */
public final class SweepCheck {

    private final SweepDirectory directory;
    private final List<CellFinding> findings = new ArrayList<>();
    private final TableCheck tables;

    private SweepCheck(SweepDirectory directory, Grid grid, SweepIdentity identity, Console console) {
        this.directory = directory;
        List<GridPoint> points = grid.points();
        try (Progress progress = Progress.start(console, "verifying", "cells", points.size())) {
            for (GridPoint point : points) {
                findings.add(CellCheck.find(directory, point, identity, console.interruption()));
                progress.advance(1);
            }
        }
        this.tables = TableCheck.of(directory, grid, findings);
    }

    /**
     * Checks all cells, then the tables.
     *
     * @param directory of a sweep
     * @param simulations those on the class path; that of the sweep may be missing
     * @param console told how far it is; may ask to stop
     * @return what was found
     * @throws org.eigentape.engine.error.CorruptRecordingException if the plan of the sweep is damaged
     */
    public static SweepCheck of(SweepDirectory directory, SimulationCatalog simulations, Console console) {
        return new SweepCheck(
                directory, SweepPlan.grid(directory), SweepPlan.identity(directory, simulations), console);
    }

    /**
     * The cells whose events are as they were written, whatever became of their results.
     *
     * @return names in the order of the grid
     */
    public List<String> readable() {
        return findings.stream()
                .filter(finding -> finding.kind() != Kind.UNFINISHED && finding.kind() != Kind.DAMAGED)
                .map(CellFinding::name)
                .toList();
    }

    /**
     * Writes what is wrong, for people.
     *
     * @param text where
     */
    public void print(PrintStream text) {
        text.println(directory.root() + ": " + Quantity.count(count(Kind.INTACT)) + " of "
                + Quantity.of(findings.size(), "cell") + " finished and as they were written, "
                + count(Kind.UNFINISHED) + " not finished, " + count(VerificationState.CORRUPT) + " damaged"
                + (count(Kind.RESULTS_MISSING) > 0
                        ? ", " + count(Kind.RESULTS_MISSING) + " without all results."
                        : "."));
        for (CellFinding finding : findings) {
            if (finding.kind() != Kind.INTACT && finding.kind() != Kind.UNFINISHED) {
                text.println("    " + finding.name() + ": " + finding.message());
            }
        }
        if (count(Kind.DAMAGED) > 0) {
            text.println("'" + SweepPlan.command(directory) + " --check' mends damaged cells, or records them again.");
        } else if (count(Kind.RESULTS_DAMAGED) + count(Kind.RESULTS_MISSING) > 0) {
            text.println("'eigentape replay " + ShellWord.of(directory.root())
                    + "' makes damaged and missing results again from the events.");
        }
        tables.print(text);
    }

    /**
     * What is wrong, for programs.
     *
     * @return one object
     */
    public ObjectNode json() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("sweep", directory.root().toString());
        ArrayNode cells = node.putArray("cells");
        findings.forEach(finding -> cells.addObject()
                .put("cell", finding.name())
                .put("state", finding.kind().state().label())
                .put("message", finding.message()));
        node.set("tables", tables.json());
        return node;
    }

    /**
     * The code to end with.
     *
     * @return 2 if a cell or a table is damaged, else 1 if a cell is not finished or something is missing, else 0
     */
    public int exitCode() {
        if (count(VerificationState.CORRUPT) > 0 || tables.state() == VerificationState.CORRUPT) {
            return ExitCode.CORRUPT_OR_FAILED;
        }
        return count(VerificationState.INCOMPLETE) > 0 || tables.state() == VerificationState.INCOMPLETE
                ? ExitCode.INCOMPLETE
                : ExitCode.DONE;
    }

    private long count(Kind kind) {
        return findings.stream().filter(finding -> finding.kind() == kind).count();
    }

    private long count(VerificationState state) {
        return findings.stream()
                .filter(finding -> finding.kind().state() == state)
                .count();
    }
}
