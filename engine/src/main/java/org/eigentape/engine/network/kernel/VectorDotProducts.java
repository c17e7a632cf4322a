package org.eigentape.engine.network.kernel;

import jdk.incubator.vector.DoubleVector;

/**
 * A layer with one output in vector instructions: lanes run over the eight chains of {@link DenseKernel} (1'). Holds the sums
 * of a batch; not thread-safe.
 */
final class VectorDotProducts {
    private static final int CHAINS = 8;

    private double[] sums = {};

    void run(double[] w, double[] bias, int inputs, double[] a, int[] rows, int samples, double[] z) {
        int whole = inputs - inputs % CHAINS;
        if (sums.length < CHAINS * samples) {
            sums = new double[CHAINS * samples];
        }
        sumChains(w, whole, inputs, a, rows, samples, sums);
        for (int sample = 0; sample < samples; sample++) {
            int p = CHAINS * sample;
            double sum = ((sums[p] + sums[p + 4]) + (sums[p + 2] + sums[p + 6]))
                    + ((sums[p + 1] + sums[p + 5]) + (sums[p + 3] + sums[p + 7]));
            if (whole < inputs) {
                sum += PlainDenseKernel.chain(w, whole, inputs, a, rows[sample] * inputs);
            }
            z[sample] = bias.length == 0 ? sum : bias[0] + sum;
        }
    }

    private static void sumChains(
            double[] w, int whole, int inputs, double[] a, int[] rows, int samples, double[] sums) {
        for (int sample = 0; sample < samples; sample++) {
            int a0 = rows[sample] * inputs;
            for (int chain = 0; chain < CHAINS; chain += VectorTiles.WIDTH) {
                DoubleVector s = DoubleVector.zero(VectorTiles.LANES);
                for (int k = chain; k < whole; k += CHAINS) {
                    s = DoubleVector.fromArray(VectorTiles.LANES, w, k)
                            .fma(DoubleVector.fromArray(VectorTiles.LANES, a, a0 + k), s);
                }
                s.intoArray(sums, CHAINS * sample + chain);
            }
        }
    }
}
