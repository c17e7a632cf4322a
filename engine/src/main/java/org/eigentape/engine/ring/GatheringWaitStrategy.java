package org.eigentape.engine.ring;

import com.lmax.disruptor.AlertException;
import com.lmax.disruptor.Sequence;
import com.lmax.disruptor.SequenceBarrier;
import com.lmax.disruptor.WaitStrategy;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets consumers look for events a few times a second instead of waking them at each, so that what arrives meanwhile is
 * appended together. Waking a thread, and filling the caches with its work again, costs more than an event of a few
 * kilobytes does; trainers that publish a thousand times a second would pay for little else. Consumers are woken early
 * while the ring fills fast. Nobody spins: cores belong to the trainers.
 *
 * <p>No wake-up can be lost, because every pause ends by itself. Allocates nothing once each consumer has paused once.
 */
final class GatheringWaitStrategy implements WaitStrategy {

    /** A small part of a ring, so that it is drained long before it is full, and wake-ups are still few. */
    private static final int EVENTS_BETWEEN_SIGNALS = 128;

    private final long pauseNs;
    private final CopyOnWriteArrayList<Thread> consumers = new CopyOnWriteArrayList<>();
    /** Written without a lock: a lost count delays a signal by an event, and a pause ends anyway. */
    private final AtomicInteger published = new AtomicInteger();

    /**
     * Creates a strategy for one ring.
     *
     * @param pauseNs how long a consumer that found no event pauses, at least 1
     */
    GatheringWaitStrategy(long pauseNs) {
        this.pauseNs = pauseNs;
    }

    @Override
    public long waitFor(long sequence, Sequence cursor, Sequence dependentSequence, SequenceBarrier barrier)
            throws AlertException, InterruptedException {
        long available = dependentSequence.get();
        while (available < sequence) {
            barrier.checkAlert();
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            consumers.addIfAbsent(Thread.currentThread());
            LockSupport.parkNanos(this, pauseNs);
            available = dependentSequence.get();
        }
        return available;
    }

    /** Called for each event that is published, and when a consumer is to end. */
    @Override
    public void signalAllWhenBlocking() {
        int count = published.getPlain() + 1;
        published.setPlain(count);
        if (count % EVENTS_BETWEEN_SIGNALS == 0) {
            wake();
        }
    }

    /** Ends the pauses of all consumers. */
    void wake() {
        for (int index = 0; index < consumers.size(); index++) {
            LockSupport.unpark(consumers.get(index));
        }
    }
}
