package org.eigentape.engine.ring;

import org.eigentape.engine.event.EventEncoder;
import org.eigentape.engine.event.EventLayout;
import org.eigentape.engine.event.EventType;
import org.eigentape.engine.event.FrameBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Encodes one run's events completely before they enter the ring, so that whatever goes wrong while a tensor is written,
 * no half event is ever claimed or seen. The body's checksum is worked out here, on the run's own thread.
 */
final class RunPublisher implements EventPublisher {

    private final EventRing ring;
    private final RecorderState state;
    private final int run;
    private final FrameBuffer small;
    private final EventEncoder encoder = new EventEncoder();

    RunPublisher(EventRing ring, RecorderState state, int run) {
        this.ring = ring;
        this.state = state;
        this.run = run;
        this.small = new FrameBuffer(ring.inlineCapacity());
    }

    @Override
    public void publish(EventType type, long step, EventLayout layout, TensorWriter tensors) {
        publish(type, step, layout, "", tensors);
    }

    @Override
    public void publish(EventType type, long step, EventLayout layout, String json, TensorWriter tensors) {
        // In UTF-8 a character takes at most three bytes.
        boolean fits = layout.frameLength(3 * json.length()) <= ring.inlineCapacity();
        FrameBuffer pooled = fits ? null : ring.borrow();
        boolean published = false;
        try {
            FrameBuffer target = pooled == null ? small : pooled;
            int length = encode(target, type, step, layout, json, tensors);
            ring.publish(target, length, pooled);
            published = true;
        } finally {
            giveBackUnless(published, pooled);
        }
    }

    private void giveBackUnless(boolean published, @Nullable FrameBuffer pooled) {
        if (!published && pooled != null) {
            ring.pool().giveBack(pooled);
        }
    }

    private int encode(
            FrameBuffer target, EventType type, long step, EventLayout layout, String json, TensorWriter tensors) {
        if (json.isEmpty()) {
            encoder.begin(target, type, run, step, layout);
        } else {
            encoder.begin(target, type, run, step, layout, json);
        }
        for (int index = 0; index < layout.size(); index++) {
            tensors.write(layout.tensor(index), encoder.tensor(index));
        }
        return encoder.end();
    }

    @Override
    public boolean stopRequested() {
        return state.stopRequested();
    }
}
