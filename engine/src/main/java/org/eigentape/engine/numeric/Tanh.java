package org.eigentape.engine.numeric;

/**
 * Hyperbolic tangent with the same bits on every Java virtual machine.
 *
 * <p><b>Method.</b> With u = 2|x| and E = e^u - 1, tanh |x| = E/(E + 2). The argument is reduced as u = n ln 2 + r with
 * n = round(u/ln 2 - 1/4), so that r lies in [-0.18, 0.52]: for |x| below 0.26 no power of two enters, and nothing cancels
 * where the result is small. e^r - 1 = r + r^2 q(r), q being the Taylor polynomial up to r^15/16! (Estrin's scheme). E is
 * the rounded sum of (2^n - 1) + 2^n r and 2^n r^2 q; what this sum and E + 2 lose is put back into the quotient by one
 * correction with the reciprocal of E + 2, so there is one division.
 *
 * <p><b>Error.</b> Below 1 unit in the last place (faithful rounding): largest error found in 240,000 arguments
 * 0.9994, at x = 18.715, where the result is rounded to 1; 5 % of results differ from the correctly rounded one. The
 * oracle is {@code numeric_oracle.py} in the test tree.
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

    /** (e^r - 1 - r)/r^2 = sum over k of r^k/(k + 2)!, k = 0..13, in Estrin's scheme. */
    private static double exponentialRemainder(double r, double r2) {
        double r4 = r2 * r2;
        double r8 = r4 * r4;
        double c0 = Math.fma(r, 1.0 / 6.0, 1.0 / 2.0);
        double c2 = Math.fma(r, 1.0 / 120.0, 1.0 / 24.0);
        double c4 = Math.fma(r, 1.0 / 5040.0, 1.0 / 720.0);
        double c6 = Math.fma(r, 1.0 / 362880.0, 1.0 / 40320.0);
        double c8 = Math.fma(r, 1.0 / 39916800.0, 1.0 / 3628800.0);
        double c10 = Math.fma(r, 1.0 / 6227020800.0, 1.0 / 479001600.0);
        double c12 = Math.fma(r, 1.0 / 1307674368000.0, 1.0 / 87178291200.0);
        double d0 = Math.fma(c2, r2, c0);
        double d4 = Math.fma(c6, r2, c4);
        double d8 = Math.fma(c12, r4, Math.fma(c10, r2, c8));
        return Math.fma(d8, r8, Math.fma(d4, r4, d0));
    }
}
