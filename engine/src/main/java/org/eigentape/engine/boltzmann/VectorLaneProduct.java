package org.eigentape.engine.boltzmann;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link LaneProduct} in vector instructions over lanes, with the bits of {@link PlainLaneProduct}; four outputs at a time because one
 * chain alone waits for itself. The last link of a chain is outside of the loop, because the compiler is not certain of the class of
 * what a loop carries (see {@link VectorNormalNoise}). Needs the module {@code jdk.incubator.vector}.
 */
final class VectorLaneProduct implements LaneProduct {

    private static final VectorSpecies<Double> LANES = DoubleVector.SPECIES_PREFERRED;
    private static final int WIDTH = LANES.length();
    private static final DoubleVector ZERO = DoubleVector.zero(LANES);

    @Override
    public void add(
            double[] matrix,
            int outputStride,
            int inputStride,
            double[] in,
            int inputs,
            double[] out,
            int outputs,
            int lanes) {
        int lane = 0;
        for (; lane + WIDTH <= lanes; lane += WIDTH) {
            int o = 0;
            for (; o + 4 <= outputs; o += 4) {
                four(
                        matrix,
                        o * outputStride,
                        outputStride,
                        inputStride,
                        in,
                        inputs,
                        lane,
                        lanes,
                        out,
                        o * lanes + lane);
            }
            for (; o < outputs; o++) {
                one(matrix, o * outputStride, inputStride, in, inputs, lane, lanes, out, o * lanes + lane);
            }
        }
        for (; lane < lanes; lane++) {
            for (int o = 0; o < outputs; o++) {
                PlainLaneProduct.one(
                        matrix, o * outputStride, inputStride, in, inputs, lane, lanes, out, o * lanes + lane);
            }
        }
    }

    private static void four(
            double[] matrix,
            int row,
            int outputStride,
            int inputStride,
            double[] in,
            int inputs,
            int lane,
            int lanes,
            double[] out,
            int at) {
        DoubleVector a = DoubleVector.fromArray(LANES, out, at);
        DoubleVector b = DoubleVector.fromArray(LANES, out, at + lanes);
        DoubleVector c = DoubleVector.fromArray(LANES, out, at + 2 * lanes);
        DoubleVector d = DoubleVector.fromArray(LANES, out, at + 3 * lanes);
        int from = lane;
        int element = row;
        for (int i = 1; i < inputs; i++) {
            DoubleVector x = DoubleVector.fromArray(LANES, in, from);
            a = ZERO.broadcast(matrix[element]).fma(x, a);
            b = ZERO.broadcast(matrix[element + outputStride]).fma(x, b);
            c = ZERO.broadcast(matrix[element + 2 * outputStride]).fma(x, c);
            d = ZERO.broadcast(matrix[element + 3 * outputStride]).fma(x, d);
            from += lanes;
            element += inputStride;
        }
        DoubleVector x = DoubleVector.fromArray(LANES, in, from);
        ZERO.broadcast(matrix[element]).fma(x, a).intoArray(out, at);
        ZERO.broadcast(matrix[element + outputStride]).fma(x, b).intoArray(out, at + lanes);
        ZERO.broadcast(matrix[element + 2 * outputStride]).fma(x, c).intoArray(out, at + 2 * lanes);
        ZERO.broadcast(matrix[element + 3 * outputStride]).fma(x, d).intoArray(out, at + 3 * lanes);
    }

    private static void one(
            double[] matrix,
            int row,
            int inputStride,
            double[] in,
            int inputs,
            int lane,
            int lanes,
            double[] out,
            int at) {
        DoubleVector sum = DoubleVector.fromArray(LANES, out, at);
        int last = inputs - 1;
        for (int i = 0; i < last; i++) {
            sum = ZERO.broadcast(matrix[row + i * inputStride])
                    .fma(DoubleVector.fromArray(LANES, in, i * lanes + lane), sum);
        }
        ZERO.broadcast(matrix[row + last * inputStride])
                .fma(DoubleVector.fromArray(LANES, in, last * lanes + lane), sum)
                .intoArray(out, at);
    }
}
