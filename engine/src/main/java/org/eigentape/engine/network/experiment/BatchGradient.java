package org.eigentape.engine.network.experiment;

import org.eigentape.engine.network.descent.BatchFactors;

/** Mean and elementwise population variance of the per-sample gradients of one layer over a mini-batch. */
final class BatchGradient {

    private final int out;
    private final int in;
    private final double[] mean;
    private final double[] variance;
    private double[] deltas = new double[0];
    private double[] activations = new double[0];
    private int samples;

    BatchGradient(int out, int in) {
        this.out = out;
        this.in = in;
        this.mean = new double[out * in];
        this.variance = new double[out * in];
    }

    BatchGradient at(BatchFactors factors, int layer) {
        deltas = factors.deltas(layer);
        activations = factors.activations(layer);
        samples = factors.indices().length;
        return this;
    }

    /** Mean gradient, out x in; summed in the order of the batch. */
    double[] mean() {
        for (int i = 0; i < out; i++) {
            for (int k = 0; k < in; k++) {
                double sum = 0.0;
                for (int sample = 0; sample < samples; sample++) {
                    sum = Math.fma(deltas[sample * out + i], activations[sample * in + k], sum);
                }
                mean[i * in + k] = sum / samples;
            }
        }
        return mean;
    }

    /** Elementwise population variance, out x in. */
    double[] variance() {
        mean();
        for (int i = 0; i < out; i++) {
            for (int k = 0; k < in; k++) {
                double sum = 0.0;
                for (int sample = 0; sample < samples; sample++) {
                    double deviation =
                            Math.fma(deltas[sample * out + i], activations[sample * in + k], -mean[i * in + k]);
                    sum = Math.fma(deviation, deviation, sum);
                }
                variance[i * in + k] = sum / samples;
            }
        }
        return variance;
    }
}
