package org.eigentape.engine.network.kernel;

/**
 * {@link DenseKernel} in plain Java. A chain of fused multiply-adds waits four cycles for each link, so eight chains (four
 * samples times two outputs) run side by side in registers; that is what makes it fast without vector instructions.
 * It is the oracle and the fallback of {@link VectorDenseKernel}, and does what is left over there.
 */
public final class PlainDenseKernel implements DenseKernel {

    /** Creates a kernel. */
    public PlainDenseKernel() {}

    @Override
    public void preActivations(
            double[] weights, double[] bias, int inputs, int outputs, double[] a, int[] rows, int samples, double[] z) {
        preActivationsFrom(0, weights, bias, inputs, outputs, a, rows, samples, z);
    }

    /** The outputs from the given one on. */
    static void preActivationsFrom(
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
            dotProducts(weights, bias, inputs, a, rows, samples, z);
            return;
        }
        int sample = 0;
        for (; sample + 4 <= samples; sample += 4) {
            int output = first;
            for (; output + 2 <= outputs; output += 2) {
                fourSamplesTwoOutputs(weights, bias, inputs, outputs, a, rows, z, sample, output);
            }
            for (; output < outputs; output++) {
                fourSamplesOneOutput(weights, bias, inputs, outputs, a, rows, z, sample, output);
            }
        }
        for (; sample < samples; sample++) {
            int output = first;
            for (; output + 4 <= outputs; output += 4) {
                oneSampleFourOutputs(weights, bias, inputs, outputs, a, rows, z, sample, output);
            }
            for (; output < outputs; output++) {
                z[sample * outputs + output] =
                        column(weights, start(bias, output), inputs, outputs, a, rows[sample] * inputs, output);
            }
        }
    }

    private static double start(double[] bias, int output) {
        return bias.length == 0 ? 0.0 : bias[output];
    }

    private static void fourSamplesTwoOutputs(
            double[] w,
            double[] bias,
            int inputs,
            int outputs,
            double[] a,
            int[] rows,
            double[] z,
            int sample,
            int output) {
        double s = start(bias, output);
        double t = start(bias, output + 1);
        double s0 = s, s1 = s, s2 = s, s3 = s;
        double t0 = t, t1 = t, t2 = t, t3 = t;
        int a0 = rows[sample] * inputs, a1 = rows[sample + 1] * inputs;
        int a2 = rows[sample + 2] * inputs, a3 = rows[sample + 3] * inputs;
        for (int k = 0, p = output; k < inputs; k++, p += outputs) {
            double u = w[p];
            double v = w[p + 1];
            double x0 = a[a0 + k], x1 = a[a1 + k], x2 = a[a2 + k], x3 = a[a3 + k];
            s0 = Math.fma(u, x0, s0);
            s1 = Math.fma(u, x1, s1);
            s2 = Math.fma(u, x2, s2);
            s3 = Math.fma(u, x3, s3);
            t0 = Math.fma(v, x0, t0);
            t1 = Math.fma(v, x1, t1);
            t2 = Math.fma(v, x2, t2);
            t3 = Math.fma(v, x3, t3);
        }
        int p = sample * outputs + output;
        z[p] = s0;
        z[p + 1] = t0;
        z[p + outputs] = s1;
        z[p + outputs + 1] = t1;
        z[p + 2 * outputs] = s2;
        z[p + 2 * outputs + 1] = t2;
        z[p + 3 * outputs] = s3;
        z[p + 3 * outputs + 1] = t3;
    }

    private static void fourSamplesOneOutput(
            double[] w,
            double[] bias,
            int inputs,
            int outputs,
            double[] a,
            int[] rows,
            double[] z,
            int sample,
            int output) {
        double s = start(bias, output);
        double s0 = s, s1 = s, s2 = s, s3 = s;
        int a0 = rows[sample] * inputs, a1 = rows[sample + 1] * inputs;
        int a2 = rows[sample + 2] * inputs, a3 = rows[sample + 3] * inputs;
        for (int k = 0, p = output; k < inputs; k++, p += outputs) {
            double u = w[p];
            s0 = Math.fma(u, a[a0 + k], s0);
            s1 = Math.fma(u, a[a1 + k], s1);
            s2 = Math.fma(u, a[a2 + k], s2);
            s3 = Math.fma(u, a[a3 + k], s3);
        }
        int p = sample * outputs + output;
        z[p] = s0;
        z[p + outputs] = s1;
        z[p + 2 * outputs] = s2;
        z[p + 3 * outputs] = s3;
    }

    private static void oneSampleFourOutputs(
            double[] w,
            double[] bias,
            int inputs,
            int outputs,
            double[] a,
            int[] rows,
            double[] z,
            int sample,
            int output) {
        double s0 = start(bias, output);
        double s1 = start(bias, output + 1);
        double s2 = start(bias, output + 2);
        double s3 = start(bias, output + 3);
        int a0 = rows[sample] * inputs;
        for (int k = 0, p = output; k < inputs; k++, p += outputs) {
            double x = a[a0 + k];
            s0 = Math.fma(w[p], x, s0);
            s1 = Math.fma(w[p + 1], x, s1);
            s2 = Math.fma(w[p + 2], x, s2);
            s3 = Math.fma(w[p + 3], x, s3);
        }
        int p = sample * outputs + output;
        z[p] = s0;
        z[p + 1] = s1;
        z[p + 2] = s2;
        z[p + 3] = s3;
    }

    private static double column(double[] w, double start, int inputs, int outputs, double[] a, int a0, int output) {
        double s = start;
        for (int k = 0, p = output; k < inputs; k++, p += outputs) {
            s = Math.fma(w[p], a[a0 + k], s);
        }
        return s;
    }

    /** (1') of {@link DenseKernel}. */
    private static void dotProducts(
            double[] w, double[] bias, int inputs, double[] a, int[] rows, int samples, double[] z) {
        for (int sample = 0; sample < samples; sample++) {
            double sum = dotProduct(w, inputs, a, rows[sample] * inputs);
            z[sample] = bias.length == 0 ? sum : bias[0] + sum;
        }
    }

    private static double dotProduct(double[] w, int inputs, double[] a, int a0) {
        double s0 = 0.0, s1 = 0.0, s2 = 0.0, s3 = 0.0, s4 = 0.0, s5 = 0.0, s6 = 0.0, s7 = 0.0;
        int whole = inputs - inputs % 8;
        for (int k = 0; k < whole; k += 8) {
            s0 = Math.fma(w[k], a[a0 + k], s0);
            s1 = Math.fma(w[k + 1], a[a0 + k + 1], s1);
            s2 = Math.fma(w[k + 2], a[a0 + k + 2], s2);
            s3 = Math.fma(w[k + 3], a[a0 + k + 3], s3);
            s4 = Math.fma(w[k + 4], a[a0 + k + 4], s4);
            s5 = Math.fma(w[k + 5], a[a0 + k + 5], s5);
            s6 = Math.fma(w[k + 6], a[a0 + k + 6], s6);
            s7 = Math.fma(w[k + 7], a[a0 + k + 7], s7);
        }
        double sum = ((s0 + s4) + (s2 + s6)) + ((s1 + s5) + (s3 + s7));
        return whole < inputs ? sum + chain(w, whole, inputs, a, a0) : sum;
    }

    /** The inputs from {@code first} on of a dot product, in one chain. */
    static double chain(double[] w, int first, int inputs, double[] a, int a0) {
        double s = 0.0;
        for (int k = first; k < inputs; k++) {
            s = Math.fma(w[k], a[a0 + k], s);
        }
        return s;
    }

    @Override
    public void backpropagate(
            double[] w, int inputs, int outputs, double[] g, int samples, double[] derivative, double[] below) {
        backpropagateFrom(0, w, inputs, outputs, g, samples, derivative, below);
    }

    /** The samples from the given one on. */
    static void backpropagateFrom(
            int first,
            double[] w,
            int inputs,
            int outputs,
            double[] g,
            int samples,
            double[] derivative,
            double[] below) {
        int sample = first;
        for (; sample + 4 <= samples; sample += 4) {
            for (int k = 0; k < inputs; k++) {
                backpropagateFourSamples(w, inputs, outputs, g, derivative, below, sample, k);
            }
        }
        for (; sample < samples; sample++) {
            for (int k = 0; k < inputs; k++) {
                double s = 0.0;
                for (int i = 0; i < outputs; i++) {
                    s = Math.fma(w[k * outputs + i], g[sample * outputs + i], s);
                }
                below[sample * inputs + k] = derivative[sample * inputs + k] * s;
            }
        }
    }

    private static void backpropagateFourSamples(
            double[] w, int inputs, int outputs, double[] g, double[] derivative, double[] below, int sample, int k) {
        double s0 = 0.0, s1 = 0.0, s2 = 0.0, s3 = 0.0;
        int g0 = sample * outputs, g1 = g0 + outputs, g2 = g1 + outputs, g3 = g2 + outputs;
        for (int i = 0, p = k * outputs; i < outputs; i++, p++) {
            double u = w[p];
            s0 = Math.fma(u, g[g0 + i], s0);
            s1 = Math.fma(u, g[g1 + i], s1);
            s2 = Math.fma(u, g[g2 + i], s2);
            s3 = Math.fma(u, g[g3 + i], s3);
        }
        int p = sample * inputs + k;
        below[p] = derivative[p] * s0;
        below[p + inputs] = derivative[p + inputs] * s1;
        below[p + 2 * inputs] = derivative[p + 2 * inputs] * s2;
        below[p + 3 * inputs] = derivative[p + 3 * inputs] * s3;
    }

    @Override
    public void addOuterProducts(
            double[] target, int inputs, int outputs, double[] a, int[] rows, double factor, double[] g, int samples) {
        addOuterProductsFrom(0, target, inputs, outputs, a, rows, factor, g, samples);
    }

    /** The outputs from the given one on. */
    static void addOuterProductsFrom(
            int first,
            double[] target,
            int inputs,
            int outputs,
            double[] a,
            int[] rows,
            double factor,
            double[] g,
            int samples) {
        int sample = 0;
        for (; sample + 4 <= samples; sample += 4) {
            int output = first;
            for (; output + 2 <= outputs; output += 2) {
                addFourSamplesTwoOutputs(target, inputs, outputs, a, rows, factor, g, sample, output);
            }
            for (; output < outputs; output++) {
                addFourSamplesOneOutput(target, inputs, outputs, a, rows, factor, g, sample, output);
            }
        }
        for (; sample < samples; sample++) {
            int g0 = sample * outputs;
            for (int k = 0; k < inputs; k++) {
                double x = a[rows[sample] * inputs + k];
                int p = k * outputs;
                for (int i = first; i < outputs; i++) {
                    target[p + i] = Math.fma(factor * g[g0 + i], x, target[p + i]);
                }
            }
        }
    }

    private static void addFourSamplesTwoOutputs(
            double[] target,
            int inputs,
            int outputs,
            double[] a,
            int[] rows,
            double factor,
            double[] g,
            int sample,
            int output) {
        int g0 = sample * outputs + output, g1 = g0 + outputs, g2 = g1 + outputs, g3 = g2 + outputs;
        double u0 = factor * g[g0], u1 = factor * g[g1], u2 = factor * g[g2], u3 = factor * g[g3];
        double v0 = factor * g[g0 + 1], v1 = factor * g[g1 + 1], v2 = factor * g[g2 + 1], v3 = factor * g[g3 + 1];
        int a0 = rows[sample] * inputs, a1 = rows[sample + 1] * inputs;
        int a2 = rows[sample + 2] * inputs, a3 = rows[sample + 3] * inputs;
        for (int k = 0, p = output; k < inputs; k++, p += outputs) {
            double x0 = a[a0 + k], x1 = a[a1 + k], x2 = a[a2 + k], x3 = a[a3 + k];
            target[p] = Math.fma(u3, x3, Math.fma(u2, x2, Math.fma(u1, x1, Math.fma(u0, x0, target[p]))));
            target[p + 1] = Math.fma(v3, x3, Math.fma(v2, x2, Math.fma(v1, x1, Math.fma(v0, x0, target[p + 1]))));
        }
    }

    private static void addFourSamplesOneOutput(
            double[] target,
            int inputs,
            int outputs,
            double[] a,
            int[] rows,
            double factor,
            double[] g,
            int sample,
            int output) {
        int g0 = sample * outputs + output;
        int a0 = rows[sample] * inputs, a1 = rows[sample + 1] * inputs;
        int a2 = rows[sample + 2] * inputs, a3 = rows[sample + 3] * inputs;
        double u0 = factor * g[g0], u1 = factor * g[g0 + outputs];
        double u2 = factor * g[g0 + 2 * outputs], u3 = factor * g[g0 + 3 * outputs];
        for (int k = 0, p = output; k < inputs; k++, p += outputs) {
            double s = Math.fma(u1, a[a1 + k], Math.fma(u0, a[a0 + k], target[p]));
            target[p] = Math.fma(u3, a[a3 + k], Math.fma(u2, a[a2 + k], s));
        }
    }

    @Override
    public void activate(Activation activation, double[] z, double[] value, double[] derivative, int length) {
        activation.applyWithDerivative(z, value, derivative, length);
    }
}
