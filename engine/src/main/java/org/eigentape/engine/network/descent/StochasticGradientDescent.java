package org.eigentape.engine.network.descent;

import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.network.DataSet;
import org.eigentape.engine.network.NetworkShape;
import org.eigentape.engine.network.NetworkWeights;
import org.eigentape.engine.network.Propagation;
import org.eigentape.engine.network.kernel.DenseKernel;

/**
 * Trains a network by W' = W - (eps/|B|) sum over the batch of g a^T [P, eq. (2.28)], in the arithmetic of
 * {@link DenseKernel}. Step t holds the weights after t updates; {@link #peek} shows the batch that leads to step t + 1.
 *
 * <p><b>Divergence.</b> A run diverges at the first step whose trainable weights or biases hold a number that is not finite.
 * Such a number never becomes finite again, so whole stretches are checked at their end, and the exact step is found by
 * going through the stretch again from a copy. The training then stands at the step before, with finite weights, and cannot
 * go on.
 *
 * <p>The state (step, place in the order of batches, trainable weights and biases) can be saved and restored, and training
 * goes on to the same bits. Not thread-safe. A step allocates nothing.
 */
public final class StochasticGradientDescent {
    /** {@link #firstNonFiniteStep()} of a run that has not diverged. */
    public static final long NOT_DIVERGED = -1;

    private static final int STRETCH = 256;

    private final NetworkShape shape;
    private final DenseKernel kernel;
    private final NetworkWeights weights;
    private final BatchOrder order;
    private final Propagation propagation;
    private final BatchFactors factors;
    private final double[] prefix;
    private final double[] targets;
    private final int[] trainable;
    private final double rate;
    private final DescentState checkpoint;
    private int[] indices;
    private int[] nextIndices;
    private boolean factorsAreCurrent;
    /** Whether {@link #indices} and the pre-activations of the first trainable layer are those of the next update already. */
    private boolean firstLayerIsAhead;

    private long step;
    private long firstNonFiniteStep = NOT_DIVERGED;

    /**
     * Prepares to train; nothing is updated yet.
     *
     * @param weights the network at step 0, trained in place
     * @param data training set
     * @param order order of its batches, at its start
     * @param learningRate eps, finite and not negative
     * @param kernel the arithmetic; it does not change the bits
     * @throws InvalidRequestException if the learning rate is impossible
     */
    public StochasticGradientDescent(
            NetworkWeights weights, DataSet data, BatchOrder order, double learningRate, DenseKernel kernel) {
        if (!(learningRate >= 0 && learningRate <= Double.MAX_VALUE)) {
            throw new InvalidRequestException("learningRate must be finite and not negative but is " + learningRate);
        }
        this.shape = weights.shape();
        this.kernel = kernel;
        this.weights = weights;
        this.order = order;
        int batchSize = order.batchSize();
        this.rate = -(learningRate / batchSize);
        this.prefix = Propagation.frozenPrefix(weights, kernel, data.inputs(), data.samples());
        this.targets = data.targets();
        this.propagation = new Propagation(shape, kernel, batchSize);
        this.indices = new int[batchSize];
        this.nextIndices = new int[batchSize];
        propagation.select(prefix, targets, indices);
        this.factors = new BatchFactors(propagation);
        this.trainable = shape.trainable().stream().mapToInt(Integer::intValue).toArray();
        this.checkpoint = new DescentState(shape);
    }

    /**
     * Makes a number of updates, or fewer if the run diverges.
     *
     * @param updates how many, not negative
     * @return how many were made, all of them leading to finite weights
     */
    public long advance(long updates) {
        long start = step;
        while (step - start < updates && !hasDiverged()) {
            int stretch = (int) Math.min(STRETCH, updates - (step - start));
            checkpoint.take(step, order, weights);
            for (int i = 0; i < stretch; i++) {
                update();
            }
            if (!checkpoint.isFinite(weights)) {
                findDivergence();
            }
        }
        return step - start;
    }

    /** The next batch's way through the first layer is made together with the update of that layer. */
    private void update() {
        computeFactors();
        order.advance();
        order.copyNext(nextIndices);
        for (int l : trainable) {
            double[] deltas = propagation.deltas(l);
            addToBias(weights.bias(l), deltas);
            if (l == trainable[0]) {
                kernel.addOuterProductsThenPreActivations(
                        weights.transposed(l),
                        weights.bias(l),
                        shape.inputs(l),
                        shape.outputs(l),
                        propagation.inputMatrix(l),
                        indices,
                        rate,
                        deltas,
                        nextIndices,
                        indices.length,
                        propagation.preActivations(l));
            } else {
                kernel.addOuterProducts(
                        weights.transposed(l),
                        shape.inputs(l),
                        shape.outputs(l),
                        propagation.inputMatrix(l),
                        propagation.inputRows(l),
                        rate,
                        deltas,
                        indices.length);
            }
        }
        exchangeIndices();
        step++;
        factorsAreCurrent = false;
        firstLayerIsAhead = true;
    }

    private void exchangeIndices() {
        int[] passed = indices;
        indices = nextIndices;
        nextIndices = passed;
        propagation.select(prefix, targets, indices);
    }

    private void addToBias(double[] bias, double[] deltas) {
        if (bias.length == 0) {
            return;
        }
        for (int s = 0; s < indices.length; s++) {
            for (int i = 0; i < bias.length; i++) {
                bias[i] += rate * deltas[s * bias.length + i];
            }
        }
    }

    private void computeFactors() {
        if (!factorsAreCurrent) {
            if (!firstLayerIsAhead) {
                order.copyNext(indices);
                propagation.enterFirstLayer(weights, indices.length);
            }
            propagation.runFromFirstLayer(weights, indices.length);
            firstLayerIsAhead = false;
            factorsAreCurrent = true;
        }
    }

    private void findDivergence() {
        rewind();
        while (true) {
            checkpoint.take(step, order, weights);
            update();
            if (!checkpoint.isFinite(weights)) {
                firstNonFiniteStep = step;
                rewind();
                return;
            }
        }
    }

    private void rewind() {
        step = checkpoint.restore(order, weights);
        factorsAreCurrent = false;
        firstLayerIsAhead = false;
    }

    /**
     * The batch that the next update will use, with its factors at the present weights. Changes nothing; an update that
     * follows does not compute them again.
     *
     * @return a view valid until the next {@link #advance} or {@link #restoreState}
     */
    public BatchFactors peek() {
        computeFactors();
        return factors;
    }

    /**
     * The weights that are trained; not to be changed by the caller.
     *
     * @return the network given at construction
     */
    public NetworkWeights weights() {
        return weights;
    }

    /**
     * Number of updates made.
     *
     * @return the step t at which the weights stand
     */
    public long step() {
        return step;
    }

    /**
     * Whether the next update would lead to numbers that are not finite.
     *
     * @return true after a diverged {@link #advance}
     */
    public boolean hasDiverged() {
        return firstNonFiniteStep != NOT_DIVERGED;
    }

    /**
     * The step at which the run diverged.
     *
     * @return first step with a weight that is not finite, or {@link #NOT_DIVERGED}
     */
    public long firstNonFiniteStep() {
        return firstNonFiniteStep;
    }

    /**
     * The size of {@link #saveState()}.
     *
     * @param shape of the network
     * @return bytes
     */
    public static int stateLength(NetworkShape shape) {
        return new DescentState(shape).length();
    }

    /**
     * Everything that is needed to go on to the same bits, given the same network, data and order.
     *
     * @return bytes that {@link #restoreState} accepts
     */
    public byte[] saveState() {
        // Between two calls of advance nobody needs the copy of the last stretch.
        checkpoint.take(step, order, weights);
        return checkpoint.toBytes(firstNonFiniteStep);
    }

    /**
     * Continues where an equally constructed descent was saved.
     *
     * @param bytes result of {@link #saveState}
     * @throws IllegalArgumentException if the bytes belong to another shape or are no saved state
     */
    public void restoreState(byte[] bytes) {
        firstNonFiniteStep = checkpoint.fromBytes(bytes);
        rewind();
    }
}
