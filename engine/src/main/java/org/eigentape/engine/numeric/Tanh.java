package org.eigentape.engine.numeric;

/**
 * Hyperbolic tangent with the same bits on every Java virtual machine.
 *
 * <p><b>Method.</b> |x| = n (ln 2)/2 + r with n = round(2|x|/ln 2 - 5/32), so that r lies in [-0.12, 0.23]. With E = 2^n and
 * t = tanh r, the addition theorem gives tanh |x| = ((E - 1) + t (E + 1))/((E + 1) + t (E - 1)), without a logarithm's or an
 * exponential's rounding. For |x| below 0.227 that is t itself; above, t is small beside what it is added to.
 * t = r + r^3 p(r^2), p being a polynomial of degree 6, right to 2e-18 of t; {@code tanh_coefficients.py} in the test tree finds
 * it. What numerator and denominator lose by rounding is put back into the quotient by one correction with the reciprocal of
 * the denominator, so there is one division.
 *
 * <p><b>Error.</b> Below 0.9 units in the last place: the largest found is 0.87, at x = 0.4745, in 240,000 arguments of all
 * sizes and 600,000 in the two ranges where it is largest (0.227 to 0.262 and 0.4 to 0.6). 1.3 % of the former differ from the
 * correctly rounded result. The oracle is {@code numeric_oracle.py} in the test tree.
 *
 * <p><b>Special cases.</b> Odd for all x, the sign of zero included; subnormal arguments are returned unchanged;
 * |x| &gt;= 18.943 and infinities give exactly &plusmn;1; NaN gives NaN (its payload is not defined).
 *
 * <p>Every operation has a lane-wise equivalent (fused multiply-add, product, sum, quotient, shift), and there is no table:
 * {@link VectorTanh} gives the same bits. Stateless.
 */
public final class Tanh {
    static final double SATURATION = 20.0;
    static final double ROUND_TO_INTEGER = 0x1.8p52;
    static final double TWO_OVER_LN_2 = 0x1.71547652b82fep1;
    /** Added to n where |x| becomes n and r: results near 1/8 to 1/4 come from n = 0, where nothing is lost. */
    static final double OFFSET = 0x1.4p-3;
    /** Upper part of (ln 2)/2: its product with any n below 2^20 is exact. */
    static final double HALF_LN_2_UPPER = 0x1.62e42feep-2;

    static final double HALF_LN_2_LOWER = 0x1.a39ef35793c76p-34;
    static final long ONE_BITS = 0x3ff0000000000000L;

    /** P_k stands for the coefficient of r^(2k + 3) in tanh r and differs from it by what the higher powers contribute. */
    static final double P_0 = -0x1.555555555553bp-2;

    static final double P_1 = 0x1.111111110acedp-3;
    static final double P_2 = -0x1.ba1ba1a9c2ab9p-5;
    static final double P_3 = 0x1.664f3e60d384bp-6;
    static final double P_4 = -0x1.226ad804b3a21p-7;
    static final double P_5 = 0x1.d59861b4cb74cp-9;
    static final double P_6 = -0x1.5f749cce8d504p-10;

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
        double shifted = Math.fma(clipped, TWO_OVER_LN_2, -OFFSET) + ROUND_TO_INTEGER;
        double n = shifted - ROUND_TO_INTEGER;
        double r = Math.fma(-n, HALF_LN_2_LOWER, Math.fma(-n, HALF_LN_2_UPPER, clipped));
        double s = r * r;
        double s2 = s * s;
        double p0 = Math.fma(s2, Math.fma(s, P_3, P_2), Math.fma(s, P_1, P_0));
        double p4 = Math.fma(s2, P_6, Math.fma(s, P_5, P_4));
        double t = Math.fma(r * s, Math.fma(s2 * s2, p4, p0), r);

        // The low bits of `shifted` hold n, so this is 2^n. Where 2^n + 1 is rounded, 2^n - 1 must belong to the same
        // E.
        double power = Double.longBitsToDouble((Double.doubleToRawLongBits(shifted) << 52) + ONE_BITS);
        double above = power + 1.0;
        double below = above - 2.0;
        double numerator = Math.fma(t, above, below);
        double numeratorLost = Math.fma(t, above, below - numerator);
        double denominator = Math.fma(t, below, above);
        double denominatorLost = Math.fma(t, below, above - denominator);
        double minusReciprocal = -1.0 / denominator;
        double minusQuotient = numerator * minusReciprocal;
        double remainder = Math.fma(minusQuotient, denominator, numerator)
                + Math.fma(minusQuotient, denominatorLost, numeratorLost);
        return Math.copySign(Math.fma(remainder, minusReciprocal, minusQuotient), x);
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
}
