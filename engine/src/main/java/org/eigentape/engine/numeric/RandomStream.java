package org.eigentape.engine.numeric;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.apache.commons.rng.ArbitrarilyJumpableUniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * A named, restorable stream of random numbers.
 *
 * <p>A stream is identified by (seed, name, run). The SHA-256 of this triple gives the key and half of the counter of a
 * Philox 4x64-10 generator (Salmon et al., SC 2011), so that streams with different triples are independent and each one
 * can be made without the others. Because the generator is a function of a counter, the number of values drawn is the
 * whole state. Everything derived from the raw 64-bit values is computed here, not by the library, so its bits cannot
 * change with a library default.
 *
 * <p>Not thread-safe; give each thread its own stream. Nothing is allocated after construction.
 */
public final class RandomStream {
    /** Bytes of {@link #saveState()}. */
    public static final int STATE_LENGTH = Long.BYTES;

    private static final double ULP_OF_HALF = 0x1.0p-53;

    private final byte[] identity;
    private ArbitrarilyJumpableUniformRandomProvider generator;
    private long position;

    private RandomStream(byte[] identity) {
        this.identity = identity;
        this.generator = start(identity);
    }

    /**
     * The stream of one quantity in one run, at its start.
     *
     * @param seed seed of the recording
     * @param name what the numbers are for, e.g. {@code student/weights/2}
     * @param run run number, from 0; 0 for what all runs share
     * @return a new stream; equal arguments give equal streams
     */
    public static RandomStream of(long seed, String name, int run) {
        byte[] nameBytes = name.getBytes(StandardCharsets.UTF_8);
        ByteBuffer triple = ByteBuffer.allocate(Long.BYTES + Integer.BYTES + nameBytes.length);
        triple.putLong(seed).putInt(run).put(nameBytes);
        return new RandomStream(sha256(triple.array()));
    }

    /**
     * Uniform 64 bits.
     *
     * @return the next value of the stream
     */
    public long nextLong() {
        position++;
        return generator.nextLong();
    }

    /**
     * Uniform integer without bias: the upper 32 bits are multiplied by the bound, and the few products that would favour
     * some results are rejected (Lemire, ACM TOMACS 29, 2019).
     *
     * @param bound number of possible results, at least 1
     * @return an integer in [0, bound)
     * @throws IllegalArgumentException if the bound is not positive
     */
    public int nextInt(int bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("bound must be positive but is " + bound);
        }
        long product = (nextLong() >>> 32) * bound;
        if ((product & 0xffffffffL) < bound) {
            long rejected = (1L << 32) % bound;
            while ((product & 0xffffffffL) < rejected) {
                product = (nextLong() >>> 32) * bound;
            }
        }
        return (int) (product >>> 32);
    }

    /**
     * Uniform number of 53 bits.
     *
     * @return a multiple of 2^-53 in [0, 1)
     */
    public double nextDouble() {
        return (nextLong() >>> 11) * ULP_OF_HALF;
    }

    /**
     * Number of 64-bit values drawn since the start of the stream.
     *
     * @return the position, from 0
     */
    public long position() {
        return position;
    }

    /**
     * Continues at a position drawn before or not reached yet.
     *
     * @param newPosition number of 64-bit values before the next one, in 0 .. 2^53 - 1
     * @throws IllegalArgumentException if the position is out of range
     */
    public void moveTo(long newPosition) {
        if (newPosition < 0 || newPosition >= 1L << 53) {
            throw new IllegalArgumentException("no such position in a random stream: " + newPosition);
        }
        generator = start(identity);
        generator.jump((double) newPosition);
        position = newPosition;
    }

    /**
     * The position as bytes.
     *
     * @return {@value #STATE_LENGTH} bytes, big-endian, that {@link #restoreState} accepts
     */
    public byte[] saveState() {
        return ByteBuffer.allocate(STATE_LENGTH).putLong(position).array();
    }

    /**
     * Continues where a stream of the same (seed, name, run) was saved.
     *
     * @param state result of {@link #saveState}
     * @throws IllegalArgumentException if the bytes are not a saved state
     */
    public void restoreState(byte[] state) {
        if (state.length != STATE_LENGTH) {
            throw new IllegalArgumentException(
                    "the state of a random stream has " + STATE_LENGTH + " bytes, not " + state.length);
        }
        moveTo(ByteBuffer.wrap(state).getLong());
    }

    private static ArbitrarilyJumpableUniformRandomProvider start(byte[] identity) {
        ByteBuffer words = ByteBuffer.wrap(identity);
        // Two words of key; the counter's low half counts, its high half carries the rest of the digest.
        long[] seed = {words.getLong(), words.getLong(), 0, 0, words.getLong(), words.getLong()};
        return (ArbitrarilyJumpableUniformRandomProvider) RandomSource.PHILOX_4X64.create(seed);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
