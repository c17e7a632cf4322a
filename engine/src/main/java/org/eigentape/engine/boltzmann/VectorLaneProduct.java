package org.eigentape.engine.boltzmann;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link LaneProduct} in vector instructions over lanes, with the bits of {@link PlainLaneProduct}; four outputs at a time because one
 * chain alone waits for itself. Needs the module {@code jdk.incubator.vector}.
 */
final class VectorLaneProduct implements LaneProduct {

    private static final VectorSpecies<Double> LANES = DoubleVector.SPECIES_PREFERRED;
    private static final int WIDTH = LANES.length();

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
        for (int i = 0; i < inputs; i++) {
            DoubleVector x = DoubleVector.fromArray(LANES, in, from);
            a = x.fma(DoubleVector.broadcast(LANES, matrix[element]), a);
            b = x.fma(DoubleVector.broadcast(LANES, matrix[element + outputStride]), b);
            c = x.fma(DoubleVector.broadcast(LANES, matrix[element + 2 * outputStride]), c);
            d = x.fma(DoubleVector.broadcast(LANES, matrix[element + 3 * outputStride]), d);
            from += lanes;
            element += inputStride;
        }
        a.intoArray(out, at);
        b.intoArray(out, at + lanes);
        c.intoArray(out, at + 2 * lanes);
        d.intoArray(out, at + 3 * lanes);
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
        for (int i = 0; i < inputs; i++) {
            sum = DoubleVector.fromArray(LANES, in, i * lanes + lane)
                    .fma(DoubleVector.broadcast(LANES, matrix[row + i * inputStride]), sum);
        }
        sum.intoArray(out, at);
    }
}
