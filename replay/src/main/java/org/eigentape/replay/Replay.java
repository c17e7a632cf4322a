package org.eigentape.replay;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.eigentape.engine.event.EventView;
import org.eigentape.engine.graph.GroupExecution;
import org.eigentape.engine.graph.StageGraph;
import org.eigentape.engine.graph.StageGroup;
import org.eigentape.engine.graph.StageOutcome;
import org.eigentape.engine.graph.StageRequest;
import org.eigentape.engine.recording.Manifest;
import org.eigentape.engine.recording.RecordingDirectory;
import org.eigentape.engine.result.ResultKey;
import org.eigentape.engine.result.ResultStore;
import org.eigentape.engine.stage.StageCatalog;

/**
 * Runs stages over a recording, with the execution that ran them live, so that equal events give equal results bit for
 * bit. The events are verified as they are read. The recording itself is not touched; only finished files of results are
 * added or replaced, and unfinished ones that a killed process left are removed. Use a replay once, from one thread.
 */
public final class Replay {

    private static final int EVENTS_BETWEEN_REPORTS = 64;

    private final RecordingDirectory directory;
    private final Manifest manifest;
    private final EventSelection selection;
    private final StageGraph graph;

    /**
     * Checks a request.
     *
     * @param root the recording
     * @param selection which runs and steps
     * @param catalog the known stages
     * @param requests what is asked for
     * @throws org.eigentape.engine.error.RecordingException if there is no such recording, or a stage is unknown or needs
     *     a tensor that was not recorded
     */
    public Replay(Path root, EventSelection selection, StageCatalog catalog, List<StageRequest> requests) {
        this.directory = RecordingDirectory.open(root);
        this.manifest = Manifest.read(directory.manifest());
        this.selection = selection;
        this.graph = new StageGraph(catalog, requests, manifest.schema(), selection.canonical());
    }

    /**
     * The keys under which results will be stored.
     *
     * @return one for each stage, those that others depend on included
     */
    public List<ResultKey> keys() {
        return graph.keys();
    }

    /**
     * Runs the stages and stores their results in the recording.
     *
     * @param progress told how far the reading is
     * @param cancelled asked now and then; once true the replay ends and nothing unfinished is kept
     * @return how each stage's work on each run ended, and on the ensemble if all runs were read; empty if it was cancelled
     * @throws org.eigentape.engine.error.CorruptRecordingException if the journal is damaged; nothing unfinished is kept
     */
    public List<StageOutcome> run(VerificationProgress progress, BooleanSupplier cancelled) {
        return run(directory.results(), progress, cancelled);
    }

    /**
     * Runs the stages and stores their results elsewhere.
     *
     * @param results a directory, made if it is missing
     * @param progress told how far the reading is
     * @param cancelled asked now and then; once true the replay ends and nothing unfinished is kept
     * @return how each stage's work on each run ended, and on the ensemble if all runs were read; empty if it was cancelled
     * @throws org.eigentape.engine.error.CorruptRecordingException if the journal is damaged; nothing unfinished is kept
     */
    public List<StageOutcome> run(Path results, VerificationProgress progress, BooleanSupplier cancelled) {
        List<GroupExecution> executions = new ArrayList<>();
        ResultStore store = new ResultStore(results);
        store.removeAbandoned();
        for (StageGroup group : graph.groups()) {
            executions.add(new GroupExecution(
                    group,
                    manifest.schema(),
                    manifest.configuration(),
                    manifest.recordingId(),
                    store,
                    selection.wantsAllOf(manifest.ensemble().runs())
                            ? manifest.ensemble().runs()
                            : 0));
        }
        try (RecordingReader reader = RecordingReader.open(directory.root(), selection)) {
            long events = 0;
            for (EventView event = reader.next(); event != null; event = reader.next()) {
                for (GroupExecution execution : executions) {
                    execution.accept(event);
                }
                if (++events % EVENTS_BETWEEN_REPORTS == 0) {
                    progress.at(reader.bytesRead(), reader.totalBytes());
                    if (cancelled.getAsBoolean()) {
                        return List.of();
                    }
                }
            }
            List<StageOutcome> outcomes = new ArrayList<>();
            executions.forEach(execution -> outcomes.addAll(execution.finish()));
            return outcomes;
        } finally {
            executions.forEach(GroupExecution::close);
            store.removeAbandoned();
        }
    }
}
