package org.eigentape.engine.network.descent;

import org.eigentape.engine.numeric.RandomStream;

/**
 * A permutation for each epoch by the Fisher-Yates exchange (from the last element down, always starting from the order
 * 0, 1, ..), cut into batches. The next epoch is drawn as soon as the last batch of this one has been passed.
 *
 * <p>The stream gives one number for each epoch, from which a SplitMix64 generator (Steele, Lea and Flood, OOPSLA 2014) makes
 * those of its places: a step of gradient descent takes about as long as 50 numbers of the stream itself. Each of its numbers
 * gives two places, its upper half first.
 */
final class ShuffledEpochs extends BatchOrder {
    private static final long LOWER_HALF = 0xffffffffL;
    /** 2^64 over the golden ratio, rounded to an odd number. */
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private final RandomStream stream;
    private final int[] permutation;
    private long streamPosition;
    private long splitMix;
    private int batchInEpoch;

    ShuffledEpochs(int samples, int batchSize, RandomStream stream) {
        super(samples, batchSize, false);
        this.stream = stream;
        this.permutation = new int[samples];
        draw();
    }

    private void draw() {
        streamPosition = stream.position();
        batchInEpoch = 0;
        splitMix = stream.nextLong();
        for (int i = 0; i < permutation.length; i++) {
            permutation[i] = i;
        }
        int i = permutation.length - 1;
        while (i > 0) {
            long bits = nextBits();
            exchange(i, below(bits >>> 32, i + 1));
            i--;
            if (i > 0) {
                exchange(i, below(bits & LOWER_HALF, i + 1));
                i--;
            }
        }
    }

    private long nextBits() {
        splitMix += GOLDEN_GAMMA;
        long bits = (splitMix ^ (splitMix >>> 30)) * 0xbf58476d1ce4e5b9L;
        bits = (bits ^ (bits >>> 27)) * 0x94d049bb133111ebL;
        return bits ^ (bits >>> 31);
    }

    /** As {@link RandomStream#nextInt}, from 32 bits at hand; where these would favour a result, from new ones. */
    private int below(long bits, int bound) {
        long product = bits * bound;
        if ((product & LOWER_HALF) < bound) {
            long rejected = (1L << 32) % bound;
            while ((product & LOWER_HALF) < rejected) {
                product = (nextBits() >>> 32) * bound;
            }
        }
        return (int) (product >>> 32);
    }

    private void exchange(int i, int j) {
        int exchanged = permutation[i];
        permutation[i] = permutation[j];
        permutation[j] = exchanged;
    }

    @Override
    public void copyNext(int[] indices) {
        int first = batchInEpoch * batchSize();
        for (int i = 0; i < batchSize(); i++) {
            indices[i] = permutation[first + i];
        }
    }

    @Override
    public void advance() {
        if (++batchInEpoch == batchesPerEpoch()) {
            draw();
        }
    }

    @Override
    public long streamPosition() {
        return streamPosition;
    }

    @Override
    public int batchInEpoch() {
        return batchInEpoch;
    }

    @Override
    public void moveTo(long newStreamPosition, int newBatchInEpoch) {
        requireBatchInEpoch(newBatchInEpoch);
        if (newStreamPosition != streamPosition) {
            stream.moveTo(newStreamPosition);
            draw();
        }
        batchInEpoch = newBatchInEpoch;
    }
}
