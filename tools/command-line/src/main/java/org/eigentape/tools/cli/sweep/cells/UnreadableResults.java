package org.eigentape.tools.cli.sweep.cells;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eigentape.engine.error.CorruptRecordingException;
import org.eigentape.engine.graph.StageRequest;
import org.eigentape.engine.recording.Manifest;
import org.eigentape.engine.recording.RecordingDirectory;
import org.eigentape.engine.result.ResultKey;
import org.eigentape.engine.result.ResultStore;
import org.eigentape.tools.cli.summary.MissingRuns;

/**
 * A set of results with a file that is damaged or of another recording, whichever command has made it.
 *
 * @param directoryName {@code STAGE@VERSION-HASH}
 * @param request what makes the set again from all events; empty where no file of it tells with which parameters
 * @param message what is wrong with the first such file
 */
record UnreadableResults(String directoryName, Optional<StageRequest> request, String message) {

    private static final String OF_DEFAULTS = "-default";

    /** Reads all results of a cell. */
    static List<UnreadableResults> in(RecordingDirectory recording, Manifest manifest) {
        Map<String, String> problems = new LinkedHashMap<>();
        Map<String, ResultKey> keys = new LinkedHashMap<>();
        for (ResultStore.Entry entry : new ResultStore(recording.results(), manifest.recordingId()).all()) {
            try {
                keys.putIfAbsent(entry.directoryName(), entry.read().key());
            } catch (CorruptRecordingException e) {
                problems.putIfAbsent(entry.directoryName(), String.valueOf(e.getMessage()));
            }
        }
        List<UnreadableResults> found = new ArrayList<>();
        problems.forEach((set, problem) ->
                found.add(new UnreadableResults(set, request(set, Optional.ofNullable(keys.get(set))), problem)));
        return found;
    }

    private static Optional<StageRequest> request(String set, Optional<ResultKey> key) {
        if (key.isPresent()) {
            return key.filter(known -> known.selection().isEmpty())
                    .map(known -> StageRequest.parse(MissingRuns.request(known)));
        }
        return set.endsWith(OF_DEFAULTS)
                ? Optional.of(StageRequest.parse(set.substring(0, set.indexOf('@'))))
                : Optional.empty();
    }
}
