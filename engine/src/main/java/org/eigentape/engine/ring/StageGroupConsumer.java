package org.eigentape.engine.ring;

import com.lmax.disruptor.AlertException;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.Sequence;
import com.lmax.disruptor.SequenceBarrier;
import com.lmax.disruptor.TimeoutException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.eigentape.engine.event.EventView;
import org.eigentape.engine.event.FrameBuffer;
import org.eigentape.engine.graph.GroupExecution;
import org.eigentape.engine.graph.StageOutcome;
import org.eigentape.engine.journal.JournalReader;
import org.jspecify.annotations.Nullable;

/**
 * Feeds one group of stages on a thread of its own, from the ring while it keeps up and from the journal once it has left.
 * It copies each event out of its slot before the stages see it, so a slow stage never holds a slot and an event that the
 * stages see can never be overwritten. Leaving is one way: a group that has left stays with the journal.
 */
final class StageGroupConsumer implements Runnable {

    private static final long JOURNAL_PAUSE_NS = 1_000_000;

    private final GroupExecution execution;
    private final EventRing ring;
    private final SequenceBarrier journalled;
    private final Supplier<JournalReader> journal;
    private final Sequence sequence = new Sequence();
    private final AtomicInteger pooledHeld = new AtomicInteger();
    private final FrameBuffer copy;
    private final EventView view = new EventView();
    private final Object attachment = new Object();
    private volatile boolean attached = true;
    private volatile boolean ended;
    private volatile long finalRingSequence = Long.MAX_VALUE;
    private volatile long finalJournalSequence = Long.MAX_VALUE;
    private volatile long busySinceNs;
    private volatile long eventsSeen;
    private volatile long busyNs;
    private volatile @Nullable Throwable failure;
    private volatile @Nullable List<StageOutcome> outcomes;
    private long nextJournalSequence;

    StageGroupConsumer(
            GroupExecution execution, EventRing ring, SequenceBarrier journalled, Supplier<JournalReader> journal) {
        this.execution = execution;
        this.ring = ring;
        this.journalled = journalled;
        this.journal = journal;
        this.copy = new FrameBuffer(ring.inlineCapacity());
    }

    @Override
    public void run() {
        try {
            followRing();
            if (!attached) {
                followJournal();
            }
            outcomes = execution.finish();
        } catch (Throwable e) {
            // Results could not be written, or memory ran out: this group ends, the recording goes on.
            failure = e;
            outcomes = List.of();
            execution.close();
        } finally {
            ended = true;
        }
    }

    private void followRing() throws InterruptedException {
        long next = 0;
        while (next <= finalRingSequence) {
            long available = awaitJournalled(next);
            while (next <= Math.min(available, finalRingSequence)) {
                if (!take(next)) {
                    return;
                }
                deliver(view);
                next++;
            }
        }
    }

    private long awaitJournalled(long next) throws InterruptedException {
        while (true) {
            try {
                return journalled.waitFor(next);
            } catch (AlertException e) {
                // The end was announced: everything up to it is journalled, and nothing may follow.
                return finalRingSequence;
            } catch (TimeoutException e) {
                throw new IllegalStateException("a blocking wait timed out", e);
            }
        }
    }

    private boolean take(long next) {
        synchronized (attachment) {
            if (!attached) {
                return false;
            }
            EventSlot slot = ring.buffer().get(next);
            view.wrap(slot.frame(), 0).copyFrameTo(copy);
            if (slot.isPooled()) {
                slot.release(ring.pool());
                pooledHeld.decrementAndGet();
            }
            sequence.set(next);
        }
        view.wrap(copy, 0);
        nextJournalSequence = view.sequence() + 1;
        return true;
    }

    private void followJournal() {
        try (JournalReader reader = journal.get()) {
            while (nextJournalSequence <= finalJournalSequence) {
                EventView event = reader.next();
                if (event == null) {
                    LockSupport.parkNanos(JOURNAL_PAUSE_NS);
                } else if (event.sequence() >= nextJournalSequence && event.sequence() <= finalJournalSequence) {
                    nextJournalSequence = event.sequence() + 1;
                    deliver(event);
                }
            }
        }
    }

    private void deliver(EventView event) {
        long started = System.nanoTime();
        busySinceNs = started;
        execution.accept(event);
        busySinceNs = 0;
        busyNs += System.nanoTime() - started;
        eventsSeen++;
    }

    /** Called by the journalling thread for each event while this group is attached. */
    void offered(boolean pooled) {
        if (pooled) {
            pooledHeld.incrementAndGet();
        }
    }

    /**
     * Takes this group off the ring. Called by the journalling thread only, which alone knows what was offered.
     *
     * @param lastOffered the last ring sequence that this group was offered
     */
    void detach(long lastOffered) {
        synchronized (attachment) {
            if (!attached) {
                return;
            }
            attached = false;
            RingBuffer<EventSlot> buffer = ring.buffer();
            for (long held = sequence.get() + 1; held <= lastOffered; held++) {
                EventSlot slot = buffer.get(held);
                if (slot.isPooled()) {
                    slot.release(ring.pool());
                }
            }
            buffer.removeGatingSequence(sequence);
        }
    }

    /**
     * Says where the recording ends.
     *
     * @param lastRing ring sequence of the last event
     * @param lastJournal journal sequence of the last event
     */
    void announceEnd(long lastRing, long lastJournal) {
        finalJournalSequence = lastJournal;
        finalRingSequence = lastRing;
        journalled.alert();
    }

    Sequence sequence() {
        return sequence;
    }

    boolean isAttached() {
        return attached;
    }

    /** Whether its thread is done, at the end or after a failure, and will release nothing more. */
    boolean hasEnded() {
        return ended;
    }

    long lag(long published) {
        return published - sequence.get();
    }

    int pooledHeld() {
        return pooledHeld.get();
    }

    String name() {
        return execution.name();
    }

    long eventsSeen() {
        return eventsSeen;
    }

    long busyNs() {
        return busyNs;
    }

    /** How long the current event has kept the stages busy. */
    long busyForNs(long nowNs) {
        long since = busySinceNs;
        return since == 0 ? 0 : nowNs - since;
    }

    @Nullable
    Throwable failure() {
        return failure;
    }

    @Nullable
    List<StageOutcome> outcomes() {
        return outcomes;
    }
}
