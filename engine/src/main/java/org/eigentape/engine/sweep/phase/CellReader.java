package org.eigentape.engine.sweep.phase;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eigentape.engine.error.CorruptRecordingException;
import org.eigentape.engine.error.IncompleteRecordingException;
import org.eigentape.engine.error.ShellWord;
import org.eigentape.engine.event.EventFrame;
import org.eigentape.engine.recording.Manifest;
import org.eigentape.engine.recording.RecordingDirectory;
import org.eigentape.engine.result.ResultHistory;
import org.eigentape.engine.result.ResultKey;
import org.eigentape.engine.result.ResultState;
import org.eigentape.engine.result.ResultStore;
import org.eigentape.engine.result.StoredResult;
import org.eigentape.engine.sweep.CellState;
import org.eigentape.engine.sweep.GridPoint;
import org.eigentape.engine.sweep.ResultSetDigest;
import org.eigentape.engine.sweep.RunEnds;
import org.eigentape.engine.sweep.SweepDirectory;
import org.eigentape.engine.sweep.SweepIdentity;

/**
 * Reads a finished cell for the tables: that it is a cell of this sweep, that the results that it was finished with are there and
 * are those, and what all results say that are there for every run, whichever command has made them.
 */
final class CellReader {

    private final SweepDirectory directory;
    private final GridPoint point;
    private final CellState state;
    private final RecordingDirectory recording;
    private final Manifest manifest;
    private final Map<ResultKey, Map<Integer, RunValues>> values = new HashMap<>();

    private CellReader(SweepDirectory directory, GridPoint point, SweepIdentity identity) {
        this.directory = directory;
        this.point = point;
        this.state = CellState.read(directory.state(point))
                .filter(found -> found.state() == CellState.State.COMPLETE)
                .orElseThrow(() -> new IncompleteRecordingException(
                        "The cell " + directory.cell(point) + " is not finished; run the sweep again."));
        identity.check(directory, point);
        this.recording = RecordingDirectory.open(directory.cell(point));
        this.manifest = Manifest.read(recording.manifest());
    }

    /**
     * Reads a cell.
     *
     * @throws IncompleteRecordingException if it is not finished, or results that it was finished with are missing
     * @throws CorruptRecordingException if it is not a cell of the sweep, or its results are damaged or others
     */
    static CellResults read(SweepDirectory directory, GridPoint point, SweepIdentity identity) {
        return new CellReader(directory, point, identity).read();
    }

    private CellResults read() {
        ResultSetDigest digest = new ResultSetDigest();
        Set<String> missing = new TreeSet<>();
        for (String set : state.resultSets()) {
            for (int run = 0; run < manifest.ensemble().runs(); run++) {
                missing.add(file(set, run));
            }
        }
        if (state.ensembleSets() != null) {
            state.ensembleSets().forEach(set -> missing.add(file(set, EventFrame.NO_RUN)));
        }
        for (ResultStore.Entry entry : new ResultStore(recording.results()).all()) {
            boolean own = state.resultSets().contains(entry.directoryName());
            if (!own
                    && Quantity.STAGES.stream()
                            .noneMatch(stage -> entry.directoryName().startsWith(stage + "@"))) {
                continue;
            }
            StoredResult result = read(entry);
            if (own) {
                digest.add(entry.directoryName(), entry.run(), result.digest());
                missing.remove(file(entry.directoryName(), entry.run()));
            }
            take(result);
        }
        if (!missing.isEmpty()) {
            throw new IncompleteRecordingException("Results are missing in " + recording.results() + ": "
                    + missing.iterator().next()
                    + (missing.size() == 1 ? "" : " and " + (missing.size() - 1) + " more") + "; "
                    + remedy(""));
        }
        if (!digest.hex().equals(state.resultDigest())) {
            throw new CorruptRecordingException("The results in " + recording.results()
                    + " are not those that the cell was finished with; " + remedy(" --force"));
        }
        return new CellResults(
                point,
                manifest.configuration(),
                manifest.ensemble().steps(),
                manifest.ensemble().runs(),
                state.diverged().isEmpty() ? Map.of() : RunEnds.diverged(recording),
                Set.copyOf(state.resultSets()),
                complete());
    }

    private static String file(String set, int run) {
        return set + "/" + ResultStore.fileName(run);
    }

    private StoredResult read(ResultStore.Entry entry) {
        try {
            return entry.read();
        } catch (CorruptRecordingException e) {
            String stage =
                    entry.directoryName().substring(0, entry.directoryName().indexOf('@'));
            boolean own = state.resultSets().contains(entry.directoryName());
            String message = String.valueOf(e.getMessage());
            int hint = message.indexOf(" 'eigentape replay'");
            throw new CorruptRecordingException("The results in " + entry.file() + " are damaged: "
                    + (hint < 0 ? message : message.substring(0, hint)) + " "
                    + remedy(own ? "" : " --stages " + stage));
        }
    }

    private String remedy(String options) {
        return "'eigentape replay " + ShellWord.of(directory.root()) + options + "' makes them again from the events.";
    }

    private Map<ResultKey, List<RunValues>> complete() {
        Map<ResultKey, List<RunValues>> complete = new LinkedHashMap<>();
        values.forEach((key, byRun) -> {
            if (byRun.size() == manifest.ensemble().runs()) {
                complete.put(key, new ArrayList<>(byRun.values()));
            }
        });
        return complete;
    }

    private void take(StoredResult result) {
        if (result.run() == EventFrame.NO_RUN
                || result.run() >= manifest.ensemble().runs()
                || result.state() != ResultState.COMPLETE
                || !result.recordingId().equals(manifest.recordingId())
                || Quantity.OF_RUNS.stream().noneMatch(quantity -> quantity.isOf(result.key()))) {
            return;
        }
        Map<String, ResultHistory> byOutput = new HashMap<>();
        result.histories()
                .forEach(history -> byOutput.putIfAbsent(history.series().output(), history));
        RunValues run = new RunValues();
        for (int index = 0; index < Quantity.OF_RUNS.size(); index++) {
            int place = index;
            Quantity quantity = Quantity.OF_RUNS.get(index);
            at(result, byOutput, quantity).ifPresent(value -> run.state(place, value));
        }
        at(result, byOutput, Quantity.INITIAL_LOSS).ifPresent(run::initialLoss);
        values.computeIfAbsent(result.key(), key -> new TreeMap<>()).put(result.run(), run);
    }

    /** What a result says of a quantity; NaN where that is undefined, empty where it says nothing. */
    private OptionalDouble at(StoredResult result, Map<String, ResultHistory> byOutput, Quantity quantity) {
        ResultHistory history = byOutput.get(quantity.output());
        if (history == null || !quantity.isOf(result.key())) {
            return OptionalDouble.empty();
        }
        long step = quantity.atStart() ? 0 : manifest.ensemble().steps();
        for (int index = 0; index < history.size(); index++) {
            if (history.step(index) == step) {
                return OptionalDouble.of(history.value(index, 0));
            }
        }
        return OptionalDouble.empty();
    }
}
