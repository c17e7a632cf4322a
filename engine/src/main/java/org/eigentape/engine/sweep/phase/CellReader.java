package org.eigentape.engine.sweep.phase;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.eigentape.engine.error.CorruptRecordingException;
import org.eigentape.engine.event.EventFrame;
import org.eigentape.engine.recording.Manifest;
import org.eigentape.engine.recording.RecordingDirectory;
import org.eigentape.engine.result.ResultHistory;
import org.eigentape.engine.result.ResultState;
import org.eigentape.engine.result.ResultStore;
import org.eigentape.engine.result.StoredResult;
import org.eigentape.engine.sweep.CellState;
import org.eigentape.engine.sweep.GridPoint;
import org.eigentape.engine.sweep.ResultSetDigest;
import org.eigentape.engine.sweep.SweepDirectory;

/** Reads a finished cell for the tables, and checks that its results are those that it was finished with. */
final class CellReader {

    private CellReader() {}

    /**
     * Reads a cell.
     *
     * @throws CorruptRecordingException if it is not finished, or its results are missing, damaged or others
     */
    static CellRows read(SweepDirectory directory, GridPoint point) {
        CellState state = CellState.read(directory.state(point))
                .filter(found -> found.state() == CellState.State.COMPLETE)
                .orElseThrow(() -> new CorruptRecordingException(
                        "The cell " + directory.cell(point) + " is not finished; run the sweep again."));
        RecordingDirectory recording = RecordingDirectory.open(directory.cell(point));
        Manifest manifest = Manifest.read(recording.manifest());
        List<RunValues> values = new ArrayList<>();
        for (int run = 0; run < manifest.ensemble().runs(); run++) {
            values.add(new RunValues());
        }
        ResultSetDigest digest = new ResultSetDigest();
        for (ResultStore.Entry entry : new ResultStore(recording.results()).all()) {
            if (state.resultSets().contains(entry.directoryName())) {
                StoredResult result = entry.read();
                digest.add(entry.directoryName(), entry.run(), result.digest());
                if (entry.run() != EventFrame.NO_RUN
                        && entry.run() < values.size()
                        && result.state() == ResultState.COMPLETE) {
                    take(result, manifest.ensemble().steps(), values.get(entry.run()));
                }
            }
        }
        if (!digest.hex().equals(state.resultDigest())) {
            throw new CorruptRecordingException("The results in " + recording.results()
                    + " are not those that the cell was finished with; 'eigentape replay " + directory.cell(point)
                    + "' with the stages of the sweep makes them again.");
        }
        return new CellRows(
                point.values(), manifest.configuration(), manifest.ensemble().steps(), state.diverged(), values);
    }

    private static void take(StoredResult result, long lastStep, RunValues values) {
        Map<String, ResultHistory> byOutput = new HashMap<>();
        result.histories()
                .forEach(history -> byOutput.putIfAbsent(history.series().output(), history));
        for (int index = 0; index < Quantity.OF_RUNS.size(); index++) {
            int place = index;
            Quantity quantity = Quantity.OF_RUNS.get(index);
            at(result, byOutput, quantity, lastStep).ifPresent(value -> values.state(place, value));
        }
        at(result, byOutput, Quantity.INITIAL_LOSS, lastStep).ifPresent(values::initialLoss);
    }

    /** What a result says of a quantity; NaN where that is undefined, empty where it says nothing. */
    private static OptionalDouble at(
            StoredResult result, Map<String, ResultHistory> byOutput, Quantity quantity, long lastStep) {
        ResultHistory history = byOutput.get(quantity.output());
        if (history == null
                || !quantity.stage().equals(result.key().stage())
                || !quantity.parameters().equals(result.key().canonical())) {
            return OptionalDouble.empty();
        }
        long step = quantity.atStart() ? 0 : lastStep;
        for (int index = 0; index < history.size(); index++) {
            if (history.step(index) == step) {
                return OptionalDouble.of(history.value(index, 0));
            }
        }
        return OptionalDouble.empty();
    }
}
