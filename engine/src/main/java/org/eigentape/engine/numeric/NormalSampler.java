package org.eigentape.engine.numeric;

import java.nio.ByteBuffer;

/**
 * Standard normal deviates by the polar method (Marsaglia and Bray, SIAM Review 6, 1964): (v_1, v_2) uniform in the unit
 * disc, s = v_1^2 + v_2^2, deviates v_i sqrt(-2 ln s / s). The logarithm is {@link StrictMath#log}, the square root is
 * correctly rounded, so the bits are the same on every Java virtual machine.
 *
 * <p>Deviates come in pairs; the second one is kept and is part of the state. Not thread-safe.
 */
public final class NormalSampler {
    /** Bytes of {@link #saveState()}. */
    public static final int STATE_LENGTH = RandomStream.STATE_LENGTH + 1 + Double.BYTES;

    private static final double SCALE = 0x1.0p-53;

    private final RandomStream stream;
    private boolean hasSecond;
    private double second;

    /**
     * Samples from a stream, which nothing else should draw from meanwhile.
     *
     * @param stream source of uniform bits
     */
    public NormalSampler(RandomStream stream) {
        this.stream = stream;
    }

    /**
     * Next deviate.
     *
     * @return a number from N(0, 1)
     */
    public double next() {
        if (hasSecond) {
            hasSecond = false;
            return second;
        }
        double v1;
        double v2;
        double s;
        do {
            v1 = (stream.nextLong() >> 10) * SCALE;
            v2 = (stream.nextLong() >> 10) * SCALE;
            s = Math.fma(v1, v1, v2 * v2);
        } while (s >= 1.0 || s == 0.0);
        double scale = Math.sqrt(-2.0 * StrictMath.log(s) / s);
        second = v2 * scale;
        hasSecond = true;
        return v1 * scale;
    }

    /**
     * Fills an array with deviates of a given width.
     *
     * @param out receives numbers from N(0, standardDeviation^2), index ascending
     * @param standardDeviation width, any finite number
     */
    public void fill(double[] out, double standardDeviation) {
        for (int i = 0; i < out.length; i++) {
            out[i] = standardDeviation * next();
        }
    }

    /**
     * Position of the stream and the deviate that is kept.
     *
     * @return {@value #STATE_LENGTH} bytes that {@link #restoreState} accepts
     */
    public byte[] saveState() {
        return ByteBuffer.allocate(STATE_LENGTH)
                .put(stream.saveState())
                .put((byte) (hasSecond ? 1 : 0))
                .putDouble(hasSecond ? second : 0.0)
                .array();
    }

    /**
     * Continues where a sampler over a stream of the same (seed, name, run) was saved.
     *
     * @param state result of {@link #saveState}
     * @throws IllegalArgumentException if the bytes are not a saved state
     */
    public void restoreState(byte[] state) {
        if (state.length != STATE_LENGTH) {
            throw new IllegalArgumentException(
                    "the state of a normal sampler has " + STATE_LENGTH + " bytes, not " + state.length);
        }
        ByteBuffer buffer = ByteBuffer.wrap(state);
        byte[] position = new byte[RandomStream.STATE_LENGTH];
        buffer.get(position);
        stream.restoreState(position);
        hasSecond = buffer.get() == 1;
        second = buffer.getDouble();
    }
}
