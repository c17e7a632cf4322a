package org.eigentape.tools.benchmarks.journal;

import java.nio.file.Path;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.queue.rollcycles.SparseRollCycles;
import net.openhft.chronicle.wire.DocumentContext;
import org.eigentape.engine.journal.JournalWriter;

/**
 * Chronicle Queue used plainly, as the baseline of journal and verification: one write for each excerpt, one read, no
 * frames, no checksums, no guards. With the roll cycle of the journal, so that it can tail a journal's files.
 */
public final class BareQueue {

    private BareQueue() {}

    /**
     * Appends excerpts of one size. Opening is not counted, closing neither.
     *
     * @param directory an empty one
     * @param length bytes of an excerpt
     * @param count how many
     * @param timed told to start and to stop
     */
    static void append(Path directory, int length, long count, Stopwatch timed) {
        byte[] excerpt = new byte[length];
        try (SingleChronicleQueue queue = open(directory)) {
            ExcerptAppender appender = queue.createAppender();
            timed.start();
            for (long index = 0; index < count; index++) {
                excerpt[(int) (index % length)]++;
                try (DocumentContext document = appender.writingDocument()) {
                    document.wire().bytes().write(excerpt, 0, length);
                }
            }
            timed.stop();
        }
    }

    /**
     * Reads all excerpts of a queue.
     *
     * @param directory of the queue, or of a journal
     * @return bytes of all excerpts
     */
    public static long tail(Path directory) {
        byte[] excerpt = new byte[JournalWriter.BATCH_LENGTH];
        long bytes = 0;
        try (SingleChronicleQueue queue = open(directory);
                ExcerptTailer tailer = queue.createTailer()) {
            while (true) {
                try (DocumentContext document = tailer.readingDocument()) {
                    if (!document.isPresent()) {
                        return bytes;
                    }
                    int length = (int) document.wire().bytes().readRemaining();
                    if (length > excerpt.length) {
                        excerpt = new byte[length];
                    }
                    bytes += document.wire().bytes().read(excerpt, 0, length);
                }
            }
        }
    }

    private static SingleChronicleQueue open(Path directory) {
        return SingleChronicleQueueBuilder.binary(directory)
                .rollCycle(SparseRollCycles.LARGE_HOURLY_XSPARSE)
                .timeProvider(() -> 0)
                .build();
    }
}
