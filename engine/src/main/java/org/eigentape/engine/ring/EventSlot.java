package org.eigentape.engine.ring;

import java.util.concurrent.atomic.AtomicInteger;
import org.eigentape.engine.event.FrameBuffer;
import org.jspecify.annotations.Nullable;

/** A place in the ring: a frame held inline, or one too large for that, lent from the pool until its last consumer. */
final class EventSlot {

    private final FrameBuffer inline;
    private final AtomicInteger holders = new AtomicInteger();
    private @Nullable FrameBuffer pooled;

    EventSlot(int inlineCapacity) {
        inline = new FrameBuffer(inlineCapacity);
    }

    void fillInline(FrameBuffer source, int length) {
        pooled = null;
        inline.copyFrom(source, 0, 0, length);
    }

    void fillPooled(FrameBuffer lent) {
        pooled = lent;
    }

    FrameBuffer frame() {
        FrameBuffer lent = pooled;
        return lent == null ? inline : lent;
    }

    boolean isPooled() {
        return pooled != null;
    }

    /** Says how many consumers come after the journal; each must release the slot. */
    void holdFor(int consumers) {
        holders.set(consumers);
    }

    /**
     * Releases a pooled frame on behalf of one consumer.
     *
     * @param pool takes it back after the last
     */
    void release(FramePool pool) {
        FrameBuffer lent = pooled;
        if (lent != null && holders.decrementAndGet() <= 0) {
            pool.giveBack(lent);
        }
    }
}
