package org.eigentape.engine.ring;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.eigentape.engine.event.FrameBuffer;
import org.jspecify.annotations.Nullable;

/** Buffers for frames too large for a slot. Bounded: who finds none waits until a consumer gives one back. */
final class FramePool {

    private static final long PAUSE_NS = 50_000;

    private final ArrayBlockingQueue<FrameBuffer> free;
    private final int size;

    /**
     * Creates a pool; buffers grow to what they are used for.
     *
     * @param size number of buffers
     */
    FramePool(int size) {
        this.size = size;
        free = new ArrayBlockingQueue<>(size);
        for (int index = 0; index < size; index++) {
            free.add(new FrameBuffer(8));
        }
    }

    int size() {
        return size;
    }

    int available() {
        return free.size();
    }

    /**
     * Takes a buffer, waiting while there is none.
     *
     * @param abandoned asked while waiting
     * @return a buffer, or null if abandoned
     * @throws InterruptedException if the thread is interrupted
     */
    @Nullable
    FrameBuffer take(BooleanSupplier abandoned) throws InterruptedException {
        FrameBuffer buffer = free.poll();
        while (buffer == null && !abandoned.getAsBoolean()) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            // A timed wait of the queue would allocate.
            LockSupport.parkNanos(this, PAUSE_NS);
            buffer = free.poll();
        }
        return buffer;
    }

    void giveBack(FrameBuffer buffer) {
        if (!free.offer(buffer)) {
            throw new IllegalStateException("a buffer was given back twice");
        }
    }
}
