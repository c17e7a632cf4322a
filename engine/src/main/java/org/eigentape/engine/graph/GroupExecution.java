package org.eigentape.engine.graph;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eigentape.engine.error.CorruptRecordingException;
import org.eigentape.engine.event.EventFrame;
import org.eigentape.engine.event.EventType;
import org.eigentape.engine.event.EventView;
import org.eigentape.engine.event.Schema;
import org.eigentape.engine.result.ResultState;
import org.eigentape.engine.result.ResultStore;

/**
 * Feeds the events of all runs to one group of stages. It does not know whether they come from the ring, from the journal
 * behind it, or from a recording made months ago; equal events give equal files of results. For one thread at a time.
 */
public final class GroupExecution implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final StageGroup group;
    private final Schema schema;
    private final JsonNode configuration;
    private final String recordingId;
    private final ResultStore store;
    private final RunCensus census;
    private final Map<Integer, RunPipeline> running = new TreeMap<>();
    private final List<StageOutcome> outcomes = new ArrayList<>();
    private int lastRun = EventFrame.NO_RUN;
    private RunPipeline[] lastPipeline = new RunPipeline[1];

    /**
     * Prepares a group.
     *
     * @param group the stages
     * @param schema of the recording
     * @param configuration of the simulation
     * @param recordingId of the recording
     * @param store where results go
     * @param runs the number of the recording's runs; 0 where only some of them are looked at, and so no ensemble is
     */
    public GroupExecution(
            StageGroup group, Schema schema, JsonNode configuration, String recordingId, ResultStore store, int runs) {
        this.group = group;
        this.schema = schema;
        this.configuration = configuration;
        this.recordingId = recordingId;
        this.store = store;
        this.census = new RunCensus(runs);
    }

    /**
     * The stages' names.
     *
     * @return joined by {@code +}
     */
    public String name() {
        return group.name();
    }

    /**
     * Takes the next event of the journal.
     *
     * @param event of any run, or of the recording
     */
    public void accept(EventView event) {
        int run = event.run();
        if (run == EventFrame.NO_RUN) {
            return;
        }
        if (event.is(EventType.RUN_STARTED)) {
            running.put(run, start(event));
            lastRun = EventFrame.NO_RUN;
            return;
        }
        RunPipeline pipeline = pipeline(run);
        if (pipeline == null) {
            return;
        }
        pipeline.accept(event);
        if (event.is(EventType.RUN_ENDED)) {
            census.add(event);
            pipeline.finish(ResultState.COMPLETE, outcomes);
            running.remove(run);
            lastRun = EventFrame.NO_RUN;
        }
    }

    private @org.jspecify.annotations.Nullable RunPipeline pipeline(int run) {
        if (run != lastRun) {
            RunPipeline found = running.get(run);
            if (found == null) {
                return null;
            }
            lastPipeline[0] = found;
            lastRun = run;
        }
        return lastPipeline[0];
    }

    private RunPipeline start(EventView event) {
        try {
            JsonNode attributes = JSON.readTree(event.attributes());
            return new RunPipeline(group, event, attributes, schema, configuration, recordingId, store);
        } catch (JsonProcessingException e) {
            throw new CorruptRecordingException(
                    "The attributes of event " + event.sequence() + " are not readable as JSON.");
        }
    }

    /**
     * Ends the work: runs whose end was not seen are left as partial, and stages that look at all runs together do so.
     *
     * @return how each stage's work on each run ended, in the order in which runs ended, and then on the ensemble
     */
    public List<StageOutcome> finish() {
        running.values().forEach(pipeline -> pipeline.finish(ResultState.PARTIAL, outcomes));
        running.clear();
        lastRun = EventFrame.NO_RUN;
        List<StageOutcome> ofRuns = List.copyOf(outcomes);
        for (StageNode node : group.nodes()) {
            if (census.runs() > 0 && EnsembleExecution.isDueFor(node)) {
                outcomes.add(
                        new EnsembleExecution(node, census, schema, configuration, recordingId, store).run(ofRuns));
            }
        }
        return List.copyOf(outcomes);
    }

    /** Drops what was not finished. */
    @Override
    public void close() {
        running.values().forEach(RunPipeline::abandon);
        running.clear();
    }
}
