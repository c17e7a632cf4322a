package org.eigentape.tools.cli.sweep.cells;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.eigentape.engine.error.IncompleteRecordingException;
import org.eigentape.engine.error.RecordingException;
import org.eigentape.engine.error.ShellWord;
import org.eigentape.engine.recording.Manifest;
import org.eigentape.engine.recording.RecordingDirectory;
import org.eigentape.engine.sweep.CellState;
import org.eigentape.engine.sweep.GridPoint;
import org.eigentape.engine.sweep.SweepDirectory;
import org.eigentape.engine.sweep.SweepIdentity;
import org.eigentape.engine.sweep.phase.PhaseTables;
import org.eigentape.replay.Verification;
import org.eigentape.replay.VerificationResult;
import org.eigentape.replay.VerificationState;
import org.eigentape.tools.cli.request.StageRequests;
import org.eigentape.tools.command.Interruption;

/**
 * Whether a cell is as it was written: its events from the first byte to the last, that they are those of this cell of the
 * sweep, and that results and {@code config.yaml} are those that it was finished with.
 */
public final class CellCheck {

    private CellCheck() {}

    /**
     * Reads a cell.
     *
     * @param directory of the sweep
     * @param point of its grid
     * @param identity what its cells must be
     * @param interruption ends the reading
     * @return what was found
     */
    public static CellFinding find(
            SweepDirectory directory, GridPoint point, SweepIdentity identity, Interruption interruption) {
        try {
            Optional<CellState> state = CellState.read(directory.state(point));
            if (state.isEmpty()) {
                return finding(point, CellFinding.Kind.UNFINISHED, "It is not finished.");
            }
            if (state.get().state() != CellState.State.COMPLETE) {
                return finding(
                        point,
                        CellFinding.Kind.UNFINISHED,
                        "It is not finished: " + state.get().reason());
            }
            return find(directory, point, identity, state.get(), interruption);
        } catch (RecordingException e) {
            return finding(point, CellFinding.Kind.DAMAGED, String.valueOf(e.getMessage()));
        }
    }

    private static CellFinding find(
            SweepDirectory directory,
            GridPoint point,
            SweepIdentity identity,
            CellState state,
            Interruption interruption) {
        VerificationResult result = Verification.verify(directory.cell(point), (bytes, total) -> interruption.check());
        if (result.state() != VerificationState.COMPLETE) {
            return finding(point, CellFinding.Kind.DAMAGED, result.message());
        }
        identity.check(directory, point);
        Path configuration = RecordingDirectory.open(directory.cell(point)).configuration();
        if (!state.vouchesFor(configuration)) {
            return finding(
                    point,
                    CellFinding.Kind.DAMAGED,
                    configuration + " is missing or was changed after the cell was recorded, so 'eigentape record"
                            + " --config' would not make the cell again.");
        }
        try {
            CellFinding intact = new CellFinding(
                    point.name(), CellFinding.Kind.INTACT, "", PhaseTables.check(directory, point, identity));
            RecordingDirectory recording = RecordingDirectory.open(directory.cell(point));
            return UnreadableResults.in(recording, Manifest.read(recording.manifest())).stream()
                    .findFirst()
                    .map(unreadable -> finding(
                            point,
                            CellFinding.Kind.RESULTS_DAMAGED,
                            unreadable.message()
                                    + unreadable
                                            .request()
                                            .map(request -> " In all cells 'eigentape replay "
                                                    + ShellWord.of(directory.root()) + " --stages "
                                                    + StageRequests.text(request) + "' does.")
                                            .orElse("")))
                    .orElse(intact);
        } catch (IncompleteRecordingException e) {
            return finding(point, CellFinding.Kind.RESULTS_MISSING, String.valueOf(e.getMessage()));
        } catch (RecordingException e) {
            return finding(point, CellFinding.Kind.RESULTS_DAMAGED, String.valueOf(e.getMessage()));
        }
    }

    private static CellFinding finding(GridPoint point, CellFinding.Kind kind, String message) {
        return new CellFinding(point.name(), kind, message, Map.of());
    }
}
