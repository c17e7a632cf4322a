package org.eigentape.engine.network.descent;

import org.eigentape.engine.error.InvalidRequestException;

/**
 * The sequence of batches, always standing at the next one. Its state is two numbers, because a permutation is a function of
 * the position in the random stream where it was drawn. Not thread-safe; allocates nothing while advancing.
 */
public abstract sealed class BatchOrder permits ShuffledEpochs, FixedBatches, IndependentDraws {
    private final int batchSize;
    private final int batchesPerEpoch;

    BatchOrder(int samples, int batchSize, boolean replacing) {
        if (batchSize < 1 || (batchSize > samples && !replacing)) {
            throw new InvalidRequestException(
                    "batchSize must be between 1 and the number of samples, " + samples + ", but is " + batchSize);
        }
        this.batchSize = batchSize;
        this.batchesPerEpoch = Math.max(1, samples / batchSize);
    }

    /**
     * Samples per batch.
     *
     * @return |B|
     */
    public final int batchSize() {
        return batchSize;
    }

    /**
     * Batches of one pass over the training set.
     *
     * @return floor(|D|/|B|), at least 1
     */
    public final int batchesPerEpoch() {
        return batchesPerEpoch;
    }

    /**
     * Copies the next batch without moving on.
     *
     * @param indices receives |B| sample numbers, from 0
     */
    public abstract void copyNext(int[] indices);

    /** Moves on to the batch after the next one. */
    public abstract void advance();

    /**
     * Position in the random stream where the present epoch (or batch) was drawn.
     *
     * @return values drawn before it
     */
    public abstract long streamPosition();

    /**
     * Number of the next batch within its epoch.
     *
     * @return from 0
     */
    public abstract int batchInEpoch();

    /**
     * Returns to a place of the same order.
     *
     * @param streamPosition as {@link #streamPosition()} said there
     * @param batchInEpoch as {@link #batchInEpoch()} said there
     */
    public abstract void moveTo(long streamPosition, int batchInEpoch);

    final void requireBatchInEpoch(int batchInEpoch) {
        if (batchInEpoch < 0 || batchInEpoch >= batchesPerEpoch) {
            throw new IllegalArgumentException(
                    "an epoch has batches 0.." + (batchesPerEpoch - 1) + ", there is no batch " + batchInEpoch);
        }
    }
}
