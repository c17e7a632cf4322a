package org.eigentape.engine.network;

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
    private final double[] targets;

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
        this.targets = new double[capacity * shape.size(layers)];
        activations[first - 1] = new double[capacity * shape.size(first - 1)];
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
        kernel.preActivations(weights.transposed(l), weights.bias(l), shape.inputs(l), shape.outputs(l), a, samples, z);
        return z;
    }

    /**
     * Gathers the samples of one pass.
     *
     * @param prefix all samples' inputs of the first trainable layer, samples x n_{l-1}
     * @param allTargets all samples' targets, samples x n_L
     * @param indices which samples, in order
     * @param count how many of the indices, at most the capacity
     */
    public void gather(double[] prefix, double[] allTargets, int[] indices, int count) {
        int width = shape.size(first - 1);
        int outputs = shape.size(shape.layers());
        for (int s = 0; s < count; s++) {
            System.arraycopy(prefix, indices[s] * width, activations[first - 1], s * width, width);
            System.arraycopy(allTargets, indices[s] * outputs, targets, s * outputs, outputs);
        }
    }

    /**
     * Takes the first samples of a data set as one pass.
     *
     * @param prefix inputs of the first trainable layer, samples x n_{l-1}
     * @param allTargets targets, samples x n_L
     */
    public void gatherAll(double[] prefix, double[] allTargets) {
        System.arraycopy(prefix, 0, activations[first - 1], 0, capacity * shape.size(first - 1));
        System.arraycopy(allTargets, 0, targets, 0, targets.length);
    }

    /**
     * Forward and backward pass: afterwards all buffers belong to the same weights.
     *
     * @param weights the network
     * @param samples number of samples gathered
     */
    public void run(NetworkWeights weights, int samples) {
        forward(weights, samples);
        backward(weights, samples);
    }

    private void forward(NetworkWeights weights, int samples) {
        int layers = shape.layers();
        for (int l = first; l <= layers; l++) {
            kernel.preActivations(
                    weights.transposed(l),
                    weights.bias(l),
                    shape.inputs(l),
                    shape.outputs(l),
                    activations[l - 1],
                    samples,
                    preActivations[l]);
            if (l < layers) {
                shape.activation()
                        .applyWithDerivative(
                                preActivations[l], activations[l], derivatives[l], samples * shape.size(l));
            }
        }
    }

    private void backward(NetworkWeights weights, int samples) {
        int layers = shape.layers();
        for (int i = 0; i < samples * shape.size(layers); i++) {
            deltas[layers][i] = preActivations[layers][i] - targets[i];
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
                weights.transposed(l), NO_BIAS, shape.inputs(l), shape.outputs(l), activations[l - 1], samples, z);
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
     * Activations phi(z^(l)) of the last pass, for l = (first trainable layer) - 1 to L - 1.
     *
     * @param l layer; the input of layer l + 1
     * @return the buffer itself, capacity x n_l
     */
    public double[] activations(int l) {
        return activations[l];
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
