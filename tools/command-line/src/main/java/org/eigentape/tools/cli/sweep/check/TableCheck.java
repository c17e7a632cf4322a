package org.eigentape.tools.cli.sweep.check;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eigentape.engine.error.RecordingException;
import org.eigentape.engine.error.ShellWord;
import org.eigentape.engine.sweep.Grid;
import org.eigentape.engine.sweep.SweepDirectory;
import org.eigentape.engine.sweep.phase.TableOrigin;
import org.eigentape.replay.VerificationState;
import org.eigentape.tools.cli.sweep.SweepPlan;
import org.eigentape.tools.cli.sweep.cells.CellFinding;

/**
 * Whether the tables of a sweep are those that were written last, of the cells as they are now.
 *
 * @param state complete, incomplete where there are none yet or something that they were made of is missing, or corrupt
 * @param message why they are not complete, one sentence; empty where they are
 */
record TableCheck(VerificationState state, String message) {

    /**
     * Checks the tables.
     *
     * @param directory of the sweep
     * @param grid of the sweep
     * @param cells what was found in its cells
     */
    static TableCheck of(SweepDirectory directory, Grid grid, List<CellFinding> cells) {
        String remedy = "; 'eigentape replay " + ShellWord.of(directory.root()) + "' writes the tables anew.";
        if (!Files.exists(directory.phase()) && !Files.exists(directory.runs())) {
            // A sweep that goes on has none, and the cells say so.
            return new TableCheck(
                    VerificationState.INCOMPLETE,
                    "There are no tables" + (Files.exists(directory.tables()) ? " any more" : " yet") + remedy);
        }
        for (Path table : List.of(directory.phase(), directory.runs(), directory.tables())) {
            if (!Files.isRegularFile(table)) {
                return new TableCheck(VerificationState.INCOMPLETE, table + " is missing" + remedy);
            }
        }
        TableOrigin origin;
        try {
            origin = TableOrigin.read(directory);
        } catch (RecordingException e) {
            return new TableCheck(
                    VerificationState.CORRUPT,
                    directory.tables() + ", which says of which cells the tables are, is damaged" + remedy);
        }
        Optional<String> unfinished = origin.unfinished(directory);
        if (unfinished.isPresent()) {
            return new TableCheck(
                    VerificationState.INCOMPLETE,
                    "The tables are older than the cell " + unfinished.get() + ", which is not finished any more; '"
                            + SweepPlan.command(directory) + "' finishes it and writes the tables anew.");
        }
        Optional<String> difference = origin.difference(directory, grid);
        if (difference.isPresent()) {
            return new TableCheck(
                    VerificationState.CORRUPT,
                    "The tables are damaged, or of other cells: " + difference.get() + remedy);
        }
        for (Map.Entry<String, Integer> added : origin.added().entrySet()) {
            for (CellFinding cell : cells) {
                if (cell.kind() == CellFinding.Kind.INTACT
                        && !cell.versions()
                                .getOrDefault(added.getKey(), Set.of())
                                .contains(added.getValue())) {
                    return new TableCheck(
                            VerificationState.INCOMPLETE,
                            "The tables have columns of the stage " + added.getKey() + ", version " + added.getValue()
                                    + ", whose results are missing in the cell " + cell.name() + "; 'eigentape replay "
                                    + ShellWord.of(directory.root()) + "' makes them again.");
                }
            }
        }
        return new TableCheck(VerificationState.COMPLETE, "");
    }

    /** Writes what is wrong, for people. */
    void print(PrintStream text) {
        if (!message.isEmpty()) {
            text.println(message);
        }
    }

    /** What is wrong, for programs. */
    ObjectNode json() {
        return JsonNodeFactory.instance.objectNode().put("state", state.label()).put("message", message);
    }
}
