package org.eigentape.engine.sweep.phase;

import java.util.Arrays;

/** What the stages say of one run: the quantities {@link Quantity#OF_RUNS}, and the training loss at step 0. For one thread. */
final class RunValues {

    /** Loss at the last step over loss at step 0 from which on a run counts as diverged. */
    static final double EXPLOSION = 1e6;

    /**
     * What the loss at step 0 counts as at least. Targets are of order 1, and so is the loss of a network that knows nothing;
     * a run that starts next to the solution may leave it by any factor without diverging.
     */
    static final double LEAST_INITIAL_LOSS = 1e-3;

    private static final int TRAIN_LOSS = index("train_loss");
    private static final int GRADIENT_NORM = index("gradient_norm_final");

    private final double[] values = new double[Quantity.OF_RUNS.size()];
    private final boolean[] stated = new boolean[Quantity.OF_RUNS.size()];
    private double initialLoss = Double.NaN;

    RunValues() {
        Arrays.fill(values, Double.NaN);
    }

    /** The place of a column among {@link Quantity#OF_RUNS}. */
    static int index(String column) {
        for (int index = 0; index < Quantity.OF_RUNS.size(); index++) {
            if (Quantity.OF_RUNS.get(index).column().equals(column)) {
                return index;
            }
        }
        throw new IllegalArgumentException("no column " + column);
    }

    /** Notes what a stage says; NaN where it says that the quantity is undefined. */
    void state(int quantity, double value) {
        values[quantity] = value;
        stated[quantity] = true;
    }

    /** Notes all that another stage says of the same run. */
    void add(RunValues other) {
        for (int quantity = 0; quantity < values.length; quantity++) {
            if (other.stated[quantity]) {
                state(quantity, other.values[quantity]);
            }
        }
        if (!Double.isNaN(other.initialLoss)) {
            initialLoss = other.initialLoss;
        }
    }

    void initialLoss(double loss) {
        initialLoss = loss;
    }

    /** A value; NaN where it is undefined or no stage says anything. */
    double value(int quantity) {
        return values[quantity];
    }

    /** Whether a stage says anything, be it that the quantity is undefined. */
    boolean isStated(int quantity) {
        return stated[quantity];
    }

    /** Whether the training loss at the last step is not finite, or {@value #EXPLOSION} times that at step 0. */
    boolean hasExploded() {
        double last = values[TRAIN_LOSS];
        return stated[TRAIN_LOSS]
                && (!Double.isFinite(last) || last > EXPLOSION * Math.max(initialLoss, LEAST_INITIAL_LOSS));
    }

    /** Whether the gradient at the last step is exactly zero, so that nothing moves any more. */
    boolean hasVanishingGradient() {
        return values[GRADIENT_NORM] == 0;
    }
}
