package org.eigentape.engine.journal;

import org.eigentape.engine.error.EventTooLargeException;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.event.EventFrame;

/**
 * How a journal is laid out in files.
 *
 * @param largestEventLength bytes of the largest frame that will be appended; sizes the mapped blocks, because the queue
 *     takes messages up to a quarter of a block
 * @param segmentLength bytes of frames after which the journal goes on in a new file
 * @param leastBlockLength bytes that are mapped at a time, at least; grows with the largest event
 */
public record JournalSettings(int largestEventLength, long segmentLength, int leastBlockLength) {

    /** Bytes of frames in one file, unless set otherwise: 1 GiB. */
    public static final long DEFAULT_SEGMENT_LENGTH = 1L << 30;
    /** Bytes mapped at a time, at least, unless set otherwise: 64 MiB, since appending to less costs up to twice as much. */
    public static final int DEFAULT_BLOCK_LENGTH = 1 << 26;

    private static final int MEBIBYTE = 1 << 20;

    /** Checks the sizes. */
    public JournalSettings {
        if (largestEventLength > EventFrame.MAX_LENGTH) {
            throw new EventTooLargeException(
                    "An event of " + largestEventLength + " bytes exceeds the largest event of " + EventFrame.MAX_LENGTH
                            + " bytes; record fewer samples or fewer tensors at the same step.");
        }
        if (largestEventLength < 0 || segmentLength < 1 || leastBlockLength < 1) {
            throw new InvalidRequestException("A journal needs positive lengths, not events of " + largestEventLength
                    + ", segments of " + segmentLength + " and blocks of " + leastBlockLength + " bytes.");
        }
    }

    /**
     * The usual layout.
     *
     * @param largestEventLength bytes of the largest frame that will be appended
     * @return settings with the default segments and blocks
     * @throws EventTooLargeException if the event exceeds {@link EventFrame#MAX_LENGTH}
     */
    public static JournalSettings forEventsUpTo(int largestEventLength) {
        return new JournalSettings(largestEventLength, DEFAULT_SEGMENT_LENGTH, DEFAULT_BLOCK_LENGTH);
    }

    /**
     * Bytes of the largest excerpt: the largest event, or a full batch of small ones.
     *
     * @return at least {@link JournalWriter#BATCH_LENGTH}
     */
    public int largestExcerptLength() {
        return Math.max(largestEventLength, JournalWriter.BATCH_LENGTH);
    }

    /**
     * Bytes that are mapped at a time: four of the largest excerpts with their headers, in whole mebibytes.
     *
     * @return at least {@link #leastBlockLength()}
     */
    public long blockLength() {
        long needed = Math.max(4L * (largestExcerptLength() + 64), leastBlockLength);
        return (needed + MEBIBYTE - 1) / MEBIBYTE * MEBIBYTE;
    }
}
