package org.eigentape.engine.network.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Deltas of the layer below in vector instructions. Each delta is one chain over the outputs, so lanes run over samples:
 * deltas are turned round, outputs x samples, with idle lanes where the last vector is not full, and so are the results. A layer with one
 * output has chains of one link; there lanes run over inputs. Holds both turned matrices; not thread-safe.
 */
final class VectorBackpropagation {
    private static final VectorSpecies<Double> LANES = VectorTiles.LANES;
    private static final int WIDTH = VectorTiles.WIDTH;

    private double[] turnedDeltas = {};
    private double[] turnedBelow = {};

    void run(double[] w, int inputs, int outputs, double[] g, int samples, double[] derivative, double[] below) {
        if (outputs == 1) {
            oneOutput(w, inputs, g, samples, derivative, below);
            return;
        }
        int columns = (samples + WIDTH - 1) / WIDTH * WIDTH;
        turn(g, outputs, samples, columns);
        if (turnedBelow.length < columns * inputs) {
            turnedBelow = new double[columns * inputs];
        }
        int k = 0;
        for (; k + 4 <= inputs; k += 4) {
            for (int column = 0; column < columns; column += WIDTH) {
                fourInputs(w, outputs, turnedDeltas, turnedBelow, columns, column, k);
            }
        }
        for (; k < inputs; k++) {
            for (int column = 0; column < columns; column += WIDTH) {
                oneInput(w, outputs, turnedDeltas, turnedBelow, columns, column, k);
            }
        }
        for (int sample = 0; sample < samples; sample++) {
            for (int j = 0; j < inputs; j++) {
                below[sample * inputs + j] = derivative[sample * inputs + j] * turnedBelow[j * columns + sample];
            }
        }
    }

    /** What is left over of a row keeps what it held; nobody reads the results of these columns. */
    private void turn(double[] g, int outputs, int samples, int columns) {
        if (turnedDeltas.length < columns * outputs) {
            turnedDeltas = new double[columns * outputs];
        }
        for (int sample = 0; sample < samples; sample++) {
            for (int i = 0; i < outputs; i++) {
                turnedDeltas[i * columns + sample] = g[sample * outputs + i];
            }
        }
    }

    private static void fourInputs(
            double[] w, int outputs, double[] g, double[] below, int columns, int column, int k) {
        DoubleVector s0 = DoubleVector.zero(LANES), s1 = s0, s2 = s0, s3 = s0;
        int w0 = k * outputs, w1 = w0 + outputs, w2 = w1 + outputs, w3 = w2 + outputs;
        for (int i = 0; i < outputs; i++) {
            DoubleVector x = DoubleVector.fromArray(LANES, g, i * columns + column);
            s0 = DoubleVector.broadcast(LANES, w[w0 + i]).fma(x, s0);
            s1 = DoubleVector.broadcast(LANES, w[w1 + i]).fma(x, s1);
            s2 = DoubleVector.broadcast(LANES, w[w2 + i]).fma(x, s2);
            s3 = DoubleVector.broadcast(LANES, w[w3 + i]).fma(x, s3);
        }
        int p = k * columns + column;
        s0.intoArray(below, p);
        s1.intoArray(below, p + columns);
        s2.intoArray(below, p + 2 * columns);
        s3.intoArray(below, p + 3 * columns);
    }

    private static void oneInput(double[] w, int outputs, double[] g, double[] below, int columns, int column, int k) {
        DoubleVector s = DoubleVector.zero(LANES);
        for (int i = 0; i < outputs; i++) {
            DoubleVector x = DoubleVector.fromArray(LANES, g, i * columns + column);
            s = DoubleVector.broadcast(LANES, w[k * outputs + i]).fma(x, s);
        }
        s.intoArray(below, k * columns + column);
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
