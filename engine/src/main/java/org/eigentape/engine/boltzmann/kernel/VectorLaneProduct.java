package org.eigentape.engine.boltzmann.kernel;

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
    /** Lanes for which all rows are done before the next lanes, so that the vectors stay in the second cache. */
    private static final int TILE = 64;

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
        int whole = lanes - lanes % WIDTH;
        for (int tile = 0; tile < whole; tile += TILE) {
            int end = Math.min(tile + TILE, whole);
            for (int o = 0; o < outputs; o += 4) {
                rows(matrix, o, outputStride, inputStride, in, inputs, tile, end, lanes, out, Math.min(4, outputs - o));
            }
        }
        for (int lane = whole; lane < lanes; lane++) {
            for (int o = 0; o < outputs; o++) {
                PlainLaneProduct.one(
                        matrix, o * outputStride, inputStride, in, inputs, lane, lanes, out, o * lanes + lane);
            }
        }
    }

    /** Some lanes of four rows, or of fewer at the end. */
    private static void rows(
            double[] matrix,
            int o,
            int outputStride,
            int inputStride,
            double[] in,
            int inputs,
            int tile,
            int end,
            int lanes,
            double[] out,
            int rows) {
        int lane = tile;
        if (rows == 4) {
            for (; lane + 2 * WIDTH <= end; lane += 2 * WIDTH) {
                fourTwice(
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
            for (; lane < end; lane += WIDTH) {
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
        }
        for (; lane < end; lane += WIDTH) {
            for (int row = o; row < o + rows; row++) {
                one(matrix, row * outputStride, inputStride, in, inputs, lane, lanes, out, row * lanes + lane);
            }
        }
    }

    private static void fourTwice(
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
        DoubleVector e = DoubleVector.fromArray(LANES, out, at + WIDTH);
        DoubleVector f = DoubleVector.fromArray(LANES, out, at + WIDTH + lanes);
        DoubleVector g = DoubleVector.fromArray(LANES, out, at + WIDTH + 2 * lanes);
        DoubleVector h = DoubleVector.fromArray(LANES, out, at + WIDTH + 3 * lanes);
        int from = lane;
        int element = row;
        for (int i = 1; i < inputs; i++) {
            DoubleVector x = DoubleVector.fromArray(LANES, in, from);
            DoubleVector y = DoubleVector.fromArray(LANES, in, from + WIDTH);
            DoubleVector factor = ZERO.broadcast(matrix[element]);
            a = factor.fma(x, a);
            e = factor.fma(y, e);
            factor = ZERO.broadcast(matrix[element + outputStride]);
            b = factor.fma(x, b);
            f = factor.fma(y, f);
            factor = ZERO.broadcast(matrix[element + 2 * outputStride]);
            c = factor.fma(x, c);
            g = factor.fma(y, g);
            factor = ZERO.broadcast(matrix[element + 3 * outputStride]);
            d = factor.fma(x, d);
            h = factor.fma(y, h);
            from += lanes;
            element += inputStride;
        }
        DoubleVector x = DoubleVector.fromArray(LANES, in, from);
        DoubleVector y = DoubleVector.fromArray(LANES, in, from + WIDTH);
        DoubleVector factor = ZERO.broadcast(matrix[element]);
        factor.fma(x, a).intoArray(out, at);
        factor.fma(y, e).intoArray(out, at + WIDTH);
        factor = ZERO.broadcast(matrix[element + outputStride]);
        factor.fma(x, b).intoArray(out, at + lanes);
        factor.fma(y, f).intoArray(out, at + WIDTH + lanes);
        factor = ZERO.broadcast(matrix[element + 2 * outputStride]);
        factor.fma(x, c).intoArray(out, at + 2 * lanes);
        factor.fma(y, g).intoArray(out, at + WIDTH + 2 * lanes);
        factor = ZERO.broadcast(matrix[element + 3 * outputStride]);
        factor.fma(x, d).intoArray(out, at + 3 * lanes);
        factor.fma(y, h).intoArray(out, at + WIDTH + 3 * lanes);
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
