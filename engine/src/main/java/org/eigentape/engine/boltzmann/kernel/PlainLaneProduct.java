package org.eigentape.engine.boltzmann.kernel;

/** {@link LaneProduct} in plain Java, four lanes at a time because one chain alone waits for itself. */
final class PlainLaneProduct implements LaneProduct {

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
        for (int o = 0; o < outputs; o++) {
            int lane = 0;
            for (; lane + 4 <= lanes; lane += 4) {
                four(matrix, o * outputStride, inputStride, in, inputs, lane, lanes, out, o * lanes + lane);
            }
            for (; lane < lanes; lane++) {
                one(matrix, o * outputStride, inputStride, in, inputs, lane, lanes, out, o * lanes + lane);
            }
        }
    }

    private static void four(
            double[] matrix,
            int row,
            int inputStride,
            double[] in,
            int inputs,
            int lane,
            int lanes,
            double[] out,
            int at) {
        double a = out[at];
        double b = out[at + 1];
        double c = out[at + 2];
        double d = out[at + 3];
        int from = lane;
        int element = row;
        for (int i = 0; i < inputs; i++) {
            double factor = matrix[element];
            a = Math.fma(factor, in[from], a);
            b = Math.fma(factor, in[from + 1], b);
            c = Math.fma(factor, in[from + 2], c);
            d = Math.fma(factor, in[from + 3], d);
            from += lanes;
            element += inputStride;
        }
        out[at] = a;
        out[at + 1] = b;
        out[at + 2] = c;
        out[at + 3] = d;
    }

    static void one(
            double[] matrix,
            int row,
            int inputStride,
            double[] in,
            int inputs,
            int lane,
            int lanes,
            double[] out,
            int at) {
        double sum = out[at];
        for (int i = 0; i < inputs; i++) {
            sum = Math.fma(matrix[row + i * inputStride], in[i * lanes + lane], sum);
        }
        out[at] = sum;
    }
}
