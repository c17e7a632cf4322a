package org.eigentape.engine.numeric;

/**
 * Gaussian error linear unit in its exact form, z Phi(z), and its derivative Phi(z) + z Phi'(z) (Hendrycks and Gimpel,
 * arXiv:1606.08415), with the same bits on every Java virtual machine. Stateless.
 */
public final class Gelu {
    private static final double INVERSE_SQRT_2_PI = 0x1.9884533d43651p-2;

    private Gelu() {}

    /**
     * Values of {@code length} consecutive numbers; {@code out} may be {@code z} with the same offset.
     *
     * @param z arguments
     * @param zOffset index of the first argument
     * @param out receives z Phi(z)
     * @param outOffset index of the first result
     * @param length number of arguments
     */
    public static void apply(double[] z, int zOffset, double[] out, int outOffset, int length) {
        for (int i = 0; i < length; i++) {
            double x = z[zOffset + i];
            out[outOffset + i] = x * NormalDistribution.cumulative(x);
        }
    }

    /**
     * Values and derivatives of {@code length} consecutive numbers, with one exponential each; the values have the bits of
     * {@link #apply}.
     *
     * @param z arguments, not modified
     * @param value receives z Phi(z)
     * @param derivative receives Phi(z) + z exp(-z^2/2)/sqrt(2 pi)
     * @param length number of arguments, from index 0 of each array
     */
    public static void applyWithDerivative(double[] z, double[] value, double[] derivative, int length) {
        for (int i = 0; i < length; i++) {
            double x = z[i];
            double gaussian = NormalDistribution.gaussian(x);
            double cumulative = NormalDistribution.cumulative(x, gaussian);
            value[i] = x * cumulative;
            derivative[i] = Math.fma(x, gaussian * INVERSE_SQRT_2_PI, cumulative);
        }
    }
}
