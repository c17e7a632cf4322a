package org.eigentape.engine.network.descent;

import java.util.Locale;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.numeric.RandomStream;

/** How batches are drawn from the training set: the key {@code shuffle} of a configuration. */
public enum Shuffle {
    /** A new permutation for each epoch, cut into batches. */
    EPOCH {
        @Override
        public BatchOrder order(int samples, int batchSize, RandomStream stream) {
            return new ShuffledEpochs(samples, batchSize, stream);
        }
    },

    /** The same batches in every epoch: samples in order, cut into batches. */
    NONE {
        @Override
        public BatchOrder order(int samples, int batchSize, RandomStream stream) {
            return new FixedBatches(samples, batchSize);
        }
    },

    /** Each sample of a batch drawn independently, with replacement. */
    REPLACEMENT {
        @Override
        public BatchOrder order(int samples, int batchSize, RandomStream stream) {
            return new IndependentDraws(samples, batchSize, stream);
        }
    };

    /**
     * A new order at its first batch. An epoch has floor(samples/batchSize) batches; what is left over waits for the next
     * epoch (in a fixed order: is never used).
     *
     * @param samples size of the training set
     * @param batchSize samples per batch, at most {@code samples} unless they are replaced
     * @param stream source of the permutations, at its start, used by nothing else
     * @return the order
     * @throws InvalidRequestException if no batch can be made
     */
    public abstract BatchOrder order(int samples, int batchSize, RandomStream stream);

    /**
     * Name as written in a configuration.
     *
     * @return {@code epoch}, {@code none} or {@code replacement}
     */
    public String configurationName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The way to shuffle of a name.
     *
     * @param name as written in a configuration
     * @return the way
     * @throws InvalidRequestException if there is no such way
     */
    public static Shuffle of(String name) {
        for (Shuffle shuffle : values()) {
            if (shuffle.configurationName().equals(name)) {
                return shuffle;
            }
        }
        throw new InvalidRequestException("unknown shuffle '" + name + "'; choose one of epoch, none, replacement");
    }
}
