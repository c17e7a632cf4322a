package org.eigentape.engine.network.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The innermost loops of {@link VectorDenseKernel}: over the inputs of a layer, for one or four samples and one or two vectors
 * of outputs. Four samples times two vectors are eight independent chains, which is what two multiply-add units with four
 * cycles of latency need, and their sums stay in registers.
 *
 * <p>These loops are methods of their own, and most are too long for the compiler to inline: each is compiled alone. A method
 * into which several of them were inlined would exceed the compiler's node limit, and then every vector becomes an object.
 */
final class VectorTiles {
    static final VectorSpecies<Double> LANES = DoubleVector.SPECIES_PREFERRED;
    static final int WIDTH = LANES.length();

    private VectorTiles() {}

    private static DoubleVector start(double[] bias, int output) {
        return bias.length == 0 ? DoubleVector.zero(LANES) : DoubleVector.fromArray(LANES, bias, output);
    }

    static void fourSamples(
            double[] w,
            double[] bias,
            int inputs,
            int outputs,
            double[] a,
            int[] rows,
            double[] z,
            int sample,
            int output) {
        DoubleVector s0 = start(bias, output);
        DoubleVector t0 = start(bias, output + WIDTH);
        DoubleVector s1 = s0, s2 = s0, s3 = s0;
        DoubleVector t1 = t0, t2 = t0, t3 = t0;
        int a0 = rows[sample] * inputs, a1 = rows[sample + 1] * inputs;
        int a2 = rows[sample + 2] * inputs, a3 = rows[sample + 3] * inputs;
        for (int k = 0; k < inputs; k++) {
            DoubleVector u = DoubleVector.fromArray(LANES, w, k * outputs + output);
            DoubleVector v = DoubleVector.fromArray(LANES, w, k * outputs + output + WIDTH);
            DoubleVector x0 = DoubleVector.broadcast(LANES, a[a0 + k]);
            s0 = u.fma(x0, s0);
            t0 = v.fma(x0, t0);
            DoubleVector x1 = DoubleVector.broadcast(LANES, a[a1 + k]);
            s1 = u.fma(x1, s1);
            t1 = v.fma(x1, t1);
            DoubleVector x2 = DoubleVector.broadcast(LANES, a[a2 + k]);
            s2 = u.fma(x2, s2);
            t2 = v.fma(x2, t2);
            DoubleVector x3 = DoubleVector.broadcast(LANES, a[a3 + k]);
            s3 = u.fma(x3, s3);
            t3 = v.fma(x3, t3);
        }
        int p = sample * outputs + output;
        s0.intoArray(z, p);
        t0.intoArray(z, p + WIDTH);
        s1.intoArray(z, p + outputs);
        t1.intoArray(z, p + outputs + WIDTH);
        s2.intoArray(z, p + 2 * outputs);
        t2.intoArray(z, p + 2 * outputs + WIDTH);
        s3.intoArray(z, p + 3 * outputs);
        t3.intoArray(z, p + 3 * outputs + WIDTH);
    }

    static void oneSample(
            double[] w,
            double[] bias,
            int inputs,
            int outputs,
            double[] a,
            int[] rows,
            double[] z,
            int sample,
            int output) {
        DoubleVector s = start(bias, output);
        int a0 = rows[sample] * inputs;
        for (int k = 0; k < inputs; k++) {
            s = DoubleVector.fromArray(LANES, w, k * outputs + output).fma(DoubleVector.broadcast(LANES, a[a0 + k]), s);
        }
        s.intoArray(z, sample * outputs + output);
    }

    static void addFourSamples(
            double[] target,
            int inputs,
            int outputs,
            double[] a,
            int[] rows,
            double factor,
            double[] g,
            int sample,
            int output) {
        DoubleVector f = DoubleVector.broadcast(LANES, factor);
        int g0 = sample * outputs + output, g1 = g0 + outputs, g2 = g1 + outputs, g3 = g2 + outputs;
        DoubleVector u0 = DoubleVector.fromArray(LANES, g, g0).mul(f);
        DoubleVector v0 = DoubleVector.fromArray(LANES, g, g0 + WIDTH).mul(f);
        DoubleVector u1 = DoubleVector.fromArray(LANES, g, g1).mul(f);
        DoubleVector v1 = DoubleVector.fromArray(LANES, g, g1 + WIDTH).mul(f);
        DoubleVector u2 = DoubleVector.fromArray(LANES, g, g2).mul(f);
        DoubleVector v2 = DoubleVector.fromArray(LANES, g, g2 + WIDTH).mul(f);
        DoubleVector u3 = DoubleVector.fromArray(LANES, g, g3).mul(f);
        DoubleVector v3 = DoubleVector.fromArray(LANES, g, g3 + WIDTH).mul(f);
        int a0 = rows[sample] * inputs, a1 = rows[sample + 1] * inputs;
        int a2 = rows[sample + 2] * inputs, a3 = rows[sample + 3] * inputs;
        for (int k = 0; k < inputs; k++) {
            int p = k * outputs + output;
            DoubleVector s = DoubleVector.fromArray(LANES, target, p);
            DoubleVector t = DoubleVector.fromArray(LANES, target, p + WIDTH);
            DoubleVector x0 = DoubleVector.broadcast(LANES, a[a0 + k]);
            s = u0.fma(x0, s);
            t = v0.fma(x0, t);
            DoubleVector x1 = DoubleVector.broadcast(LANES, a[a1 + k]);
            s = u1.fma(x1, s);
            t = v1.fma(x1, t);
            DoubleVector x2 = DoubleVector.broadcast(LANES, a[a2 + k]);
            s = u2.fma(x2, s);
            t = v2.fma(x2, t);
            DoubleVector x3 = DoubleVector.broadcast(LANES, a[a3 + k]);
            s = u3.fma(x3, s);
            t = v3.fma(x3, t);
            s.intoArray(target, p);
            t.intoArray(target, p + WIDTH);
        }
    }

    static void addOneSample(
            double[] target,
            int inputs,
            int outputs,
            double[] a,
            int[] rows,
            double factor,
            double[] g,
            int sample,
            int output) {
        DoubleVector u =
                DoubleVector.fromArray(LANES, g, sample * outputs + output).mul(DoubleVector.broadcast(LANES, factor));
        int a0 = rows[sample] * inputs;
        for (int k = 0; k < inputs; k++) {
            int p = k * outputs + output;
            u.fma(DoubleVector.broadcast(LANES, a[a0 + k]), DoubleVector.fromArray(LANES, target, p))
                    .intoArray(target, p);
        }
    }

    /** Adds four samples of this step from {@code sample} on, and takes the first four samples of the next step. */
    static void addThenFourSamples(
            double[] w,
            double[] bias,
            int inputs,
            int outputs,
            double[] a,
            int[] rows,
            double factor,
            double[] g,
            int sample,
            int[] nextRows,
            double[] z,
            int output) {
        DoubleVector f = DoubleVector.broadcast(LANES, factor);
        int g0 = sample * outputs + output, g1 = g0 + outputs, g2 = g1 + outputs, g3 = g2 + outputs;
        DoubleVector u0 = DoubleVector.fromArray(LANES, g, g0).mul(f);
        DoubleVector v0 = DoubleVector.fromArray(LANES, g, g0 + WIDTH).mul(f);
        DoubleVector u1 = DoubleVector.fromArray(LANES, g, g1).mul(f);
        DoubleVector v1 = DoubleVector.fromArray(LANES, g, g1 + WIDTH).mul(f);
        DoubleVector u2 = DoubleVector.fromArray(LANES, g, g2).mul(f);
        DoubleVector v2 = DoubleVector.fromArray(LANES, g, g2 + WIDTH).mul(f);
        DoubleVector u3 = DoubleVector.fromArray(LANES, g, g3).mul(f);
        DoubleVector v3 = DoubleVector.fromArray(LANES, g, g3 + WIDTH).mul(f);
        DoubleVector s0 = start(bias, output);
        DoubleVector t0 = start(bias, output + WIDTH);
        DoubleVector s1 = s0, s2 = s0, s3 = s0;
        DoubleVector t1 = t0, t2 = t0, t3 = t0;
        int a0 = rows[sample] * inputs, a1 = rows[sample + 1] * inputs;
        int a2 = rows[sample + 2] * inputs, a3 = rows[sample + 3] * inputs;
        int b0 = nextRows[0] * inputs, b1 = nextRows[1] * inputs;
        int b2 = nextRows[2] * inputs, b3 = nextRows[3] * inputs;
        for (int k = 0; k < inputs; k++) {
            int p = k * outputs + output;
            DoubleVector u = DoubleVector.fromArray(LANES, w, p);
            DoubleVector v = DoubleVector.fromArray(LANES, w, p + WIDTH);
            DoubleVector x0 = DoubleVector.broadcast(LANES, a[a0 + k]);
            u = u0.fma(x0, u);
            v = v0.fma(x0, v);
            DoubleVector x1 = DoubleVector.broadcast(LANES, a[a1 + k]);
            u = u1.fma(x1, u);
            v = v1.fma(x1, v);
            DoubleVector x2 = DoubleVector.broadcast(LANES, a[a2 + k]);
            u = u2.fma(x2, u);
            v = v2.fma(x2, v);
            DoubleVector x3 = DoubleVector.broadcast(LANES, a[a3 + k]);
            u = u3.fma(x3, u);
            v = v3.fma(x3, v);
            u.intoArray(w, p);
            v.intoArray(w, p + WIDTH);
            DoubleVector y0 = DoubleVector.broadcast(LANES, a[b0 + k]);
            s0 = u.fma(y0, s0);
            t0 = v.fma(y0, t0);
            DoubleVector y1 = DoubleVector.broadcast(LANES, a[b1 + k]);
            s1 = u.fma(y1, s1);
            t1 = v.fma(y1, t1);
            DoubleVector y2 = DoubleVector.broadcast(LANES, a[b2 + k]);
            s2 = u.fma(y2, s2);
            t2 = v.fma(y2, t2);
            DoubleVector y3 = DoubleVector.broadcast(LANES, a[b3 + k]);
            s3 = u.fma(y3, s3);
            t3 = v.fma(y3, t3);
        }
        s0.intoArray(z, output);
        t0.intoArray(z, output + WIDTH);
        s1.intoArray(z, output + outputs);
        t1.intoArray(z, output + outputs + WIDTH);
        s2.intoArray(z, output + 2 * outputs);
        t2.intoArray(z, output + 2 * outputs + WIDTH);
        s3.intoArray(z, output + 3 * outputs);
        t3.intoArray(z, output + 3 * outputs + WIDTH);
    }
}
