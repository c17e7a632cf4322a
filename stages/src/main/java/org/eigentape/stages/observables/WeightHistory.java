package org.eigentape.stages.observables;

import java.util.ArrayDeque;

/**
 * Weights of the recorded steps of the last epoch, to find those exactly one epoch ago. Holds at most 64 MiB: where an epoch of
 * weights at every step would need more, only steps that are whole epochs are kept. Not thread-safe.
 */
final class WeightHistory {

    private static final long CAPACITY_BYTES = 64L << 20;
    private static final double[] NONE = new double[0];

    private static final class Entry {
        final long step;
        final double[] weights;

        Entry(long step, double[] weights) {
            this.step = step;
            this.weights = weights;
        }
    }

    private final int elements;
    private final long distance;
    private final boolean everyStep;
    private final ArrayDeque<Entry> entries = new ArrayDeque<>();
    private double[] spare;

    WeightHistory(int elements, long stepsPerEpoch) {
        this.elements = elements;
        this.distance = stepsPerEpoch;
        this.everyStep = stepsPerEpoch <= CAPACITY_BYTES / (Double.BYTES * (long) elements);
        this.spare = new double[elements];
    }

    /** Steps in an epoch. */
    long distance() {
        return distance;
    }

    /**
     * Keeps the weights of a step.
     *
     * @param step later than the one before
     * @param weights copied
     * @return the weights one epoch before, valid until the next call, or an empty array where they were not recorded
     */
    double[] remember(long step, double[] weights) {
        double[] found = NONE;
        while (!entries.isEmpty() && entries.peekFirst().step <= step - distance) {
            Entry oldest = entries.removeFirst();
            if (oldest.step == step - distance) {
                found = oldest.weights;
            } else {
                spare = oldest.weights;
            }
        }
        if (everyStep || step % distance == 0) {
            double[] copy = spare.length == elements ? spare : new double[elements];
            spare = found;
            System.arraycopy(weights, 0, copy, 0, elements);
            entries.addLast(new Entry(step, copy));
        }
        return found;
    }
}
