package org.eigentape.engine.numeric;

/**
 * Hyperbolic tangent with the same bits on every Java virtual machine.
 *
 * <p><b>Method.</b> With u = 2|x| and E = e^u - 1, tanh |x| = E/(E + 2). The argument is reduced as u = n ln 2 + r with
 * n = round(u/ln 2 - 1/4), so that r lies in [-0.18, 0.52]: for |x| below 0.26 no power of two enters, and nothing cancels
 * where the result is small. e^r - 1 = r + r^2 q(r), q being a polynomial of degree 10 through the true one at Chebyshev's
 * points (Estrin's scheme), which is right to 6e-18 of e^r - 1; {@code tanh_coefficients.py} in the test tree finds it. E is
 * the rounded sum of (2^n - 1) + 2^n r and 2^n r^2 q; what this sum and E + 2 lose is put back into the quotient by one
 * correction with the reciprocal of E + 2, so there is one division.
 *
 * <p><b>Error.</b> At most 1.2 units in the last place: the largest found is 1.12, in 540,000 arguments of which 300,000 lie just
 * below x = 0.2554, where results are just below 1/4 and their unit is small; elsewhere it is below 1 (0.9994 at x = 18.715,
 * where the result is rounded to 1). 5 % of results differ from the correctly rounded one. The oracle is
 * {@code numeric_oracle.py} in the test tree.
 *
 * <p><b>Special cases.</b> Odd for all x, the sign of zero included; subnormal arguments are returned unchanged;
 * |x| &gt;= 18.72 and infinities give exactly &plusmn;1; NaN gives NaN (its payload is not defined).
 *
 * <p>Every operation has a lane-wise equivalent (fused multiply-add, product, sum, quotient, compare and select, shift),
 * and there is neither a table nor a branch: {@link VectorTanh} gives the same bits. Stateless.
 */
public final class Tanh {
    static final double SATURATION = 20.0;
    static final double ROUND_TO_INTEGER = 0x1.8p52;
    static final double INVERSE_LN_2 = 0x1.71547652b82fep0;
    /** Upper part of ln 2: its product with any n below 2^20 is exact. */
    static final double LN_2_UPPER = 0x1.62e42feep-1;

    static final double LN_2_LOWER = 0x1.a39ef35793c76p-33;
    static final long ONE_BITS = 0x3ff0000000000000L;

    /** Q_k stands for 1/(k + 2)! and differs from it by what the higher powers contribute. */
    static final double Q_0 = 0x1.0p-1;

    static final double Q_1 = 0x1.5555555555556p-3;
    static final double Q_2 = 0x1.5555555555526p-5;
    static final double Q_3 = 0x1.1111111110950p-7;
    static final double Q_4 = 0x1.6c16c16c5e5d9p-10;
    static final double Q_5 = 0x1.a01a01a501506p-13;
    static final double Q_6 = 0x1.a019fde39bf6ap-16;
    static final double Q_7 = 0x1.71de6b1d06677p-19;
    static final double Q_8 = 0x1.27f1e032bf2c9p-22;
    static final double Q_9 = 0x1.aac7e433902d7p-26;
    static final double Q_10 = 0x1.4aa2fd79ff7f1p-29;

    private Tanh() {}

    /**
     * Hyperbolic tangent of one number.
     *
     * @param x any double
     * @return tanh x in [-1, 1], or NaN for NaN
     */
    public static double tanh(double x) {
        double magnitude = Math.abs(x);
        double clipped = magnitude > SATURATION ? SATURATION : magnitude;
        double u = clipped + clipped;
        double shifted = Math.fma(u, INVERSE_LN_2, -0.25) + ROUND_TO_INTEGER;
        double n = shifted - ROUND_TO_INTEGER;
        double r = Math.fma(-n, LN_2_LOWER, Math.fma(-n, LN_2_UPPER, u));
        double r2 = r * r;
        double q = exponentialRemainder(r, r2);

        // The low bits of `shifted` hold n, so this is 2^n.
        double power = Double.longBitsToDouble((Double.doubleToRawLongBits(shifted) << 52) + ONE_BITS);
        double linear = Math.fma(power, r, power - 1.0);
        double scaledSquare = power * r2;
        double e = Math.fma(scaledSquare, q, linear);
        double eLost = Math.fma(scaledSquare, q, linear - e);

        double denominator = e + 2.0;
        double denominatorLost = e - (denominator - 2.0);
        double reciprocal = 1.0 / denominator;
        double quotient = e * reciprocal;
        double remainder = Math.fma(-quotient, denominator, e);
        remainder = Math.fma(-quotient, denominatorLost + eLost, remainder) + eLost;
        return Math.copySign(Math.fma(remainder, reciprocal, quotient), x);
    }

    /**
     * Hyperbolic tangent of {@code length} consecutive numbers; {@code out} may be {@code z} with the same offset.
     *
     * @param z arguments, not modified unless it is {@code out}
     * @param zOffset index of the first argument
     * @param out receives the results
     * @param outOffset index of the first result
     * @param length number of arguments
     */
    public static void apply(double[] z, int zOffset, double[] out, int outOffset, int length) {
        for (int i = 0; i < length; i++) {
            out[outOffset + i] = tanh(z[zOffset + i]);
        }
    }

    /** (e^r - 1 - r)/r^2 = sum over k of Q_k r^k in Estrin's scheme. */
    private static double exponentialRemainder(double r, double r2) {
        double r4 = r2 * r2;
        double r8 = r4 * r4;
        double c0 = Math.fma(r, Q_1, Q_0);
        double c2 = Math.fma(r, Q_3, Q_2);
        double c4 = Math.fma(r, Q_5, Q_4);
        double c6 = Math.fma(r, Q_7, Q_6);
        double c8 = Math.fma(r, Q_9, Q_8);
        double d0 = Math.fma(c2, r2, c0);
        double d4 = Math.fma(c6, r2, c4);
        double d8 = Math.fma(Q_10, r2, c8);
        return Math.fma(d8, r8, Math.fma(d4, r4, d0));
    }
}
