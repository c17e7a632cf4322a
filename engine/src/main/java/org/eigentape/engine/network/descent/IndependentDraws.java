package org.eigentape.engine.network.descent;

import org.eigentape.engine.numeric.RandomStream;

/** Batches whose samples are drawn independently from the whole training set, with replacement. */
final class IndependentDraws extends BatchOrder {
    private final RandomStream stream;
    private final int samples;
    private final int[] batch;
    private long streamPosition;
    private int batchInEpoch;

    IndependentDraws(int samples, int batchSize, RandomStream stream) {
        super(samples, batchSize, true);
        this.stream = stream;
        this.samples = samples;
        this.batch = new int[batchSize];
        draw();
    }

    private void draw() {
        streamPosition = stream.position();
        for (int i = 0; i < batch.length; i++) {
            batch[i] = stream.nextInt(samples);
        }
    }

    @Override
    public void copyNext(int[] indices) {
        System.arraycopy(batch, 0, indices, 0, batch.length);
    }

    @Override
    public void advance() {
        batchInEpoch = batchInEpoch + 1 == batchesPerEpoch() ? 0 : batchInEpoch + 1;
        draw();
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
        stream.moveTo(newStreamPosition);
        draw();
        batchInEpoch = newBatchInEpoch;
    }
}
