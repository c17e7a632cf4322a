package org.eigentape.engine.numeric;

/**
 * Standard normal distribution with the same bits on every Java virtual machine: the cumulative function
 * Phi(z) = (1 + erf(z/sqrt 2))/2 and the density exp(-z^2/2)/sqrt(2 pi).
 *
 * <p><b>Method.</b> With x = |z| and s = (A x - 4)/(x + 4), A = 155/128, the scaled tail (x + 4) e^(x^2/2) Phi(-x) is a
 * polynomial of degree 23 in s, truncated below 1e-18 of a Chebyshev expansion on 0 &lt;= x &lt;= 37.9
 * ({@code normal_distribution_coefficients.py} in the test tree). Phi(z) = 1 - Phi(-z) for z &gt; 0. The square's rounding
 * error is kept, so the tail is accurate relative to itself.
 *
 * <p><b>Error.</b> At most 6 units in the last place of the lower tail and 2 of the upper half (measured with 120,000 arguments);
 * values below e^-708 (|z| &gt; 37.6) are flushed to zero. NaN gives NaN. Stateless, without branches or tables.
 */
public final class NormalDistribution {
    private static final double INVERSE_SQRT_2_PI = 0x1.9884533d43651p-2;
    private static final double LARGEST = 37.9;
    private static final double A = 155.0 / 128.0;
    private static final double C0 = 0x1.a24a5141b6359p-1;
    private static final double C1 = -0x1.3e382c9303921p-1;
    private static final double C2 = 0x1.73f1339be73a5p-2;
    private static final double C3 = -0x1.3ea509651ab32p-3;
    private static final double C4 = 0x1.5c276843fbf90p-5;
    private static final double C5 = -0x1.a0723035ccfedp-9;
    private static final double C6 = -0x1.447b7b7a84bdep-9;
    private static final double C7 = 0x1.79f6327288f2ep-11;
    private static final double C8 = 0x1.3293392e90605p-13;
    private static final double C9 = -0x1.68e7a291846a8p-14;
    private static final double C10 = -0x1.c712200a1fd43p-17;
    private static final double C11 = 0x1.52d1d0da65883p-17;
    private static final double C12 = 0x1.2160a6d23257dp-19;
    private static final double C13 = -0x1.3688c097f1748p-20;
    private static final double C14 = -0x1.c72d617ca4635p-22;
    private static final double C15 = 0x1.c7ca22c381296p-24;
    private static final double C16 = 0x1.59c47aa4a15fcp-24;
    private static final double C17 = -0x1.289ad79b3d402p-30;
    private static final double C18 = -0x1.bf256b703f75cp-27;
    private static final double C19 = -0x1.6391366d9d478p-29;
    private static final double C20 = 0x1.ad0685bbc7312p-30;
    private static final double C21 = 0x1.6a5409cc26fc3p-31;
    private static final double C22 = -0x1.c263b5fc4624cp-34;
    private static final double C23 = -0x1.3296c6ab87a52p-34;

    private NormalDistribution() {}

    /**
     * Cumulative function Phi.
     *
     * @param z any double
     * @return the probability of a standard normal deviate below z, in [0, 1]
     */
    public static double cumulative(double z) {
        return cumulative(z, gaussian(z));
    }

    /**
     * Density.
     *
     * @param z any double
     * @return exp(-z^2/2)/sqrt(2 pi)
     */
    public static double density(double z) {
        return gaussian(z) * INVERSE_SQRT_2_PI;
    }

    /** exp(-z^2/2), with the rounding error of z^2 put back to first order. */
    static double gaussian(double z) {
        double magnitude = Math.abs(z);
        double x = magnitude > LARGEST ? LARGEST : magnitude;
        double square = x * x;
        double lost = Math.fma(x, x, -square);
        double e = Exponential.exp(-0.5 * square);
        return Math.fma(-0.5 * lost, e, e);
    }

    /** Phi(z), given exp(-z^2/2). */
    static double cumulative(double z, double gaussian) {
        double magnitude = Math.abs(z);
        double x = magnitude > LARGEST ? LARGEST : magnitude;
        double tail = gaussian * scaledTail(Math.fma(A, x, -4.0) / (x + 4.0)) / (x + 4.0);
        return z > 0 ? 1.0 - tail : tail;
    }

    private static double scaledTail(double s) {
        double s2 = s * s;
        double even = C22;
        double odd = C23;
        even = Math.fma(even, s2, C20);
        odd = Math.fma(odd, s2, C21);
        even = Math.fma(even, s2, C18);
        odd = Math.fma(odd, s2, C19);
        even = Math.fma(even, s2, C16);
        odd = Math.fma(odd, s2, C17);
        even = Math.fma(even, s2, C14);
        odd = Math.fma(odd, s2, C15);
        even = Math.fma(even, s2, C12);
        odd = Math.fma(odd, s2, C13);
        even = Math.fma(even, s2, C10);
        odd = Math.fma(odd, s2, C11);
        even = Math.fma(even, s2, C8);
        odd = Math.fma(odd, s2, C9);
        even = Math.fma(even, s2, C6);
        odd = Math.fma(odd, s2, C7);
        even = Math.fma(even, s2, C4);
        odd = Math.fma(odd, s2, C5);
        even = Math.fma(even, s2, C2);
        odd = Math.fma(odd, s2, C3);
        even = Math.fma(even, s2, C0);
        odd = Math.fma(odd, s2, C1);
        return Math.fma(odd, s, even);
    }
}
