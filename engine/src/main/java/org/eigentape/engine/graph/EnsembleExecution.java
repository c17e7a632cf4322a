package org.eigentape.engine.graph;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eigentape.engine.event.EventFrame;
import org.eigentape.engine.event.Schema;
import org.eigentape.engine.provider.Origin;
import org.eigentape.engine.result.ResultState;
import org.eigentape.engine.result.ResultStore;
import org.eigentape.engine.result.ResultWriter;
import org.eigentape.engine.stage.EnsembleContext;
import org.eigentape.engine.stage.EnsembleStage;
import org.eigentape.engine.stage.EnsembleStageProvider;
import org.eigentape.engine.stage.ResultSeries;
import org.jspecify.annotations.Nullable;

/**
 * The work of one stage on all runs together, after they have ended: from the files of results of its runs to one file more.
 * Equal files give an equal file, whatever order the runs ended in.
 */
final class EnsembleExecution extends NodeContext implements EnsembleContext {

    private final RunCensus census;
    private final EnsembleSources sources;
    private final String recordingId;
    private final ResultStore store;

    EnsembleExecution(
            StageNode node,
            RunCensus census,
            Schema schema,
            JsonNode configuration,
            String recordingId,
            ResultStore store) {
        super(node, schema, configuration);
        this.census = census;
        this.sources = new EnsembleSources(node, census, store);
        this.recordingId = recordingId;
        this.store = store;
    }

    /** Whether a stage looks at all runs together. */
    static boolean isDueFor(StageNode node) {
        return node.provider() instanceof EnsembleStageProvider;
    }

    /**
     * Computes the results of the ensemble and stores them.
     *
     * @param ofRuns how the stages' work on the runs ended
     */
    StageOutcome run(List<StageOutcome> ofRuns) {
        ResultState state = complete(ofRuns) ? ResultState.COMPLETE : ResultState.PARTIAL;
        String reason = remark(ofRuns);
        EnsembleStage stage = null;
        try {
            stage = ((EnsembleStageProvider) node().provider()).createEnsemble(this);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            state = ResultState.FAILED;
            reason = "before its first step: " + Origin.cause(e);
        }
        EmittingSink sink = new EmittingSink(declared(), Map.of());
        try (ResultWriter writer = new ResultWriter(
                store.directory(node().key()), node().key(), recordingId, EventFrame.NO_RUN, declared())) {
            sink.writeTo(writer);
            String failure = stage == null ? null : goThrough(stage, sink);
            if (failure != null) {
                state = ResultState.FAILED;
                reason = failure;
            }
            String digest = writer.finish(state, reason);
            return new StageOutcome(node().key(), EventFrame.NO_RUN, state, reason, digest, sink.frames());
        }
    }

    private @Nullable String goThrough(EnsembleStage stage, EmittingSink sink) {
        for (long step : sources.load()) {
            sources.moveTo(step);
            sink.beginEvent(step);
            try {
                stage.onStep(sources, sink);
            } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError | AssertionError e) {
                return "at step " + step + ": "
                        + (e.getMessage() == null ? e.getClass().getName() : e.getMessage());
            }
            sink.flush();
        }
        return null;
    }

    private boolean complete(List<StageOutcome> ofRuns) {
        return census.ended() == census.runs()
                && ofRuns.stream().filter(this::isSource).allMatch(outcome -> outcome.state() == ResultState.COMPLETE);
    }

    private boolean isSource(StageOutcome outcome) {
        return sources.nodes().stream().anyMatch(node -> node.key().equals(outcome.key()));
    }

    /** Which runs are missing and why; null where all are in. */
    private @Nullable String remark(List<StageOutcome> ofRuns) {
        StringBuilder remark = new StringBuilder();
        if (!census.diverged().isEmpty()) {
            remark.append(census.diverged().size() == 1 ? "run " : "runs ")
                    .append(census.diverged().stream().map(String::valueOf).collect(Collectors.joining(", ")))
                    .append(" diverged and ")
                    .append(census.diverged().size() == 1 ? "is" : "are")
                    .append(" left out");
        }
        int unfinished = census.runs() - census.ended();
        if (unfinished > 0) {
            remark.append(remark.isEmpty() ? "" : "; ")
                    .append(unfinished)
                    .append(" of ")
                    .append(census.runs())
                    .append(" runs did not come to their end");
        }
        ofRuns.stream()
                .filter(outcome -> isSource(outcome)
                        && (outcome.state() == ResultState.FAILED || outcome.state() == ResultState.SKIPPED))
                .min(java.util.Comparator.comparingInt(StageOutcome::run))
                .ifPresent(
                        outcome -> remark.append(remark.isEmpty() ? "" : "; ").append(outcome.clause()));
        return remark.isEmpty() ? null : remark.toString();
    }

    @Override
    public int runs() {
        return census.runs();
    }

    @Override
    public int divergedRuns() {
        return census.diverged().size();
    }

    @Override
    public Optional<ResultSeries> series(String stage, String output, @Nullable String tensor) {
        return sources.want(stage, output, tensor);
    }
}
