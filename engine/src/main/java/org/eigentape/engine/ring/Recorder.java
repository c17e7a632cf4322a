package org.eigentape.engine.ring;

import com.lmax.disruptor.BatchEventProcessor;
import com.lmax.disruptor.BatchEventProcessorBuilder;
import com.lmax.disruptor.SequenceBarrier;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.eigentape.engine.error.StorageException;
import org.eigentape.engine.graph.GroupExecution;
import org.eigentape.engine.journal.JournalReader;
import org.eigentape.engine.journal.JournalWriter;
import org.eigentape.engine.journal.SpaceGuard;
import org.jspecify.annotations.Nullable;

/**
 * Wires runs, ring, journal and stages together; this is the one place where that is done.
 *
 * <pre>
 *   1. runs publish        RunPublisher  --claim, fill, publish-->  EventRing
 *   2. the journal gates   JournalingHandler appends, acknowledges at the end of a batch, watches the groups' lag
 *   3. groups follow       StageGroupConsumer, one thread each, behind the journal's sequence
 *   4. the end             drain the ring, stop the journal's thread, tell the groups the last sequence, wait for them
 * </pre>
 *
 * <p>{@link #publisher} and {@link #requestStop} may be called from any thread, the other methods from the one that
 * started the recorder.
 */
public final class Recorder implements AutoCloseable {

    private static final int LARGEST_BATCH = 256;

    private final JournalWriter journal;
    private final RecorderState state = new RecorderState();
    private final EventRing ring;
    private final List<StageGroupConsumer> groups = new ArrayList<>();
    private final BatchEventProcessor<EventSlot> journalling;
    private final Thread journalThread;
    private final List<Thread> groupThreads = new ArrayList<>();
    private final int watchdogSeconds;
    private boolean drained;

    /**
     * Starts the threads of the journal and of the groups.
     *
     * @param settings the ring's size
     * @param journal takes the events; what was appended to it before goes first; not closed by this recorder
     * @param lowSpaceWarning throws {@link org.eigentape.engine.error.LowSpaceException} while there is still room enough
     *     to stop in good order
     * @param executions the groups of stages
     * @param reader opens the journal from its first event, for groups that leave the ring
     */
    public Recorder(
            RingSettings settings,
            JournalWriter journal,
            SpaceGuard lowSpaceWarning,
            List<GroupExecution> executions,
            Supplier<JournalReader> reader) {
        this.journal = journal;
        this.watchdogSeconds = settings.watchdogSeconds();
        ring = new EventRing(settings, state);
        JournalingHandler handler = new JournalingHandler(journal, lowSpaceWarning, groups, state, ring);
        journalling = new BatchEventProcessorBuilder()
                .setMaxBatchSize(LARGEST_BATCH)
                .build(ring.buffer(), ring.buffer().newBarrier(), handler);
        journalling.setExceptionHandler(handler);
        ring.buffer().addGatingSequences(journalling.getSequence());
        for (GroupExecution execution : executions) {
            SequenceBarrier journalled = ring.buffer().newBarrier(journalling.getSequence());
            StageGroupConsumer group = new StageGroupConsumer(execution, ring, journalled, reader);
            ring.buffer().addGatingSequences(group.sequence());
            groups.add(group);
            groupThreads.add(daemon("eigentape-stages-" + execution.name(), group));
        }
        journalThread = daemon("eigentape-journal", journalling);
        journalThread.start();
        groupThreads.forEach(Thread::start);
    }

    private static Thread daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Where a run's events go.
     *
     * @param run its number
     * @return a publisher for one thread
     */
    public EventPublisher publisher(int run) {
        return new RunPublisher(ring, state, run);
    }

    /**
     * Asks all runs to publish a snapshot and return.
     *
     * @param reason one sentence for people
     */
    public void requestStop(String reason) {
        state.requestStop(reason);
    }

    /**
     * Why the runs were asked to stop.
     *
     * @return the first reason given, or null
     */
    public @Nullable String stopReason() {
        return state.stopReason();
    }

    /**
     * Waits until everything that was published is in the journal, and ends the journal's thread. Call it when no run
     * publishes any more.
     *
     * @throws StorageException if the journal failed; events before that are safe
     * @throws InterruptedException if the thread is interrupted
     */
    public void drain() throws InterruptedException {
        long last = ring.buffer().getCursor();
        ring.wakeConsumers();
        while (journalling.getSequence().get() < last && journalThread.isAlive()) {
            Thread.sleep(1);
        }
        journalling.halt();
        ring.wakeConsumers();
        journalThread.join();
        drained = true;
        long lastJournal = journal.nextSequence() - 1;
        groups.forEach(group -> group.announceEnd(last, lastJournal));
        ring.wakeConsumers();
        if (state.journalFailed()) {
            throw new StorageException("The recording was stopped: " + state.failureMessage(), state.failure());
        }
    }

    /**
     * Waits for the stages after {@link #drain}. A group whose stages are busy with one event for longer than the watchdog
     * allows is given up; its results are not kept.
     *
     * @param lag told now and then how many events the slowest group still has to see
     * @return one report for each group
     * @throws InterruptedException if the thread is interrupted
     */
    public List<GroupReport> awaitStages(LongConsumer lag) throws InterruptedException {
        List<GroupReport> reports = new ArrayList<>();
        for (int index = 0; index < groups.size(); index++) {
            reports.add(await(groups.get(index), groupThreads.get(index), lag));
        }
        return reports;
    }

    private GroupReport await(StageGroupConsumer group, Thread thread, LongConsumer lag) throws InterruptedException {
        boolean leftRing = !group.isAttached();
        boolean gaveUp = false;
        while (thread.isAlive() && !gaveUp) {
            thread.join(100);
            lag.accept(stageLag());
            gaveUp = group.busyForNs(System.nanoTime()) > watchdogSeconds * 1_000_000_000L;
        }
        Throwable failure = group.failure();
        String reason = failure == null ? null : String.valueOf(failure.getMessage());
        if (gaveUp) {
            reason = "one event kept it busy for more than " + watchdogSeconds + " seconds; it was given up";
        }
        var outcomes = group.outcomes();
        return new GroupReport(
                group.name(),
                group.eventsSeen(),
                group.busyNs(),
                leftRing,
                reason,
                outcomes == null ? List.of() : outcomes);
    }

    private long stageLag() {
        long lag = 0;
        for (StageGroupConsumer group : groups) {
            lag = Math.max(lag, ring.buffer().getCursor() + 1 - group.eventsSeen());
        }
        return lag;
    }

    /** Stops the journal's thread if {@link #drain} was not called; what it had not appended was never acknowledged. */
    @Override
    public void close() {
        if (!drained) {
            journalling.halt();
            groups.forEach(group -> group.announceEnd(-1, -1));
        }
    }
}
