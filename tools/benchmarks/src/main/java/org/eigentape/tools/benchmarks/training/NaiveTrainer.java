package org.eigentape.tools.benchmarks.training;

import org.eigentape.engine.network.DataSet;
import org.eigentape.engine.network.NetworkShape;
import org.eigentape.engine.network.NetworkWeights;
import org.eigentape.engine.network.descent.BatchOrder;
import org.eigentape.engine.network.kernel.Activation;

/**
 * The baseline of {@link TrainerBenchmark}: one step of gradient descent as the formulas are written down, with nested
 * loops over arrays of rows and the library's hyperbolic tangent. Three layers of which the middle one trains, one output;
 * the first layer's activations are computed once, as in the engine. Not thread-safe.
 */
final class NaiveTrainer {

    private final boolean relu;
    private final BatchOrder order;
    private final double rate;
    private final double[][] inputs;
    private final double[] targets;
    private final double[][] middle;
    private final double[] last;
    private final double[][] gradient;
    private final double[] activations;
    private final int[] batch;

    /**
     * Prepares to train.
     *
     * @param weights the network at step 0; copied
     * @param data training set
     * @param order of its batches, at its start
     * @param learningRate eps
     */
    NaiveTrainer(NetworkWeights weights, DataSet data, BatchOrder order, double learningRate) {
        NetworkShape shape = weights.shape();
        if (shape.layers() != 3 || shape.size(3) != 1) {
            throw new IllegalArgumentException("the naive trainer has three layers and one output");
        }
        this.relu = shape.activation() == Activation.RELU;
        this.order = order;
        this.rate = learningRate / order.batchSize();
        this.middle = rows(weights, 2);
        this.last = rows(weights, 3)[0];
        this.inputs = firstLayer(rows(weights, 1), data);
        this.targets = data.targets();
        this.gradient = new double[middle.length][middle[0].length];
        this.activations = new double[middle.length];
        this.batch = new int[order.batchSize()];
    }

    private static double[][] rows(NetworkWeights weights, int layer) {
        int rows = weights.shape().outputs(layer);
        int columns = weights.shape().inputs(layer);
        double[] matrix = new double[rows * columns];
        weights.copyMatrix(layer, matrix, 0);
        double[][] result = new double[rows][columns];
        for (int i = 0; i < rows; i++) {
            System.arraycopy(matrix, i * columns, result[i], 0, columns);
        }
        return result;
    }

    private double[][] firstLayer(double[][] weights, DataSet data) {
        int width = weights[0].length;
        double[][] result = new double[data.samples()][weights.length];
        for (int s = 0; s < result.length; s++) {
            for (int i = 0; i < weights.length; i++) {
                double z = 0;
                for (int k = 0; k < width; k++) {
                    z += weights[i][k] * data.inputs()[s * width + k];
                }
                result[s][i] = activation(z);
            }
        }
        return result;
    }

    private double activation(double z) {
        return relu ? Math.max(z, 0) : Math.tanh(z);
    }

    /**
     * Makes updates.
     *
     * @param updates how many
     */
    void advance(long updates) {
        for (long update = 0; update < updates; update++) {
            order.copyNext(batch);
            for (double[] row : gradient) {
                java.util.Arrays.fill(row, 0);
            }
            for (int sample : batch) {
                addGradient(inputs[sample], targets[sample]);
            }
            for (int i = 0; i < middle.length; i++) {
                for (int k = 0; k < middle[i].length; k++) {
                    middle[i][k] -= rate * gradient[i][k];
                }
            }
            order.advance();
        }
    }

    private void addGradient(double[] input, double target) {
        double output = 0;
        for (int i = 0; i < middle.length; i++) {
            double z = 0;
            for (int k = 0; k < input.length; k++) {
                z += middle[i][k] * input[k];
            }
            activations[i] = activation(z);
            output += last[i] * activations[i];
        }
        double error = output - target;
        for (int i = 0; i < middle.length; i++) {
            double a = activations[i];
            double derivative = relu ? (a > 0 ? 1 : 0) : 1 - a * a;
            double delta = error * last[i] * derivative;
            for (int k = 0; k < input.length; k++) {
                gradient[i][k] += delta * input[k];
            }
        }
    }

    /**
     * The weights that train.
     *
     * @return rows of the middle layer's matrix, n_2 x n_1
     */
    double[][] middle() {
        return middle;
    }
}
