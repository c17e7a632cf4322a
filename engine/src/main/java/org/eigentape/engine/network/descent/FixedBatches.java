package org.eigentape.engine.network.descent;

/** The same batches in every epoch: samples 0 .. |B|-1, |B| .. 2|B|-1, and so on. */
final class FixedBatches extends BatchOrder {
    private int batchInEpoch;

    FixedBatches(int samples, int batchSize) {
        super(samples, batchSize, false);
    }

    @Override
    public void copyNext(int[] indices) {
        for (int i = 0; i < batchSize(); i++) {
            indices[i] = batchInEpoch * batchSize() + i;
        }
    }

    @Override
    public void advance() {
        batchInEpoch = batchInEpoch + 1 == batchesPerEpoch() ? 0 : batchInEpoch + 1;
    }

    @Override
    public long streamPosition() {
        return 0;
    }

    @Override
    public int batchInEpoch() {
        return batchInEpoch;
    }

    @Override
    public void moveTo(long streamPosition, int newBatchInEpoch) {
        requireBatchInEpoch(newBatchInEpoch);
        batchInEpoch = newBatchInEpoch;
    }
}
