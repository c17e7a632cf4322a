package org.eigentape.tools.benchmarks.journal;

import java.util.List;
import org.eigentape.engine.event.ElementType;
import org.eigentape.engine.event.EventLayout;
import org.eigentape.engine.event.EventType;
import org.eigentape.engine.event.TensorDeclaration;
import org.eigentape.engine.event.TensorRole;
import org.eigentape.engine.ring.EventPublisher;
import org.eigentape.engine.ring.TensorWriter;

/** Steps that carry one matrix of made-up weights. For one thread. */
final class WeightEvents {

    private final EventLayout layout;
    private final double[] weights;
    private final TensorWriter writer;

    WeightEvents(int rows, int columns) {
        layout = new EventLayout(List.of(new TensorDeclaration(
                0,
                "weights/2",
                ElementType.F64,
                List.of(rows, columns),
                "1",
                TensorRole.WEIGHTS,
                EventType.STEP,
                true)));
        weights = new double[rows * columns];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = 1.0 / (i + 1);
        }
        writer = (tensor, sink) -> sink.putDoubles(weights, 0, weights.length);
    }

    /** Bytes of one event's frame. */
    int frameLength() {
        return layout.frameLength(0);
    }

    /**
     * Publishes events, with one weight changed from each to the next.
     *
     * @param target where they go
     * @param from first step
     * @param count how many
     */
    void publish(EventPublisher target, long from, long count) {
        for (long step = from; step < from + count; step++) {
            weights[(int) (step % weights.length)] = step;
            target.publish(EventType.STEP, step, layout, writer);
        }
    }
}
