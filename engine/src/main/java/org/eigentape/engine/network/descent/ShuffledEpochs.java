package org.eigentape.engine.network.descent;

import org.eigentape.engine.numeric.RandomStream;

/**
 * A permutation for each epoch by the Fisher-Yates exchange (from the last element down, always starting from the order
 * 0, 1, ..), cut into batches. Each number of the stream gives two places, its upper half first. The next epoch is drawn as soon as the last batch of this one has been passed.
 */
final class ShuffledEpochs extends BatchOrder {
    private static final long LOWER_HALF = 0xffffffffL;

    private final RandomStream stream;
    private final int[] permutation;
    private long streamPosition;
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
        for (int i = 0; i < permutation.length; i++) {
            permutation[i] = i;
        }
        int i = permutation.length - 1;
        while (i > 0) {
            long bits = stream.nextLong();
            exchange(i, below(bits >>> 32, i + 1));
            i--;
            if (i > 0) {
                exchange(i, below(bits & LOWER_HALF, i + 1));
                i--;
            }
        }
    }

    /** As {@link RandomStream#nextInt}, from 32 bits at hand; where these would favour a result, from new ones. */
    private int below(long bits, int bound) {
        long product = bits * bound;
        return (product & LOWER_HALF) < bound ? belowWithoutBias(product, bound) : (int) (product >>> 32);
    }

    private int belowWithoutBias(long product, int bound) {
        long rejected = (1L << 32) % bound;
        return (product & LOWER_HALF) < rejected ? stream.nextInt(bound) : (int) (product >>> 32);
    }

    private void exchange(int i, int j) {
        int exchanged = permutation[i];
        permutation[i] = permutation[j];
        permutation[j] = exchanged;
    }

    @Override
    public void copyNext(int[] indices) {
        System.arraycopy(permutation, batchInEpoch * batchSize(), indices, 0, batchSize());
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
