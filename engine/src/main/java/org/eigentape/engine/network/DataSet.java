package org.eigentape.engine.network;

import java.util.Arrays;

/**
 * Inputs and targets of a data set. The arrays are kept, not copied, and must not be changed.
 *
 * @param samples number of samples |D|, at least 1
 * @param inputs samples x n_0 in row order
 * @param targets samples x n_L in row order
 */
public record DataSet(int samples, double[] inputs, double[] targets) {

    /** Checks that both arrays hold whole rows. */
    public DataSet {
        if (samples < 1 || inputs.length % samples != 0 || targets.length % samples != 0) {
            throw new IllegalArgumentException("a data set of " + samples + " samples cannot have " + inputs.length
                    + " input and " + targets.length + " target numbers");
        }
    }

    /**
     * The first samples.
     *
     * @param count how many, at least 1
     * @return a copy of them, or this where there are no more
     */
    public DataSet first(int count) {
        return count >= samples
                ? this
                : new DataSet(
                        count,
                        Arrays.copyOf(inputs, inputs.length / samples * count),
                        Arrays.copyOf(targets, targets.length / samples * count));
    }
}
