package org.eigentape.tools.cli.inspect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eigentape.engine.error.CorruptRecordingException;
import org.eigentape.engine.event.EventFrame;
import org.eigentape.engine.result.ResultStore;
import org.eigentape.engine.result.StoredResult;
import org.jspecify.annotations.Nullable;

/**
 * One set of results: a stage with its version and parameters, over some runs.
 *
 * @param directory below {@code results/}
 * @param stage the stage's name
 * @param version the stage's version
 * @param parameters parameters and selection, canonical
 * @param runs number of runs with results
 * @param ofRuns number of runs in the journal
 * @param states how many runs ended in which state
 * @param ensemble in which state the work on all runs together ended; null where the stage does not look at them
 * @param remark why that is not complete, or which runs it leaves out; null for none
 */
record ResultOverview(
        String directory,
        String stage,
        int version,
        String parameters,
        int runs,
        int ofRuns,
        Map<String, Integer> states,
        @Nullable String ensemble,
        @Nullable String remark) {

    private static final String DAMAGED = "damaged";

    /** All sets of results, by directory. A damaged file counts as {@code damaged}. */
    static List<ResultOverview> of(ResultStore store, int ofRuns) {
        Map<String, List<ResultStore.Entry>> byDirectory = new LinkedHashMap<>();
        for (ResultStore.Entry entry : store.all()) {
            byDirectory
                    .computeIfAbsent(entry.directoryName(), ignored -> new ArrayList<>())
                    .add(entry);
        }
        List<ResultOverview> all = new ArrayList<>();
        byDirectory.keySet().stream()
                .sorted()
                .forEach(name -> all.add(of(name, byDirectory.getOrDefault(name, List.of()), ofRuns)));
        return all;
    }

    private static ResultOverview of(String directory, List<ResultStore.Entry> entries, int ofRuns) {
        String stage = directory.replaceFirst("@.*", "");
        int version = 0;
        String parameters = "";
        Map<String, Integer> states = new LinkedHashMap<>();
        int runs = 0;
        String ensemble = null;
        String remark = null;
        for (ResultStore.Entry entry : entries) {
            boolean isOfEnsemble = entry.run() == EventFrame.NO_RUN;
            runs += isOfEnsemble ? 0 : 1;
            try {
                StoredResult result = entry.read();
                stage = result.key().stage();
                version = result.key().version();
                parameters = result.key().canonical();
                if (isOfEnsemble) {
                    ensemble = result.state().label();
                    remark = result.reason();
                } else {
                    states.merge(result.state().label(), 1, Integer::sum);
                }
            } catch (CorruptRecordingException e) {
                if (isOfEnsemble) {
                    ensemble = DAMAGED;
                } else {
                    states.merge(DAMAGED, 1, Integer::sum);
                }
            }
        }
        return new ResultOverview(directory, stage, version, parameters, runs, ofRuns, states, ensemble, remark);
    }
}
