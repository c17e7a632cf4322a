package org.eigentape.tools.cli.sweep;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eigentape.engine.error.RecordingException;
import org.eigentape.engine.recording.RecordingDirectory;
import org.eigentape.engine.sweep.CellState;
import org.eigentape.engine.sweep.GridPoint;
import org.eigentape.engine.sweep.SweepDirectory;
import org.eigentape.engine.sweep.phase.PhaseTables;
import org.eigentape.replay.Verification;
import org.eigentape.replay.VerificationResult;
import org.eigentape.replay.VerificationState;
import org.eigentape.tools.cli.progress.Progress;
import org.eigentape.tools.command.Console;
import org.eigentape.tools.command.ExitCode;
import org.eigentape.tools.command.Quantity;

/**
 * Whether the cells of a sweep are as they were written: their events from the first byte to the last, and that the results
 * and {@code config.yaml} are those that the cell was finished with.
 */
public final class SweepCheck {

    /**
     * What was found in one cell.
     *
     * @param name of the cell
     * @param state complete, incomplete where it is not finished, or corrupt
     * @param message why it is not complete; empty where it is
     */
    private record Finding(String name, VerificationState state, String message) {}

    private final SweepDirectory directory;
    private final List<Finding> findings = new ArrayList<>();

    private SweepCheck(SweepDirectory directory) {
        this.directory = directory;
    }

    /**
     * Checks all cells.
     *
     * @param directory of a sweep
     * @param console told how far it is; may ask to stop
     * @return what was found
     */
    public static SweepCheck of(SweepDirectory directory, Console console) {
        SweepCheck check = new SweepCheck(directory);
        List<GridPoint> points = SweepPlan.grid(directory).points();
        try (Progress progress = Progress.start(console, "verifying", "cells", points.size())) {
            for (GridPoint point : points) {
                check.findings.add(find(directory, point, console));
                progress.advance(1);
            }
        }
        return check;
    }

    /**
     * Whether a cell that claims to be finished is as it was written.
     *
     * @param directory of the sweep
     * @param point of its grid
     * @param console may ask to stop
     * @return false if it must be recorded again
     */
    static boolean isIntact(SweepDirectory directory, GridPoint point, Console console) {
        return find(directory, point, console).state() == VerificationState.COMPLETE;
    }

    private static Finding find(SweepDirectory directory, GridPoint point, Console console) {
        Optional<CellState> state =
                CellState.read(directory.state(point)).filter(found -> found.state() == CellState.State.COMPLETE);
        if (state.isEmpty()) {
            return new Finding(point.name(), VerificationState.INCOMPLETE, "it is not finished");
        }
        VerificationResult result = Verification.verify(
                directory.cell(point), (bytes, total) -> console.interruption().check());
        if (result.state() != VerificationState.COMPLETE) {
            return new Finding(point.name(), VerificationState.CORRUPT, result.message());
        }
        try {
            Path configuration = RecordingDirectory.open(directory.cell(point)).configuration();
            if (!state.get().vouchesFor(configuration)) {
                return new Finding(
                        point.name(),
                        VerificationState.CORRUPT,
                        configuration + " is missing or was changed after the cell was recorded, so 'eigentape record"
                                + " --config' would not make the cell again.");
            }
            PhaseTables.check(directory, point);
            return new Finding(point.name(), VerificationState.COMPLETE, "");
        } catch (RecordingException e) {
            return new Finding(point.name(), VerificationState.CORRUPT, String.valueOf(e.getMessage()));
        }
    }

    /**
     * Writes what is wrong, for people.
     *
     * @param text where
     */
    public void print(PrintStream text) {
        text.println(directory.root() + ": " + Quantity.count(count(VerificationState.COMPLETE)) + " of "
                + Quantity.of(findings.size(), "cell") + " finished and as they were written, "
                + count(VerificationState.INCOMPLETE) + " not finished, " + count(VerificationState.CORRUPT)
                + " damaged.");
        for (Finding finding : findings) {
            if (finding.state() == VerificationState.CORRUPT) {
                text.println("    " + finding.name() + ": " + finding.message());
            }
        }
        if (count(VerificationState.CORRUPT) > 0) {
            text.println("'eigentape sweep --config " + directory.plan() + " --out " + directory.root()
                    + " --check' records damaged cells again.");
        }
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
                .put("state", finding.state().label())
                .put("message", finding.message()));
        return node;
    }

    /**
     * The code to end with.
     *
     * @return 2 if a cell is damaged, else 1 if one is not finished, else 0
     */
    public int exitCode() {
        if (count(VerificationState.CORRUPT) > 0) {
            return ExitCode.CORRUPT_OR_FAILED;
        }
        return count(VerificationState.INCOMPLETE) > 0 ? ExitCode.INCOMPLETE : ExitCode.DONE;
    }

    private long count(VerificationState state) {
        return findings.stream().filter(finding -> finding.state() == state).count();
    }
}
