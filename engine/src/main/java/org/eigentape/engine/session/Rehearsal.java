package org.eigentape.engine.session;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eigentape.engine.error.StorageException;
import org.eigentape.engine.event.EventEncoder;
import org.eigentape.engine.event.EventLayout;
import org.eigentape.engine.event.EventType;
import org.eigentape.engine.event.EventView;
import org.eigentape.engine.event.FrameBuffer;
import org.eigentape.engine.graph.GroupExecution;
import org.eigentape.engine.graph.StageGraph;
import org.eigentape.engine.graph.StageGroup;
import org.eigentape.engine.policy.RecordingPlan;
import org.eigentape.engine.result.ResultStore;
import org.eigentape.engine.simulation.Configuration;
import org.eigentape.engine.simulation.Simulation;
import org.eigentape.engine.simulation.Trajectory;
import org.jspecify.annotations.Nullable;

/**
 * Goes through one run of a recording without training, to find how many bytes its results will take: every event that the plan
 * says is made at its step from what the simulation is at step 0 and given to the stages. How long a result is depends on
 * shapes and steps, not on values, so that the count is exact for stages that leave nothing undefined. A plan with more than
 * {@value #MOST_STEPS} steps at which something falls due is gone through up to there, and the rest counted like the part before
 * it. Of an ensemble there is one run then, whose results have the size of those of all of them, but for reasons that one run is too
 * few: so they are counted somewhat too large. For one thread.
 */
public final class Rehearsal {

    /** As long as the SHA-256 that files of results name their recording by. */
    private static final String ANY_RECORDING = "0".repeat(64);

    private static final int MOST_STEPS = 1_000;
    /** How far steps are counted one by one; beyond, they are taken to go on at the same rate. */
    private static final int MOST_COUNTED = 1_000_000;

    private final SessionRequest request;
    private final Configuration configuration;
    private final Simulation simulation;
    private final RecordingPlan plan;
    private final StageGraph graph;
    private final FrameBuffer frame = new FrameBuffer(1 << 16);
    private final EventEncoder encoder = new EventEncoder();
    private final List<GroupExecution> executions = new ArrayList<>();

    /**
     * Prepares to go through a request.
     *
     * @param request what would be recorded
     * @throws org.eigentape.engine.error.RecordingException if it cannot be carried out
     */
    public Rehearsal(SessionRequest request) {
        this.request = request;
        this.configuration = request.simulation().resolve(request.configuration());
        this.simulation = request.simulation().configure(configuration);
        this.plan = new RecordingPlan(request.policy(), simulation.tensors(), request.steps());
        this.graph = new StageGraph(request.catalog(), request.stages(), plan.schema(), "");
    }

    /**
     * Bytes that the results of all runs will take, those of the ensemble included.
     *
     * @param scratch a directory for files that are of no use afterwards
     * @return at least 0
     * @throws StorageException if something cannot be written there
     */
    public long resultBytes(Path scratch) {
        Trajectory trajectory = simulation.start(0, request.seed());
        ResultStore store = new ResultStore(scratch);
        for (StageGroup group : graph.groups()) {
            executions.add(new GroupExecution(
                    group, plan.schema(), configuration.toJson(), ANY_RECORDING, store, request.runs()));
        }
        try {
            ObjectNode attributes = JsonNodeFactory.instance.objectNode();
            attributes.put("run", 0).put("seed", request.seed());
            trajectory.describe(attributes);
            give(trajectory, EventType.RUN_STARTED, 0, plan.staticTensors(), attributes.toString());
            double share = goThrough(trajectory);
            give(trajectory, EventType.RUN_ENDED, plan.steps(), EventLayout.EMPTY, "{\"outcome\":\"completed\"}");
            executions.forEach(GroupExecution::finish);
            double ofEnsemble = store.ensembles().stream()
                    .mapToDouble(entry -> entry.file().toFile().length())
                    .sum();
            double bytes = (size(scratch) - ofEnsemble) * request.runs() + ofEnsemble;
            return (long) Math.min(Long.MAX_VALUE / 2.0, bytes / share);
        } finally {
            executions.forEach(GroupExecution::close);
            executions.clear();
        }
    }

    /** Gives the events, and returns which part of all steps at which something falls due that was. */
    private double goThrough(Trajectory trajectory) {
        int given = 0;
        for (long step = plan.nextDue(0); step <= plan.steps(); step = plan.nextDue(step + 1)) {
            if (given == MOST_STEPS) {
                return given / (given + countFrom(step));
            }
            for (EventType type : List.of(EventType.PROBE, EventType.STEP, EventType.SNAPSHOT)) {
                give(trajectory, type, step, plan.due(type, step), "");
            }
            given++;
        }
        return 1.0;
    }

    private double countFrom(long first) {
        double count = 0;
        for (long step = first; step <= plan.steps(); step = plan.nextDue(step + 1)) {
            if (++count == MOST_COUNTED) {
                return count * ((plan.steps() - first + 1.0) / (step - first + 1.0));
            }
        }
        return count;
    }

    private void give(Trajectory trajectory, EventType type, long step, @Nullable EventLayout layout, String json) {
        if (layout == null) {
            return;
        }
        encoder.begin(frame, type, 0, step, layout, json);
        for (int index = 0; index < layout.size(); index++) {
            trajectory.write(layout.tensor(index), encoder.tensor(index));
        }
        encoder.end();
        EventView event = new EventView().wrap(frame, 0);
        executions.forEach(execution -> execution.accept(event));
    }

    private static long size(Path scratch) {
        try (var files = Files.walk(scratch)) {
            long bytes = 0;
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
            }
            return bytes;
        } catch (IOException e) {
            throw new StorageException("Cannot read " + scratch + ": " + StorageException.reason(e) + ".", e);
        }
    }
}
