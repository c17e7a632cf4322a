package org.eigentape.tools.cli.sweep.cells;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eigentape.engine.error.CorruptRecordingException;
import org.eigentape.engine.event.EventFrame;
import org.eigentape.engine.graph.StageRequest;
import org.eigentape.engine.recording.Manifest;
import org.eigentape.engine.recording.RecordingDirectory;
import org.eigentape.engine.result.ResultKey;
import org.eigentape.engine.result.ResultState;
import org.eigentape.engine.result.ResultStore;
import org.eigentape.engine.result.StoredResult;
import org.eigentape.engine.stage.EnsembleStageProvider;
import org.eigentape.engine.stage.StageCatalog;
import org.eigentape.engine.stage.StageDescription;
import org.eigentape.replay.EventSelection;

/** Which stages need not run, because what they would give is there: same key, complete, undamaged, for every run, and for
 * the ensemble where the stage looks at all runs together. */
public final class FinishedResults {

    private final ResultStore store;
    private final Manifest manifest;
    private final EventSelection selection;

    /**
     * Prepares to look.
     *
     * @param directory of a recording
     * @param manifest of it
     * @param selection what is wanted of it
     */
    public FinishedResults(RecordingDirectory directory, Manifest manifest, EventSelection selection) {
        this.store = new ResultStore(directory.results());
        this.manifest = manifest;
        this.selection = selection;
    }

    /**
     * Leaves out what is there.
     *
     * @param catalog the known stages
     * @param requests what is asked for
     * @return what must run, in the same order
     */
    public List<StageRequest> withoutFinished(StageCatalog catalog, List<StageRequest> requests) {
        return requests.stream()
                .filter(request -> !isFinished(key(catalog, request)) || !isEnsembleFinished(catalog, request))
                .toList();
    }

    private boolean isEnsembleFinished(StageCatalog catalog, StageRequest request) {
        ResultKey key = key(catalog, request);
        return !(catalog.stage(request.name()) instanceof EnsembleStageProvider)
                || !selection.wantsAllOf(manifest.ensemble().runs())
                || isFinished(key, EventFrame.NO_RUN, store.file(key, EventFrame.NO_RUN));
    }

    private ResultKey key(StageCatalog catalog, StageRequest request) {
        StageDescription description = catalog.stage(request.name()).description();
        return new ResultKey(request.name(), description.version(), request.canonical(catalog), selection.canonical());
    }

    private boolean isFinished(ResultKey key) {
        for (int run = 0; run < manifest.ensemble().runs(); run++) {
            if ((selection.runs().isEmpty() || selection.runs().contains(run))
                    && !isFinished(key, run, store.file(key, run))) {
                return false;
            }
        }
        return true;
    }

    private boolean isFinished(ResultKey key, int run, Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try {
            StoredResult result = StoredResult.read(file);
            return result.state() == ResultState.COMPLETE
                    && result.key().equals(key)
                    && result.run() == run
                    && result.recordingId().equals(manifest.recordingId());
        } catch (CorruptRecordingException e) {
            return false;
        }
    }
}
