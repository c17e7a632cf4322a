package org.eigentape.engine.network;

import org.eigentape.engine.network.kernel.DenseKernel;

/**
 * Forward and backward pass of a number of samples, starting from the input of the first trainable layer: the layers
 * before it are frozen, so what they make of the data is computed once ({@link #frozenPrefix}). All buffers are allocated
 * at construction. Not thread-safe.
 */
public final class Propagation {
    private static final double[] NO_BIAS = {};

    private final NetworkShape shape;
    private final DenseKernel kernel;
    private final int capacity;
    private final int first;
    private final double[][] preActivations;
    private final double[][] activations;
    private final double[][] derivatives;
    private final double[][] deltas;
    /** 0, 1, 2, ..: the rows of buffers. */
    private final int[] inOrder;

    private double[] prefix = {};
    private double[] targets = {};
    /** Rows of prefix and targets that make up the pass. */
    private int[] selected;

    /**
     * Allocates buffers.
     *
     * @param shape the network's shape
     * @param kernel the arithmetic
     * @param capacity largest number of samples of one pass
     */
    public Propagation(NetworkShape shape, DenseKernel kernel, int capacity) {
        this.shape = shape;
        this.kernel = kernel;
        this.capacity = capacity;
        this.first = shape.firstTrainable();
        int layers = shape.layers();
        this.preActivations = new double[layers + 1][0];
        this.activations = new double[layers + 1][0];
        this.derivatives = new double[layers + 1][0];
        this.deltas = new double[layers + 1][0];
        this.inOrder = inOrder(capacity);
        this.selected = inOrder;
        for (int l = first; l <= layers; l++) {
            preActivations[l] = new double[capacity * shape.size(l)];
            deltas[l] = new double[capacity * shape.size(l)];
            if (l < layers) {
                activations[l] = new double[capacity * shape.size(l)];
                derivatives[l] = new double[capacity * shape.size(l)];
            }
        }
    }

    /**
     * Input of the first trainable layer for a whole data set.
     *
     * @param weights the network; only the layers before the first trainable one are used
     * @param kernel the arithmetic
     * @param inputs samples x n_0
     * @param samples number of samples
     * @return samples x n_{l-1}, l being the first trainable layer; {@code inputs} itself if that is layer 1
     */
    public static double[] frozenPrefix(NetworkWeights weights, DenseKernel kernel, double[] inputs, int samples) {
        double[] a = inputs;
        for (int l = 1; l < weights.shape().firstTrainable(); l++) {
            a = layerOutput(weights, kernel, a, samples, l);
            weights.shape().activation().apply(a, a, a.length);
        }
        return a;
    }

    /**
     * Output yhat of the whole network.
     *
     * @param weights the network
     * @param kernel the arithmetic
     * @param inputs samples x n_0
     * @param samples number of samples
     * @return samples x n_L
     */
    public static double[] output(NetworkWeights weights, DenseKernel kernel, double[] inputs, int samples) {
        double[] a = inputs;
        int layers = weights.shape().layers();
        for (int l = 1; l < layers; l++) {
            a = layerOutput(weights, kernel, a, samples, l);
            weights.shape().activation().apply(a, a, a.length);
        }
        return layerOutput(weights, kernel, a, samples, layers);
    }

    private static double[] layerOutput(NetworkWeights weights, DenseKernel kernel, double[] a, int samples, int l) {
        NetworkShape shape = weights.shape();
        double[] z = new double[samples * shape.outputs(l)];
        kernel.preActivations(
                weights.transposed(l),
                weights.bias(l),
                shape.inputs(l),
                shape.outputs(l),
                a,
                inOrder(samples),
                samples,
                z);
        return z;
    }

    /**
     * The numbers of consecutive rows, as {@link DenseKernel} takes them.
     *
     * @param count how many
     * @return 0, 1, .., count - 1
     */
    static int[] inOrder(int count) {
        int[] rows = new int[count];
        for (int row = 0; row < count; row++) {
            rows[row] = row;
        }
        return rows;
    }

    /**
     * Selects the samples of the next passes. Nothing is copied: all three arrays are read at each pass.
     *
     * @param allPrefix all samples' inputs of the first trainable layer, samples x n_{l-1}
     * @param allTargets all samples' targets, samples x n_L
     * @param indices which samples, in order, at most the capacity
     */
    public void select(double[] allPrefix, double[] allTargets, int[] indices) {
        prefix = allPrefix;
        targets = allTargets;
        selected = indices;
    }

    /**
     * Selects the first samples of a data set, as many as the capacity.
     *
     * @param allPrefix inputs of the first trainable layer, samples x n_{l-1}
     * @param allTargets targets, samples x n_L
     */
    public void selectFirst(double[] allPrefix, double[] allTargets) {
        select(allPrefix, allTargets, inOrder);
    }

    /**
     * The samples selected.
     *
     * @return the array given to {@link #select}, or 0, 1, ..
     */
    public int[] selected() {
        return selected;
    }

    /**
     * Forward and backward pass: afterwards all buffers belong to the same weights.
     *
     * @param weights the network
     * @param samples number of samples selected
     */
    public void run(NetworkWeights weights, int samples) {
        enterFirstLayer(weights, samples);
        runFromFirstLayer(weights, samples);
    }

    /**
     * First part of {@link #run}: pre-activations of the first trainable layer.
     *
     * @param weights the network
     * @param samples number of samples selected
     */
    public void enterFirstLayer(NetworkWeights weights, int samples) {
        enter(first, weights, samples);
    }

    /**
     * The rest of {@link #run}, with the pre-activations of the first trainable layer as they stand in their buffer.
     *
     * @param weights the network
     * @param samples number of samples selected
     */
    public void runFromFirstLayer(NetworkWeights weights, int samples) {
        for (int l = first + 1; l <= shape.layers(); l++) {
            int count = samples * shape.size(l - 1);
            kernel.activate(shape.activation(), preActivations[l - 1], activations[l - 1], derivatives[l - 1], count);
            enter(l, weights, samples);
        }
        backward(weights, samples);
    }

    private void enter(int l, NetworkWeights weights, int samples) {
        kernel.preActivations(
                weights.transposed(l),
                weights.bias(l),
                shape.inputs(l),
                shape.outputs(l),
                inputMatrix(l),
                inputRows(l),
                samples,
                preActivations[l]);
    }

    private void backward(NetworkWeights weights, int samples) {
        int layers = shape.layers();
        int outputs = shape.size(layers);
        for (int s = 0; s < samples; s++) {
            for (int i = 0; i < outputs; i++) {
                int p = s * outputs + i;
                deltas[layers][p] = preActivations[layers][p] - targets[selected[s] * outputs + i];
            }
        }
        for (int l = layers; l > first; l--) {
            kernel.backpropagate(
                    weights.transposed(l),
                    shape.inputs(l),
                    shape.outputs(l),
                    deltas[l],
                    samples,
                    derivatives[l - 1],
                    deltas[l - 1]);
        }
    }

    /**
     * Mean loss 1/2 |y - yhat|^2 of the last pass [P, eq. (2.6)], summed over samples in order.
     *
     * @param samples number of samples of that pass
     * @return the mean over samples
     */
    public double loss(int samples) {
        double sum = 0.0;
        double[] errors = deltas[shape.layers()];
        for (int i = 0; i < samples * shape.size(shape.layers()); i++) {
            sum = Math.fma(errors[i], errors[i], sum);
        }
        return 0.5 * sum / samples;
    }

    /**
     * W^(l) a of the last pass, without the bias.
     *
     * @param weights the network of that pass
     * @param l layer, from the first trainable one
     * @param samples number of samples of that pass
     * @return samples x n_l; the buffer itself if the network has no bias
     */
    public double[] preActivationsWithoutBias(NetworkWeights weights, int l, int samples) {
        if (!shape.hasBias()) {
            return preActivations[l];
        }
        double[] z = new double[samples * shape.outputs(l)];
        kernel.preActivations(
                weights.transposed(l),
                NO_BIAS,
                shape.inputs(l),
                shape.outputs(l),
                inputMatrix(l),
                inputRows(l),
                samples,
                z);
        return z;
    }

    /**
     * z^(l) of the last pass.
     *
     * @param l layer, from the first trainable one
     * @return the buffer itself, capacity x n_l
     */
    public double[] preActivations(int l) {
        return preActivations[l];
    }

    /**
     * A matrix that holds the inputs of a layer in the rows {@link #inputRows}.
     *
     * @param l layer, from the first trainable one
     * @return the array itself, with rows of n_{l-1}; for the first trainable layer all samples of the data set
     */
    public double[] inputMatrix(int l) {
        return l == first ? prefix : activations[l - 1];
    }

    /**
     * The row of each sample in {@link #inputMatrix}.
     *
     * @param l layer, from the first trainable one
     * @return row numbers, in the order of samples
     */
    public int[] inputRows(int l) {
        return l == first ? selected : inOrder;
    }

    /**
     * Inputs of a layer, phi(z^(l-1)) of the last pass, in the order of samples.
     *
     * @param l layer, from the first trainable one
     * @return at least samples x n_{l-1}; a buffer, or a copy for the first trainable layer of a selection
     */
    public double[] inputs(int l) {
        if (l > first || selected == inOrder) {
            return inputMatrix(l);
        }
        int width = shape.inputs(l);
        double[] copy = new double[selected.length * width];
        for (int s = 0; s < selected.length; s++) {
            System.arraycopy(prefix, selected[s] * width, copy, s * width, width);
        }
        return copy;
    }

    /**
     * Deltas dL_alpha/dz^(l) of the last pass.
     *
     * @param l layer, from the first trainable one
     * @return the buffer itself, capacity x n_l
     */
    public double[] deltas(int l) {
        return deltas[l];
    }
}
