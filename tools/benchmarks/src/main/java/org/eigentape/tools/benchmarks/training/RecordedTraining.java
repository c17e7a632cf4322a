package org.eigentape.tools.benchmarks.training;

import java.util.EnumMap;
import java.util.Map;
import org.eigentape.engine.event.EventLayout;
import org.eigentape.engine.event.EventType;
import org.eigentape.engine.policy.RecordingPlan;
import org.eigentape.engine.ring.EventPublisher;
import org.eigentape.engine.ring.TensorWriter;
import org.eigentape.engine.simulation.Trajectory;
import org.eigentape.tools.benchmarks.measure.ThreadCounters;

/**
 * A trainer that publishes what a plan says, as the engine's own driver does, with the processor time of each kind of event
 * kept apart. Asking for the time is counted as publishing. For one thread.
 */
final class RecordedTraining {

    private final Trajectory trajectory;
    private final RecordingPlan plan;
    private final EventPublisher publisher;
    private final TensorWriter tensors;
    private final Map<EventType, Long> spentNs = new EnumMap<>(EventType.class);

    RecordedTraining(Trajectory trajectory, RecordingPlan plan, EventPublisher publisher) {
        this.trajectory = trajectory;
        this.plan = plan;
        this.publisher = publisher;
        this.tensors = trajectory::write;
    }

    /**
     * Trains and publishes.
     *
     * @param updates how many; none if the plan's steps are done
     * @param types kinds of event that are published; others that fall due are left out
     */
    void advance(long updates, EventType... types) {
        long end = Math.min(trajectory.step() + updates, plan.steps());
        while (trajectory.step() < end) {
            for (EventType type : types) {
                publish(type);
            }
            long next = Math.min(plan.nextDue(trajectory.step() + 1), end);
            if (!trajectory.advance(next - trajectory.step())) {
                throw new IllegalStateException("the demonstration diverged, so its time means nothing");
            }
        }
    }

    private void publish(EventType type) {
        EventLayout layout = plan.due(type, trajectory.step());
        if (layout != null) {
            long started = ThreadCounters.processorNs();
            publisher.publish(type, trajectory.step(), layout, tensors);
            spentNs.merge(type, ThreadCounters.processorNs() - started, Long::sum);
        }
    }

    /**
     * Processor time of this thread that went into events.
     *
     * @param type of the events
     * @return nanoseconds
     */
    long spentNs(EventType type) {
        return spentNs.getOrDefault(type, 0L);
    }
}
