package org.eigentape.engine.network;

import org.eigentape.engine.network.kernel.DenseKernel;

/**
 * Weights and biases of one network. Each matrix is kept transposed, n_{l-1} x n_l in row order, because the arithmetic of
 * a step ({@link DenseKernel}) runs over the outputs of a layer; outside, matrices are n_l x n_{l-1} in row order.
 * Mutable; not thread-safe.
 */
public final class NetworkWeights {
    private final NetworkShape shape;
    private final double[][] transposed;
    private final double[][] biases;

    /**
     * All zero.
     *
     * @param shape layers and whether there is a bias
     */
    public NetworkWeights(NetworkShape shape) {
        this.shape = shape;
        this.transposed = new double[shape.layers()][];
        this.biases = new double[shape.layers()][];
        for (int l = 1; l <= shape.layers(); l++) {
            transposed[l - 1] = new double[shape.inputs(l) * shape.outputs(l)];
            biases[l - 1] = new double[shape.hasBias() ? shape.outputs(l) : 0];
        }
    }

    /**
     * Shape of the network.
     *
     * @return the shape given at construction
     */
    public NetworkShape shape() {
        return shape;
    }

    /**
     * W^(l) as stored.
     *
     * @param l layer, from 1
     * @return the array itself, n_{l-1} x n_l: element k n_l + i is W_ik
     */
    public double[] transposed(int l) {
        return transposed[l - 1];
    }

    /**
     * b^(l) as stored.
     *
     * @param l layer, from 1
     * @return the array itself, n_l numbers, or none if the network has no bias
     */
    public double[] bias(int l) {
        return biases[l - 1];
    }

    /**
     * Copies W^(l) in row order.
     *
     * @param l layer, from 1
     * @param out receives n_l x n_{l-1} numbers
     * @param offset index of W_00 in {@code out}
     */
    public void copyMatrix(int l, double[] out, int offset) {
        int inputs = shape.inputs(l);
        int outputs = shape.outputs(l);
        double[] weights = transposed(l);
        for (int i = 0; i < outputs; i++) {
            for (int k = 0; k < inputs; k++) {
                out[offset + i * inputs + k] = weights[k * outputs + i];
            }
        }
    }

    /**
     * W^(l) in row order.
     *
     * @param l layer, from 1
     * @return a new array, n_l x n_{l-1}
     */
    public double[] matrix(int l) {
        double[] out = new double[shape.inputs(l) * shape.outputs(l)];
        copyMatrix(l, out, 0);
        return out;
    }

    /**
     * Replaces W^(l).
     *
     * @param l layer, from 1
     * @param matrix n_l x n_{l-1} in row order, copied
     * @throws IllegalArgumentException if it has another number of elements
     */
    public void setMatrix(int l, double[] matrix) {
        int inputs = shape.inputs(l);
        int outputs = shape.outputs(l);
        if (matrix.length != inputs * outputs) {
            throw new IllegalArgumentException(
                    "weights of layer " + l + " have " + outputs + " x " + inputs + " elements, not " + matrix.length);
        }
        double[] weights = transposed(l);
        for (int i = 0; i < outputs; i++) {
            for (int k = 0; k < inputs; k++) {
                weights[k * outputs + i] = matrix[i * inputs + k];
            }
        }
    }

    /**
     * Copies one layer of another network of the same shape, bias included.
     *
     * @param l layer, from 1
     * @param from source
     */
    public void copyLayer(int l, NetworkWeights from) {
        System.arraycopy(from.transposed(l), 0, transposed(l), 0, transposed(l).length);
        System.arraycopy(from.bias(l), 0, bias(l), 0, bias(l).length);
    }

    /**
     * An independent copy.
     *
     * @return equal weights in new arrays
     */
    public NetworkWeights copy() {
        NetworkWeights copy = new NetworkWeights(shape);
        for (int l = 1; l <= shape.layers(); l++) {
            copy.copyLayer(l, this);
        }
        return copy;
    }
}
