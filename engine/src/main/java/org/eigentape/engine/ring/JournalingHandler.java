package org.eigentape.engine.ring;

import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.ExceptionHandler;
import java.util.List;
import org.eigentape.engine.error.LowSpaceException;
import org.eigentape.engine.journal.JournalWriter;
import org.eigentape.engine.journal.SpaceGuard;

/**
 * The one consumer that gates the ring for good: appends every event to the journal and acknowledges at the end of each
 * batch. It alone decides when a group of stages has to leave the ring, so no two threads can disagree about that.
 */
final class JournalingHandler implements EventHandler<EventSlot>, ExceptionHandler<EventSlot> {

    private final JournalWriter journal;
    private final SpaceGuard lowSpaceWarning;
    private final List<StageGroupConsumer> groups;
    private final RecorderState state;
    private final EventRing ring;
    private final long longestLag;
    private final int mostPooled;
    private long lastWarned;

    JournalingHandler(
            JournalWriter journal,
            SpaceGuard lowSpaceWarning,
            List<StageGroupConsumer> groups,
            RecorderState state,
            EventRing ring) {
        this.journal = journal;
        this.lowSpaceWarning = lowSpaceWarning;
        this.groups = groups;
        this.state = state;
        this.ring = ring;
        this.longestLag = ring.buffer().getBufferSize() / 2;
        this.mostPooled = ring.pool().size() / 2;
    }

    @Override
    public void onEvent(EventSlot slot, long sequence, boolean endOfBatch) {
        boolean recorded = !state.journalFailed() && append(slot);
        handOver(slot, sequence, recorded);
        if (endOfBatch && recorded) {
            acknowledge();
        }
    }

    private boolean append(EventSlot slot) {
        try {
            journal.append(slot.frame(), 0);
            return true;
        } catch (RuntimeException | Error e) {
            state.fail(e);
            return false;
        }
    }

    private void acknowledge() {
        try {
            journal.flush();
            long appended = journal.bytesAppended();
            lowSpaceWarning.beforeAppending((int) Math.min(Integer.MAX_VALUE, appended - lastWarned));
            lastWarned = appended;
        } catch (LowSpaceException e) {
            state.requestStop(String.valueOf(e.getMessage()));
        } catch (RuntimeException | Error e) {
            state.fail(e);
        }
    }

    private void handOver(EventSlot slot, long sequence, boolean recorded) {
        int attached = 0;
        for (int index = 0; index < groups.size(); index++) {
            StageGroupConsumer group = groups.get(index);
            if (group.isAttached()) {
                attached++;
            }
        }
        if (slot.isPooled()) {
            slot.holdFor(Math.max(1, attached));
            if (attached == 0) {
                slot.release(ring.pool());
            }
        }
        for (int index = 0; index < groups.size(); index++) {
            StageGroupConsumer group = groups.get(index);
            if (group.isAttached()) {
                group.offered(slot.isPooled());
                if (!recorded
                        || group.hasEnded()
                        || group.lag(sequence) > longestLag
                        || group.pooledHeld() > mostPooled) {
                    group.detach(sequence);
                }
            }
        }
    }

    @Override
    public void handleEventException(Throwable problem, long sequence, EventSlot slot) {
        state.fail(problem);
    }

    @Override
    public void handleOnStartException(Throwable problem) {
        state.fail(problem);
    }

    @Override
    public void handleOnShutdownException(Throwable problem) {
        state.fail(problem);
    }
}
