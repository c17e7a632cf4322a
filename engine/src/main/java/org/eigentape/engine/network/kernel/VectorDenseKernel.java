package org.eigentape.engine.network.kernel;

import org.eigentape.engine.numeric.VectorTanh;

/**
 * {@link DenseKernel} in vector instructions, with the bits of {@link PlainDenseKernel}: lanes run over outputs (over samples
 * in {@link #backpropagate}). Outputs that fill no vector are left to the plain kernel.
 */
final class VectorDenseKernel implements DenseKernel {
    private static final int WIDTH = VectorTiles.WIDTH;

    private final VectorDotProducts dotProducts = new VectorDotProducts();
    private final VectorBackpropagation backpropagation = new VectorBackpropagation();

    @Override
    public void preActivations(
            double[] weights, double[] bias, int inputs, int outputs, double[] a, int[] rows, int samples, double[] z) {
        preActivationsFrom(0, weights, bias, inputs, outputs, a, rows, samples, z);
    }

    private void preActivationsFrom(
            int first,
            double[] weights,
            double[] bias,
            int inputs,
            int outputs,
            double[] a,
            int[] rows,
            int samples,
            double[] z) {
        if (outputs == 1) {
            dotProducts.run(weights, bias, inputs, a, rows, samples, z);
            return;
        }
        int output = first;
        for (; output + 2 * WIDTH <= outputs; output += 2 * WIDTH) {
            int sample = 0;
            for (; sample + 4 <= samples; sample += 4) {
                VectorTiles.fourSamples(weights, bias, inputs, outputs, a, rows, z, sample, output);
            }
            for (; sample < samples; sample++) {
                VectorTiles.oneSample(weights, bias, inputs, outputs, a, rows, z, sample, output);
                VectorTiles.oneSample(weights, bias, inputs, outputs, a, rows, z, sample, output + WIDTH);
            }
        }
        for (; output + WIDTH <= outputs; output += WIDTH) {
            for (int sample = 0; sample < samples; sample++) {
                VectorTiles.oneSample(weights, bias, inputs, outputs, a, rows, z, sample, output);
            }
        }
        PlainDenseKernel.preActivationsFrom(output, weights, bias, inputs, outputs, a, rows, samples, z);
    }

    @Override
    public void backpropagate(
            double[] w, int inputs, int outputs, double[] g, int samples, double[] derivative, double[] below) {
        backpropagation.run(w, inputs, outputs, g, samples, derivative, below);
    }

    @Override
    public void addOuterProducts(
            double[] target, int inputs, int outputs, double[] a, int[] rows, double factor, double[] g, int samples) {
        addOuterProductsFrom(0, target, inputs, outputs, a, rows, factor, g, samples);
    }

    private static void addOuterProductsFrom(
            int first,
            double[] target,
            int inputs,
            int outputs,
            double[] a,
            int[] rows,
            double factor,
            double[] g,
            int samples) {
        int output = first;
        // All samples for one band of outputs, so that the band stays in the cache.
        for (; output + 2 * WIDTH <= outputs; output += 2 * WIDTH) {
            int sample = 0;
            for (; sample + 4 <= samples; sample += 4) {
                VectorTiles.addFourSamples(target, inputs, outputs, a, rows, factor, g, sample, output);
            }
            for (; sample < samples; sample++) {
                VectorTiles.addOneSample(target, inputs, outputs, a, rows, factor, g, sample, output);
                VectorTiles.addOneSample(target, inputs, outputs, a, rows, factor, g, sample, output + WIDTH);
            }
        }
        for (; output + WIDTH <= outputs; output += WIDTH) {
            for (int sample = 0; sample < samples; sample++) {
                VectorTiles.addOneSample(target, inputs, outputs, a, rows, factor, g, sample, output);
            }
        }
        PlainDenseKernel.addOuterProductsFrom(output, target, inputs, outputs, a, rows, factor, g, samples);
    }

    @Override
    public void activate(Activation activation, double[] z, double[] value, double[] derivative, int length) {
        switch (activation) {
            case TANH -> VectorTanh.applyWithDerivative(z, value, derivative, length);
            case RELU -> VectorRelu.applyWithDerivative(z, value, derivative, length);
            default -> activation.applyWithDerivative(z, value, derivative, length);
        }
    }

    @Override
    public void addOuterProductsThenPreActivations(
            double[] weights,
            double[] bias,
            int inputs,
            int outputs,
            double[] a,
            int[] rows,
            double factor,
            double[] g,
            int[] nextRows,
            int samples,
            double[] z) {
        int output = 0;
        if (samples % 4 == 0) {
            for (; output + 2 * WIDTH <= outputs; output += 2 * WIDTH) {
                int last = samples - 4;
                for (int sample = 0; sample < last; sample += 4) {
                    VectorTiles.addFourSamples(weights, inputs, outputs, a, rows, factor, g, sample, output);
                }
                VectorTiles.addThenFourSamples(
                        weights, bias, inputs, outputs, a, rows, factor, g, last, nextRows, z, output);
                for (int sample = 4; sample < samples; sample += 4) {
                    VectorTiles.fourSamples(weights, bias, inputs, outputs, a, nextRows, z, sample, output);
                }
            }
        }
        if (output < outputs) {
            addOuterProductsFrom(output, weights, inputs, outputs, a, rows, factor, g, samples);
            preActivationsFrom(output, weights, bias, inputs, outputs, a, nextRows, samples, z);
        }
    }
}
