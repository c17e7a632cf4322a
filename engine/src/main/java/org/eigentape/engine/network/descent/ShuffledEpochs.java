package org.eigentape.engine.network.descent;

import org.eigentape.engine.numeric.RandomStream;

/**
 * A permutation for each epoch by the Fisher-Yates exchange (from the last element down, always starting from the order
 * 0, 1, ..), cut into batches. The next epoch is drawn as soon as the last batch of this one has been passed.
 */
final class ShuffledEpochs extends BatchOrder {
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
        for (int i = permutation.length - 1; i > 0; i--) {
            int j = stream.nextInt(i + 1);
            int exchanged = permutation[i];
            permutation[i] = permutation[j];
            permutation[j] = exchanged;
        }
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
