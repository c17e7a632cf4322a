package org.eigentape.engine.event;

/**
 * Gives frames their place in a journal: sequence, time, and the chain of checksums. One sealer for each journal or file
 * of results, used by its one writer.
 */
public final class FrameSealer {

    private long nextSequence;
    private int chain;

    /**
     * Starts or goes on with a chain.
     *
     * @param nextSequence the sequence of the next frame; 0 for a new journal
     * @param chain the chain value of the frame before it; 0 for a new journal
     */
    public FrameSealer(long nextSequence, int chain) {
        this.nextSequence = nextSequence;
        this.chain = chain;
    }

    /**
     * Seals a frame that {@link EventEncoder} completed.
     *
     * @param buffer where it is
     * @param offset its first byte, a multiple of 8
     * @param timeNs nanoseconds since 1970-01-01 UTC, or 0 where times must not matter
     */
    public void seal(FrameBuffer buffer, int offset, long timeNs) {
        java.nio.ByteBuffer bytes = buffer.bytes();
        bytes.putLong(offset + EventFrame.SEQUENCE_OFFSET, nextSequence);
        bytes.putLong(offset + EventFrame.TIME_OFFSET, timeNs);
        bytes.putInt(offset + EventFrame.PREVIOUS_CHAIN_OFFSET, chain);
        bytes.putInt(offset + EventFrame.RESERVED_OFFSET, 0);
        chain = buffer.crc32c(offset, EventFrame.CHAIN_OFFSET);
        bytes.putInt(offset + EventFrame.CHAIN_OFFSET, chain);
        nextSequence++;
    }

    /**
     * The sequence that the next frame will get.
     *
     * @return the number of frames sealed so far, in a new journal
     */
    public long nextSequence() {
        return nextSequence;
    }

    /**
     * The chain value of the last frame.
     *
     * @return a 32-bit number
     */
    public int chain() {
        return chain;
    }
}
