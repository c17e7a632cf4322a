package org.eigentape.engine.journal;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.eigentape.engine.event.EventFrame;
import org.eigentape.engine.event.EventView;
import org.eigentape.engine.event.FrameBuffer;
import org.eigentape.engine.event.FrameSealer;
import org.eigentape.engine.event.RunDigest;

/**
 * Gives events their place in the journal and appends them: sequence, time, chain, then excerpts that hold whole frames
 * of up to {@link #BATCH_LENGTH} bytes together. Small events wait for {@link #flush}, which the journalling handler
 * calls at the end of a batch of the ring: acknowledged means flushed. Keeps a digest of every run. For one thread.
 * Allocates nothing per event.
 */
public final class JournalWriter implements AutoCloseable {

    /** Bytes up to which frames share an excerpt. */
    public static final int BATCH_LENGTH = 64 * 1024;

    private final JournalAppender appender;
    private final LongSupplier timeNs;
    private final FrameSealer sealer = new FrameSealer(0, 0);
    private final FrameBuffer batch = new FrameBuffer(BATCH_LENGTH);
    private final EventView view = new EventView();
    private final SortedMap<Integer, RunDigest> digests = new TreeMap<>();
    private RunDigest[] digestOfRun = new RunDigest[16];
    private int batchLength;

    /**
     * Starts a new journal.
     *
     * @param appender where excerpts go; closed with this writer
     * @param timeNs nanoseconds since 1970-01-01 UTC, for the header's time
     */
    public JournalWriter(JournalAppender appender, LongSupplier timeNs) {
        this.appender = appender;
        this.timeNs = timeNs;
    }

    /**
     * Seals an event in place and takes it into the current batch.
     *
     * @param frames where {@link org.eigentape.engine.event.EventEncoder} completed it
     * @param offset its first byte, a multiple of 8
     * @return its sequence
     * @throws org.eigentape.engine.error.StorageException if a full batch could not be written
     */
    public long append(FrameBuffer frames, int offset) {
        long sequence = sealer.nextSequence();
        sealer.seal(frames, offset, timeNs.getAsLong());
        view.wrap(frames, offset);
        if (view.run() != EventFrame.NO_RUN) {
            digestOf(view.run()).add(view);
        }
        int length = view.length();
        if (batchLength + length > BATCH_LENGTH) {
            flush();
        }
        if (length > BATCH_LENGTH) {
            appender.append(frames, offset, length);
        } else {
            batch.copyFrom(frames, offset, batchLength, length);
            batchLength += length;
        }
        return sequence;
    }

    /**
     * Writes the current batch, if any, as one excerpt.
     *
     * @throws org.eigentape.engine.error.StorageException if it could not be written
     */
    public void flush() {
        if (batchLength > 0) {
            int length = batchLength;
            batchLength = 0;
            appender.append(batch, 0, length);
        }
    }

    /**
     * Forces everything to the disk.
     *
     * @throws org.eigentape.engine.error.StorageException if the disk refuses
     */
    public void sync() {
        flush();
        appender.sync();
    }

    /**
     * Events appended so far.
     *
     * @return the sequence that the next event will get
     */
    public long nextSequence() {
        return sealer.nextSequence();
    }

    /**
     * The chain value of the last event.
     *
     * @return a 32-bit number
     */
    public int chain() {
        return sealer.chain();
    }

    /**
     * Bytes of frames written, without what waits in the batch.
     *
     * @return 0 or more
     */
    public long bytesAppended() {
        return appender.bytesAppended();
    }

    /**
     * The digest of every run so far.
     *
     * @return 64 hexadecimal digits by run, ascending
     */
    public SortedMap<Integer, String> runDigests() {
        SortedMap<Integer, String> result = new TreeMap<>();
        digests.forEach((run, digest) -> result.put(run, digest.hex()));
        return result;
    }

    /** Closes the appender. What waits in the batch and was not flushed is dropped: it was never acknowledged. */
    @Override
    public void close() {
        appender.close();
    }

    private RunDigest digestOf(int run) {
        if (run < digestOfRun.length && digestOfRun[run] != null) {
            return digestOfRun[run];
        }
        RunDigest digest = digests.computeIfAbsent(run, ignored -> new RunDigest());
        if (run >= digestOfRun.length && run < 1 << 20) {
            digestOfRun = java.util.Arrays.copyOf(digestOfRun, Math.max(run + 1, 2 * digestOfRun.length));
        }
        if (run < digestOfRun.length) {
            digestOfRun[run] = digest;
        }
        return digest;
    }
}
