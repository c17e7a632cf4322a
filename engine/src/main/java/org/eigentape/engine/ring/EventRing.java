package org.eigentape.engine.ring;

import com.lmax.disruptor.BlockingWaitStrategy;
import com.lmax.disruptor.InsufficientCapacityException;
import com.lmax.disruptor.RingBuffer;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.eigentape.engine.error.StorageException;
import org.eigentape.engine.event.FrameBuffer;
import org.jspecify.annotations.Nullable;

/** The Disruptor ring with its slots and pool. Any number of producers. */
final class EventRing {

    private static final long FULL_RING_PAUSE_NS = 20_000;

    private final @Nullable GatheringWaitStrategy gathering;
    private final RingBuffer<EventSlot> ring;
    private final FramePool pool;
    private final RecorderState state;
    /** Made once: a method reference at each event would be an object at each event. */
    private final BooleanSupplier journalFailed;

    private final int inlineCapacity;

    EventRing(RingSettings settings, RecorderState state) {
        this.state = state;
        this.journalFailed = state::journalFailed;
        this.inlineCapacity = settings.inlineCapacity();
        this.gathering = settings.gatherNs() == 0 ? null : new GatheringWaitStrategy(settings.gatherNs());
        this.ring = RingBuffer.createMultiProducer(
                () -> new EventSlot(settings.inlineCapacity()),
                settings.slots(),
                gathering == null ? new BlockingWaitStrategy() : gathering);
        this.pool = new FramePool(settings.pooledFrames());
    }

    RingBuffer<EventSlot> buffer() {
        return ring;
    }

    FramePool pool() {
        return pool;
    }

    int inlineCapacity() {
        return inlineCapacity;
    }

    /** Takes a buffer for a large frame. */
    FrameBuffer borrow() {
        try {
            FrameBuffer buffer = pool.take(journalFailed);
            if (buffer != null) {
                return buffer;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw stopped();
    }

    /**
     * Publishes a complete frame: copies it into a slot, or hands over the pooled buffer that it is in.
     *
     * @param source where it is
     * @param length its bytes, if it is to be copied
     * @param pooled the buffer that it is in, if it was borrowed
     */
    void publish(FrameBuffer source, int length, @Nullable FrameBuffer pooled) {
        long sequence = claim();
        EventSlot slot = ring.get(sequence);
        if (pooled == null) {
            slot.fillInline(source, length);
        } else {
            slot.fillPooled(pooled);
        }
        ring.publish(sequence);
        if (pooled != null) {
            // There are few of these buffers: they should not wait.
            wakeConsumers();
        }
    }

    private long claim() {
        while (true) {
            if (state.journalFailed()) {
                throw stopped();
            }
            try {
                return ring.tryNext();
            } catch (InsufficientCapacityException e) {
                LockSupport.parkNanos(FULL_RING_PAUSE_NS);
            }
        }
    }

    /** Has everything that was published taken at once. */
    void wakeConsumers() {
        if (gathering != null) {
            gathering.wake();
        }
    }

    private StorageException stopped() {
        return new StorageException("The event was not recorded: " + state.failureMessage(), state.failure());
    }
}
