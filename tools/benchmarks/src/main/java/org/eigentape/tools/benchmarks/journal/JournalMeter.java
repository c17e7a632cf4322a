package org.eigentape.tools.benchmarks.journal;

import org.eigentape.engine.event.FrameBuffer;
import org.eigentape.engine.journal.JournalAppender;
import org.eigentape.tools.benchmarks.measure.ThreadCounters;

/**
 * An appender with a meter: notes, after each excerpt, what the journal's thread has used so far. Written by that thread,
 * may be read by any.
 */
final class JournalMeter implements JournalAppender {

    private final JournalAppender appender;
    private volatile long processorNs;
    private volatile long allocatedBytes;
    private volatile long bytesAppended;

    JournalMeter(JournalAppender appender) {
        this.appender = appender;
    }

    @Override
    public void append(FrameBuffer frames, int offset, int length) {
        appender.append(frames, offset, length);
        processorNs = ThreadCounters.processorNs();
        allocatedBytes = ThreadCounters.allocatedBytes();
        bytesAppended = appender.bytesAppended();
    }

    long processorNs() {
        return processorNs;
    }

    long allocatedBytes() {
        return allocatedBytes;
    }

    @Override
    public long bytesAppended() {
        return bytesAppended;
    }

    @Override
    public void sync() {
        appender.sync();
    }

    @Override
    public void close() {
        appender.close();
    }
}
