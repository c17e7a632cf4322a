package org.eigentape.engine.network.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Deltas of the layer below in vector instructions. Each delta is one chain over the outputs, so lanes run over samples:
 * deltas are turned round, outputs x samples, and so are the results. A layer with one output has chains of one link; there
 * lanes run over inputs. Holds both turned matrices; not thread-safe.
 */
final class VectorBackpropagation {
    private static final VectorSpecies<Double> LANES = DoubleVector.SPECIES_PREFERRED;
    private static final int WIDTH = LANES.length();
    /** At most four lanes, so that the usual batch of four fills them. */
    private static final VectorSpecies<Double> SAMPLES = WIDTH > 4 ? DoubleVector.SPECIES_256 : LANES;

    private static final int SAMPLE_WIDTH = SAMPLES.length();

    private double[] turnedDeltas = {};
    private double[] turnedBelow = {};

    void run(double[] w, int inputs, int outputs, double[] g, int samples, double[] derivative, double[] below) {
        if (outputs == 1) {
            oneOutput(w, inputs, g, samples, derivative, below);
            return;
        }
        int whole = samples - samples % SAMPLE_WIDTH;
        if (whole > 0) {
            turn(g, outputs, whole);
            if (turnedBelow.length < whole * inputs) {
                turnedBelow = new double[whole * inputs];
            }
            int k = 0;
            for (; k + 4 <= inputs; k += 4) {
                for (int sample = 0; sample < whole; sample += SAMPLE_WIDTH) {
                    fourInputs(w, outputs, turnedDeltas, turnedBelow, whole, sample, k);
                }
            }
            for (; k < inputs; k++) {
                for (int sample = 0; sample < whole; sample += SAMPLE_WIDTH) {
                    oneInput(w, outputs, turnedDeltas, turnedBelow, whole, sample, k);
                }
            }
            for (int sample = 0; sample < whole; sample++) {
                for (int j = 0; j < inputs; j++) {
                    below[sample * inputs + j] = derivative[sample * inputs + j] * turnedBelow[j * whole + sample];
                }
            }
        }
        PlainDenseKernel.backpropagateFrom(whole, w, inputs, outputs, g, samples, derivative, below);
    }

    private void turn(double[] g, int outputs, int samples) {
        if (turnedDeltas.length < samples * outputs) {
            turnedDeltas = new double[samples * outputs];
        }
        for (int sample = 0; sample < samples; sample++) {
            for (int i = 0; i < outputs; i++) {
                turnedDeltas[i * samples + sample] = g[sample * outputs + i];
            }
        }
    }

    private static void fourInputs(
            double[] w, int outputs, double[] g, double[] below, int samples, int sample, int k) {
        DoubleVector s0 = DoubleVector.zero(SAMPLES), s1 = s0, s2 = s0, s3 = s0;
        int w0 = k * outputs, w1 = w0 + outputs, w2 = w1 + outputs, w3 = w2 + outputs;
        for (int i = 0; i < outputs; i++) {
            DoubleVector x = DoubleVector.fromArray(SAMPLES, g, i * samples + sample);
            s0 = DoubleVector.broadcast(SAMPLES, w[w0 + i]).fma(x, s0);
            s1 = DoubleVector.broadcast(SAMPLES, w[w1 + i]).fma(x, s1);
            s2 = DoubleVector.broadcast(SAMPLES, w[w2 + i]).fma(x, s2);
            s3 = DoubleVector.broadcast(SAMPLES, w[w3 + i]).fma(x, s3);
        }
        int p = k * samples + sample;
        s0.intoArray(below, p);
        s1.intoArray(below, p + samples);
        s2.intoArray(below, p + 2 * samples);
        s3.intoArray(below, p + 3 * samples);
    }

    private static void oneInput(double[] w, int outputs, double[] g, double[] below, int samples, int sample, int k) {
        DoubleVector s = DoubleVector.zero(SAMPLES);
        for (int i = 0; i < outputs; i++) {
            DoubleVector x = DoubleVector.fromArray(SAMPLES, g, i * samples + sample);
            s = DoubleVector.broadcast(SAMPLES, w[k * outputs + i]).fma(x, s);
        }
        s.intoArray(below, k * samples + sample);
    }

    private static void oneOutput(
            double[] w, int inputs, double[] g, int samples, double[] derivative, double[] below) {
        DoubleVector zero = DoubleVector.zero(LANES);
        for (int sample = 0; sample < samples; sample++) {
            DoubleVector x = DoubleVector.broadcast(LANES, g[sample]);
            int p = sample * inputs;
            int k = 0;
            for (; k + WIDTH <= inputs; k += WIDTH) {
                DoubleVector.fromArray(LANES, w, k)
                        .fma(x, zero)
                        .mul(DoubleVector.fromArray(LANES, derivative, p + k))
                        .intoArray(below, p + k);
            }
            for (; k < inputs; k++) {
                below[p + k] = derivative[p + k] * Math.fma(w[k], g[sample], 0.0);
            }
        }
    }
}
