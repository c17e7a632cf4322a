package org.eigentape.engine.ring;

import org.eigentape.engine.error.InvalidRequestException;

/**
 * The size of a ring.
 *
 * @param slots number of events, a power of two
 * @param inlineCapacity bytes of the largest frame that is kept in a slot
 * @param pooledFrames number of buffers for larger frames, at least 2
 * @param watchdogSeconds how long one event may keep a stage busy once the recording has ended, before the stage is given up
 * @param gatherNs nanoseconds that an event may wait for others to be appended together with it; 0 wakes the consumers at
 *     each event, for the least latency
 */
public record RingSettings(int slots, int inlineCapacity, int pooledFrames, int watchdogSeconds, long gatherNs) {

    /** How long events wait for others, unless set otherwise: 100 ms. */
    public static final long DEFAULT_GATHER_NS = 100_000_000;

    /** Bytes that all slots take together at most: 64 MiB. */
    public static final long MAX_BYTES = 64L << 20;

    private static final int LARGEST_INLINE = 16 * 1024;

    /** Checks the sizes. */
    public RingSettings {
        if (gatherNs < 0) {
            throw new InvalidRequestException("Events cannot wait " + gatherNs + " ns for others; use 0 or more.");
        }
        if (Integer.bitCount(slots) != 1 || (long) slots * inlineCapacity > MAX_BYTES || pooledFrames < 2) {
            throw new InvalidRequestException("A ring needs a power of two of slots that take at most " + MAX_BYTES
                    + " bytes together, and 2 pooled frames or more; not " + slots + " slots of " + inlineCapacity
                    + " bytes and " + pooledFrames + " pooled frames.");
        }
    }

    /**
     * A ring whose events wait for others as long as usual.
     *
     * @param slots number of events, a power of two
     * @param inlineCapacity bytes of the largest frame that is kept in a slot
     * @param pooledFrames number of buffers for larger frames, at least 2
     * @param watchdogSeconds how long one event may keep a stage busy once the recording has ended
     */
    public RingSettings(int slots, int inlineCapacity, int pooledFrames, int watchdogSeconds) {
        this(slots, inlineCapacity, pooledFrames, watchdogSeconds, DEFAULT_GATHER_NS);
    }

    /**
     * A ring for events of a known size.
     *
     * @param largestEvent bytes of the largest frame
     * @return 1024 slots of up to 16 KiB, and as many pooled frames as fit into 64 MiB, between 4 and 32
     */
    public static RingSettings forEventsUpTo(int largestEvent) {
        int inline = Math.min(Math.max(largestEvent, 1024), LARGEST_INLINE);
        int pooled = (int) Math.min(32, Math.max(4, MAX_BYTES / Math.max(1, largestEvent)));
        return new RingSettings(1024, inline, pooled, 120);
    }

    /**
     * The same ring with another wait.
     *
     * @param waitNs nanoseconds that an event may wait for others; 0 for the least latency
     * @return new settings
     */
    public RingSettings gathering(long waitNs) {
        return new RingSettings(slots, inlineCapacity, pooledFrames, watchdogSeconds, waitNs);
    }
}
