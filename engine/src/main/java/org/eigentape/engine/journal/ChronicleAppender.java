package org.eigentape.engine.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.queue.rollcycles.SparseRollCycles;
import net.openhft.chronicle.wire.DocumentContext;
import org.eigentape.engine.error.EventTooLargeException;
import org.eigentape.engine.error.RecordingException;
import org.eigentape.engine.error.StorageException;
import org.eigentape.engine.event.FrameBuffer;

/**
 * Appends to a Chronicle Queue, with protections that the queue lacks:
 *
 * <ul>
 *   <li>an excerpt arrives complete and is written at once, and rolled back on any failure, because the queue publishes
 *       what an exception leaves half-written;
 *   <li>segments are rolled on bytes: the queue's clock is the number of the segment, since a wall clock that goes back
 *       hides events;
 *   <li>blocks are sized for the largest event, since a larger message leaves junk;
 *   <li>an exclusive lock keeps a second writer out, and a low-water mark keeps the disk from filling up, which would
 *       kill the process;
 *   <li>the queue opens only files that it has just made, never files from elsewhere;
 *   <li>the library's analytics are off before its first class loads.
 * </ul>
 *
 * <p>One thread at a time; it may change with a hand-over. Allocates nothing per append but at rolls.
 */
public final class ChronicleAppender implements JournalAppender {

    private static final long SEGMENT_CLOCK_MS = SparseRollCycles.LARGE_HOURLY_XSPARSE.lengthInMillis();

    static {
        // The queue's classes load later than this one, so these are seen in time.
        for (String property : List.of(
                "chronicle.analytics.disable",
                "chronicle.announcer.disable",
                "chronicle.disk.monitor.disable",
                "chronicle.queue.disableFileShrinking")) {
            System.setProperty(property, "true");
        }
    }

    private final Path events;
    private final Path directory;
    private final JournalSettings settings;
    private final SpaceGuard guard;
    private final RecordingLock lock;
    private final SingleChronicleQueue queue;
    private final ExcerptAppender appender;
    private long[] segmentEnds = new long[4];
    private int segment;
    private int firstUnsynced;
    private long segmentBytes;
    private long bytesAppended;
    private boolean failed;
    private boolean closed;

    private ChronicleAppender(
            Path events, Path directory, JournalSettings settings, SpaceGuard guard, RecordingLock lock) {
        this.events = events;
        this.directory = directory;
        this.settings = settings;
        this.guard = guard;
        this.lock = lock;
        SingleChronicleQueue opened = SingleChronicleQueueBuilder.binary(directory)
                .rollCycle(SparseRollCycles.LARGE_HOURLY_XSPARSE)
                .blockSize(settings.blockLength())
                .timeProvider(() -> segment * SEGMENT_CLOCK_MS)
                .build();
        try {
            appender = opened.createAppender();
            // The ring's journalling thread takes over from the one that started the recording.
            appender.singleThreadedCheckDisabled(true);
        } catch (Throwable e) {
            opened.close();
            throw e;
        }
        queue = opened;
    }

    /**
     * Starts a journal, or a new session of one that was stopped. Takes the journal's lock.
     *
     * @param events the journal's directory, which must exist
     * @param settings sizes
     * @param guard watches the disk; its mark is checked at once
     * @return an appender ready to write
     * @throws StorageException if it is being written by another process, is read-only, or the Java options are missing
     * @throws org.eigentape.engine.error.LowSpaceException if there is too little space to start with
     */
    public static ChronicleAppender open(Path events, JournalSettings settings, SpaceGuard guard) {
        return open(events, settings, guard, RecordingLock.acquire(events));
    }

    /**
     * The same for a journal whose lock was taken before.
     *
     * @param events the journal's directory, which must exist
     * @param settings sizes
     * @param guard watches the disk; its mark is checked at once
     * @param lock of the journal; released with the appender, or if it cannot be opened
     * @return an appender ready to write
     * @throws StorageException if it is read-only, or the Java options are missing
     * @throws org.eigentape.engine.error.LowSpaceException if there is too little space to start with
     */
    public static ChronicleAppender open(Path events, JournalSettings settings, SpaceGuard guard, RecordingLock lock) {
        try {
            guard.beforeAppending(1);
            Path session = JournalFiles.nextSession(events);
            Files.createDirectories(session);
            return new ChronicleAppender(events, session, settings, guard, lock);
        } catch (RecordingException e) {
            lock.close();
            throw e;
        } catch (Exception | Error e) {
            lock.close();
            throw cannotOpen(events, e);
        }
    }

    @Override
    public void append(FrameBuffer frames, int offset, int length) {
        if (failed || closed) {
            throw new StorageException(
                    "The journal " + directory + " is closed after a failure; nothing was appended.", null);
        }
        if (length > settings.largestExcerptLength()) {
            throw new EventTooLargeException("An event of " + length + " bytes exceeds the largest of "
                    + settings.largestExcerptLength() + " bytes that the journal " + directory + " was started for.");
        }
        guard.beforeAppending(length);
        if (segmentBytes > 0 && segmentBytes + length > settings.segmentLength()) {
            startSegment();
        }
        write(frames.array(), offset, length);
        segmentBytes += length;
        bytesAppended += length;
    }

    private void startSegment() {
        segment++;
        segmentBytes = 0;
        if (segment == segmentEnds.length) {
            segmentEnds = Arrays.copyOf(segmentEnds, 2 * segment);
        }
    }

    private void write(byte[] bytes, int offset, int length) {
        long wholeEnd = segmentEnds[segment];
        try (DocumentContext document = appender.writingDocument()) {
            try {
                Bytes<?> target = document.wire().bytes();
                target.write(bytes, offset, length);
                segmentEnds[segment] = target.writePosition();
            } catch (Throwable e) {
                document.rollbackOnClose();
                throw e;
            }
        } catch (Exception | Error e) {
            failed = true;
            segmentEnds[segment] = wholeEnd;
            throw new StorageException(
                    "Cannot append to the journal " + directory
                            + (e instanceof InternalError ? ", its disk is full" : ": " + e)
                            + ". Events appended before are safe.",
                    e);
        }
    }

    @Override
    public long bytesAppended() {
        return bytesAppended;
    }

    /**
     * {@inheritDoc}
     *
     * <p>Forces the files of all segments since the last call; that covers pages written through mapped memory.
     */
    @Override
    public void sync() {
        try {
            List<Path> segments = JournalFiles.segmentsOf(directory);
            for (; firstUnsynced < segments.size(); firstUnsynced++) {
                force(segments.get(firstUnsynced), StandardOpenOption.WRITE);
            }
            // The last one will be appended to.
            firstUnsynced = Math.max(0, firstUnsynced - 1);
            force(directory, StandardOpenOption.READ);
        } catch (IOException e) {
            throw new StorageException(
                    "Cannot force the journal " + directory + " to the disk: " + StorageException.reason(e) + ".", e);
        }
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try (lock) {
            queue.close();
            if (failed) {
                cutTornExcerpt();
            } else {
                cutBlankSpace();
            }
        }
    }

    /**
     * Where memory could not be written, Java says so late: the queue may have published the excerpt by then, without some
     * of its bytes, and perhaps the one before. What cannot be read goes, so that the journal ends with its last whole event.
     */
    private void cutTornExcerpt() {
        List<Path> segments = JournalFiles.segmentsOf(directory);
        if (segment >= segments.size()) {
            return;
        }
        Path last = segments.get(segment);
        try {
            cut(last, segmentEnds[segment]);
            ReadableEnd.cutDamage(events, last);
        } catch (IOException e) {
            throw new StorageException("Cannot cut a torn event off the journal " + directory + ".", e);
        }
    }

    /** The queue leaves every file as long as its last mapped block; what was never written is cut off. */
    private void cutBlankSpace() {
        List<Path> segments = JournalFiles.segmentsOf(directory);
        try {
            for (int index = 0; index < segments.size() && index <= segment; index++) {
                if (segmentEnds[index] > 0) {
                    cut(segments.get(index), segmentEnds[index] + QueueDocument.END_LENGTH);
                }
            }
        } catch (IOException e) {
            throw new StorageException(
                    "Cannot close the journal " + directory + ": " + StorageException.reason(e)
                            + "; all events are safe.",
                    e);
        }
    }

    private static void cut(Path file, long length) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(length);
        }
    }

    private static void force(Path path, StandardOpenOption option) throws IOException {
        try (FileChannel channel = FileChannel.open(path, option)) {
            channel.force(true);
        }
    }

    private static StorageException cannotOpen(Path events, Throwable e) {
        if (!Files.isWritable(events)) {
            return new StorageException("Cannot write to " + events + "; choose a directory that can be written.", e);
        }
        return new StorageException(
                "Cannot start the journal in " + events + ": " + e + ". If Java reports an access"
                        + " error, start it with --add-exports java.base/jdk.internal.ref=ALL-UNNAMED --add-exports"
                        + " java.base/sun.nio.ch=ALL-UNNAMED --add-opens java.base/java.lang.reflect=ALL-UNNAMED.",
                e);
    }
}
