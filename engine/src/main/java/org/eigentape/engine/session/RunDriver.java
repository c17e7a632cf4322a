package org.eigentape.engine.session;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.LongConsumer;
import org.eigentape.engine.event.EventLayout;
import org.eigentape.engine.event.EventType;
import org.eigentape.engine.policy.RecordingPlan;
import org.eigentape.engine.ring.EventPublisher;
import org.eigentape.engine.ring.TensorWriter;
import org.eigentape.engine.simulation.Trajectory;

/**
 * Takes one run from its start to its end and publishes what the plan says at each step: probe, then step, then snapshot.
 * Between two steps at which something falls due the trajectory runs on without being asked. For one thread.
 */
final class RunDriver {

    private static final long CHUNK_NS = 20_000_000;
    private static final long LARGEST_CHUNK = 1L << 40;

    private final int run;
    private final long seed;
    private final Trajectory trajectory;
    private final RecordingPlan plan;
    private final EventPublisher publisher;
    private final LongConsumer progress;
    /** Made once: a method reference at each event would be an object at each event. */
    private final TensorWriter tensors;

    private long chunk = 64;
    private long trainingNs;
    private long probingNs;
    private long publishingNs;

    /**
     * Prepares a run.
     *
     * @param run its number
     * @param seed its seed
     * @param trajectory at step 0
     * @param plan a plan of its own
     * @param publisher where its events go
     * @param progress told the number of updates after each stretch
     */
    RunDriver(
            int run,
            long seed,
            Trajectory trajectory,
            RecordingPlan plan,
            EventPublisher publisher,
            LongConsumer progress) {
        this.run = run;
        this.seed = seed;
        this.trajectory = trajectory;
        this.plan = plan;
        this.publisher = publisher;
        this.progress = progress;
        this.tensors = trajectory::write;
    }

    RunOutcome drive() {
        publishStart();
        while (true) {
            publishDue();
            long step = trajectory.step();
            if (step >= plan.steps()) {
                return end("completed", RunOutcome.End.COMPLETED);
            }
            long target = Math.min(plan.nextDue(step + 1), plan.steps());
            while (trajectory.step() < target) {
                if (publisher.stopRequested()) {
                    publishSnapshot();
                    return outcome(RunOutcome.End.STOPPED);
                }
                if (!advance(target)) {
                    return end("diverged", RunOutcome.End.DIVERGED);
                }
            }
        }
    }

    private boolean advance(long target) {
        long before = trajectory.step();
        long started = System.nanoTime();
        long updates = Math.min(chunk, target - before);
        boolean finite = trajectory.advance(updates);
        long took = System.nanoTime() - started;
        trainingNs += took;
        // A stretch that was short because something fell due says nothing about longer ones.
        if (updates == chunk && took < CHUNK_NS / 2) {
            chunk = Math.min(LARGEST_CHUNK, 2 * chunk);
        } else if (took > 2 * CHUNK_NS) {
            chunk = Math.max(1, chunk / 2);
        }
        progress.accept(trajectory.step() - before);
        return finite;
    }

    private void publishStart() {
        ObjectNode attributes = JsonNodeFactory.instance.objectNode();
        attributes.put("run", run);
        attributes.put("seed", seed);
        trajectory.describe(attributes);
        long started = System.nanoTime();
        publisher.publish(EventType.RUN_STARTED, 0, plan.staticTensors(), attributes.toString(), tensors);
        probingNs += System.nanoTime() - started;
    }

    private void publishDue() {
        long step = trajectory.step();
        publish(EventType.PROBE, plan.due(EventType.PROBE, step));
        publish(EventType.STEP, plan.due(EventType.STEP, step));
        publish(EventType.SNAPSHOT, plan.due(EventType.SNAPSHOT, step));
    }

    /** What a stopped run leaves, unless the rules have kept all of it at this step already. */
    private void publishSnapshot() {
        EventLayout kept = plan.due(EventType.SNAPSHOT, trajectory.step());
        if (kept == null || kept.size() < plan.snapshotTensors().size()) {
            publish(EventType.SNAPSHOT, plan.snapshotTensors());
        }
    }

    private void publish(EventType type, @org.jspecify.annotations.Nullable EventLayout layout) {
        if (layout == null) {
            return;
        }
        long started = System.nanoTime();
        publisher.publish(type, trajectory.step(), layout, tensors);
        long took = System.nanoTime() - started;
        if (type == EventType.STEP) {
            publishingNs += took;
        } else {
            probingNs += took;
        }
    }

    private RunOutcome end(String word, RunOutcome.End end) {
        ObjectNode attributes = JsonNodeFactory.instance.objectNode();
        attributes.put("outcome", word);
        if (end == RunOutcome.End.DIVERGED) {
            attributes.put("firstNonFiniteStep", trajectory.step());
        }
        publisher.publish(EventType.RUN_ENDED, trajectory.step(), EventLayout.EMPTY, attributes.toString(), tensors);
        return outcome(end);
    }

    private RunOutcome outcome(RunOutcome.End end) {
        return new RunOutcome(run, end, trajectory.step(), trainingNs, probingNs, publishingNs);
    }
}
