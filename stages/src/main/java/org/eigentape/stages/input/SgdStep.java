package org.eigentape.stages.input;

/**
 * What a step of stochastic gradient descent does to the moments: {@code W' = W - eps Delta_B} ([P] eq. 2.28) with a
 * mini-batch mean over {@code |B|} samples.
 *
 * @param learningRate eps, not negative
 * @param batchSize {@code |B|}, at least 1
 * @param populationSize {@code |D|} if each batch is drawn without replacement from as many samples, 0 if with replacement
 */
public record SgdStep(double learningRate, int batchSize, int populationSize) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public SgdStep {
        if (!(learningRate >= 0)) {
            throw new IllegalArgumentException("the learning rate must not be negative, but is " + learningRate);
        }
        if (batchSize < 1) {
            throw new IllegalArgumentException("a batch holds at least one sample, but the batch size is " + batchSize);
        }
        if (populationSize != 0 && populationSize < batchSize) {
            throw new IllegalArgumentException(
                    "a batch of " + batchSize + " samples cannot be drawn without replacement from " + populationSize);
        }
    }

    /** Batches of independent samples. */
    public static SgdStep withReplacement(double learningRate, int batchSize) {
        return new SgdStep(learningRate, batchSize, 0);
    }

    /** Batches of different samples out of {@code populationSize}. */
    public static SgdStep withoutReplacement(double learningRate, int batchSize, int populationSize) {
        return new SgdStep(learningRate, batchSize, populationSize);
    }

    /** T = eps/|B|, the temperature ([P] eq. 2.30). */
    public double temperature() {
        return learningRate / batchSize;
    }

    /** Variance of a batch mean over the variance of one sample: 1/|B|, times (|D|-|B|)/(|D|-1) without replacement. */
    public double varianceFactor() {
        if (populationSize == 0) {
            return 1.0 / batchSize;
        }
        return populationSize == 1
                ? 0.0
                : (double) (populationSize - batchSize) / ((double) batchSize * (populationSize - 1));
    }
}
