package org.eigentape.engine.boltzmann.kernel;

import org.eigentape.engine.numeric.RandomStream;

/**
 * Standard normal deviates in bulk, with the same bits on every Java virtual machine, in plain Java or in vector instructions.
 *
 * <p><b>Method.</b> {@value #LANES} generators xoshiro256+ (Blackman and Vigna, ACM TOMS 47, 2021) side by side; each pair of numbers gives
 * two deviates by the transformation of Box and Muller (Ann. Math. Stat. 29, 1958), r cos t and r sin t. The first number's upper 52
 * bits are u in (0, 1], r = sqrt(-2 ln u), at most 8.49. Of the second, bits 10 to 61 give an angle in [-pi/4, pi/4), bit 62 exchanges
 * sine and cosine and bit 63 turns the cosine's sign, so sine and cosine are polynomials of one octant. The lowest bits, which are
 * xoshiro256+'s weak ones, are not used.
 *
 * <p>The logarithm is k ln 2 + 2 artanh(s), s = (m - 1)/(m + 1), u = 2^k m, sqrt(1/2) &lt;= m &lt; sqrt 2, by its Taylor series in s^2 up to
 * s^20; sine and cosine are their Taylor series up to x^15 and x^16. Deviates differ from exact ones by 2e-15 at most. No branches, no
 * tables: lanes of a vector do what the plain code does.
 *
 * <p>Generators start from a {@link RandomStream}, so streams are named as all others; the state is {@value #STATE_WORDS} words. Each has
 * the period 2^256 - 1. Allocates nothing. Not thread-safe.
 */
public abstract class NormalNoise {

    /** Generators side by side. */
    static final int LANES = 8;

    /** Deviates that are made together. */
    public static final int BLOCK = 2 * LANES;

    /** Words of the state. */
    public static final int STATE_WORDS = 4 * LANES;

    static final long ONE_BITS = 0x3ff0000000000000L;
    static final long FRACTION = 0x000fffffffffffffL;
    static final long ROOT_HALF_BITS = 0x3fe6a09e667f3bcdL;
    static final long TO_ROOT_HALF = ONE_BITS - ROOT_HALF_BITS;
    static final long TWO_TO_52_BITS = 0x4330000000000000L;
    static final double EXPONENT_OFFSET = 0x1.0p52 + 1023;
    static final double MINUS_2_LN_2 = -1.3862943611198906;
    static final double HALF_PI = 1.5707963267948966;

    static final double L1 = 1.0 / 3.0;
    static final double L2 = 1.0 / 5.0;
    static final double L3 = 1.0 / 7.0;
    static final double L4 = 1.0 / 9.0;
    static final double L5 = 1.0 / 11.0;
    static final double L6 = 1.0 / 13.0;
    static final double L7 = 1.0 / 15.0;
    static final double L8 = 1.0 / 17.0;
    static final double L9 = 1.0 / 19.0;
    static final double L10 = 1.0 / 21.0;

    static final double S1 = -1.0 / 6.0;
    static final double S2 = 1.0 / 120.0;
    static final double S3 = -1.0 / 5040.0;
    static final double S4 = 1.0 / 362880.0;
    static final double S5 = -1.0 / 39916800.0;
    static final double S6 = 1.0 / 6227020800.0;
    static final double S7 = -1.0 / 1307674368000.0;
    static final double C1 = -1.0 / 2.0;
    static final double C2 = 1.0 / 24.0;
    static final double C3 = -1.0 / 720.0;
    static final double C4 = 1.0 / 40320.0;
    static final double C5 = -1.0 / 3628800.0;
    static final double C6 = 1.0 / 479001600.0;
    static final double C7 = -1.0 / 87178291200.0;
    static final double C8 = 1.0 / 20922789888000.0;

    /** Word w of the generator of lane l at {@code w * LANES + l}. */
    final long[] state = new long[STATE_WORDS];

    NormalNoise(RandomStream stream) {
        for (int word = 0; word < STATE_WORDS; word++) {
            state[word] = stream.nextLong();
        }
        for (int lane = 0; lane < LANES; lane++) {
            state[lane] |= 1; // All zeros would stay zeros.
        }
    }

    /**
     * Fills the beginning of an array.
     *
     * @param out receives deviates from N(0, 1)
     * @param count how many, a multiple of {@value #BLOCK}
     */
    public abstract void fill(double[] out, int count);

    /**
     * Copies the state of the generators.
     *
     * @param to receives {@value #STATE_WORDS} words at its beginning
     */
    public void copyState(long[] to) {
        System.arraycopy(state, 0, to, 0, STATE_WORDS);
    }

    /**
     * Goes on where a state was copied, bit for bit.
     *
     * @param from {@value #STATE_WORDS} words of {@link #copyState} at its beginning
     */
    public void restoreState(long[] from) {
        System.arraycopy(from, 0, state, 0, STATE_WORDS);
    }

    /** The smallest multiple of {@value #BLOCK} that is not below a count. */
    public static int wholeBlocks(int count) {
        return (count + BLOCK - 1) / BLOCK * BLOCK;
    }
}
