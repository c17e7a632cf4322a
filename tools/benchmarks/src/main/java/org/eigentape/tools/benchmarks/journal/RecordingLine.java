package org.eigentape.tools.benchmarks.journal;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.eigentape.engine.journal.ChronicleAppender;
import org.eigentape.engine.journal.JournalAppender;
import org.eigentape.engine.journal.JournalScanner;
import org.eigentape.engine.journal.JournalSettings;
import org.eigentape.engine.journal.JournalWriter;
import org.eigentape.engine.journal.SpaceGuard;
import org.eigentape.engine.ring.EventPublisher;
import org.eigentape.engine.ring.Recorder;
import org.eigentape.engine.ring.RingSettings;

/**
 * Publisher, ring and journal as in a recording, without stages: the line whose throughput, latency and allocation are
 * measured. For one thread.
 */
public final class RecordingLine implements AutoCloseable {

    private static final long PAUSE_NS = 50_000;

    private final JournalMeter meter;
    private final JournalWriter journal;
    private final Recorder recorder;
    private final EventPublisher publisher;

    /**
     * Opens a new journal and starts its thread.
     *
     * @param events an empty directory
     * @param largestEvent bytes of the largest event
     */
    public RecordingLine(Path events, int largestEvent) {
        this(
                ChronicleAppender.open(events, JournalSettings.forEventsUpTo(largestEvent), SpaceGuard.of(events)),
                events,
                RingSettings.forEventsUpTo(largestEvent));
    }

    RecordingLine(JournalAppender appender, Path events, RingSettings settings) {
        meter = new JournalMeter(appender);
        journal = new JournalWriter(meter, () -> System.currentTimeMillis() * 1_000_000L);
        recorder = new Recorder(settings, journal, SpaceGuard.of(events), List.of(), () -> new JournalScanner(events));
        publisher = recorder.publisher(0);
    }

    /**
     * Where events go.
     *
     * @return the publisher of run 0
     */
    public EventPublisher publisher() {
        return publisher;
    }

    /**
     * Waits until so many bytes are acknowledged.
     *
     * @param bytes of all events published so far
     */
    public void await(long bytes) {
        while (meter.bytesAppended() < bytes) {
            if (publisher.stopRequested()) {
                throw new IllegalStateException("the journal stopped: " + recorder.stopReason());
            }
            LockSupport.parkNanos(PAUSE_NS);
        }
    }

    /**
     * Bytes acknowledged so far.
     *
     * @return bytes of events
     */
    public long bytesAppended() {
        return meter.bytesAppended();
    }

    /**
     * Processor time of the journal's thread at the last acknowledgement.
     *
     * @return nanoseconds since it started
     */
    public long journalProcessorNs() {
        return meter.processorNs();
    }

    /**
     * Memory that the journal's thread had allocated at the last acknowledgement.
     *
     * @return bytes since it started
     */
    public long journalAllocatedBytes() {
        return meter.allocatedBytes();
    }

    /**
     * Waits until everything published is acknowledged, and ends the journal's thread.
     *
     * @throws InterruptedException if the thread is interrupted
     */
    public void drain() throws InterruptedException {
        recorder.drain();
    }

    @Override
    public void close() {
        recorder.close();
        journal.close();
    }
}
