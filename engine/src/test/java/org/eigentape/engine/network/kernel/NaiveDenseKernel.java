package org.eigentape.engine.network.kernel;

/** {@link DenseKernel} as its Javadoc says it, one element at a time: the oracle of the fast ones. */
public final class NaiveDenseKernel implements DenseKernel {

    @Override
    public void preActivations(
            double[] w, double[] bias, int inputs, int outputs, double[] a, int[] rows, int samples, double[] z) {
        for (int s = 0; s < samples; s++) {
            if (outputs == 1) {
                double sum = dotProduct(w, inputs, a, rows[s] * inputs);
                z[s] = bias.length == 0 ? sum : bias[0] + sum;
                continue;
            }
            for (int i = 0; i < outputs; i++) {
                double sum = bias.length == 0 ? 0.0 : bias[i];
                for (int k = 0; k < inputs; k++) {
                    sum = Math.fma(w[k * outputs + i], a[rows[s] * inputs + k], sum);
                }
                z[s * outputs + i] = sum;
            }
        }
    }

    private static double dotProduct(double[] w, int inputs, double[] a, int a0) {
        int whole = inputs / 8 * 8;
        double[] s = new double[9];
        for (int k = 0; k < inputs; k++) {
            int chain = k < whole ? k % 8 : 8;
            s[chain] = Math.fma(w[k], a[a0 + k], s[chain]);
        }
        double sum = ((s[0] + s[4]) + (s[2] + s[6])) + ((s[1] + s[5]) + (s[3] + s[7]));
        return whole < inputs ? sum + s[8] : sum;
    }

    @Override
    public void backpropagate(
            double[] w, int inputs, int outputs, double[] g, int samples, double[] derivative, double[] below) {
        for (int s = 0; s < samples; s++) {
            for (int k = 0; k < inputs; k++) {
                double sum = 0.0;
                for (int i = 0; i < outputs; i++) {
                    sum = Math.fma(w[k * outputs + i], g[s * outputs + i], sum);
                }
                below[s * inputs + k] = derivative[s * inputs + k] * sum;
            }
        }
    }

    @Override
    public void addOuterProducts(
            double[] target, int inputs, int outputs, double[] a, int[] rows, double factor, double[] g, int samples) {
        for (int s = 0; s < samples; s++) {
            for (int k = 0; k < inputs; k++) {
                for (int i = 0; i < outputs; i++) {
                    int p = k * outputs + i;
                    target[p] = Math.fma(factor * g[s * outputs + i], a[rows[s] * inputs + k], target[p]);
                }
            }
        }
    }

    @Override
    public void activate(Activation activation, double[] z, double[] value, double[] derivative, int length) {
        activation.applyWithDerivative(z, value, derivative, length);
    }
}
