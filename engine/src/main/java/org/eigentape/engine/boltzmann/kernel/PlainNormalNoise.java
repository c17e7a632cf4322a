package org.eigentape.engine.boltzmann.kernel;

import org.eigentape.engine.numeric.RandomStream;

/** {@link NormalNoise} in plain Java. */
final class PlainNormalNoise extends NormalNoise {

    PlainNormalNoise(RandomStream stream) {
        super(stream);
    }

    @Override
    public void fill(double[] out, int count) {
        for (int lane = 0; lane < LANES; lane++) {
            long a = state[lane];
            long b = state[LANES + lane];
            long c = state[2 * LANES + lane];
            long d = state[3 * LANES + lane];
            for (int at = lane; at < count; at += BLOCK) {
                long first = a + d;
                long shifted = b << 17;
                c ^= a;
                d ^= b;
                b ^= c;
                a ^= d;
                c ^= shifted;
                d = Long.rotateLeft(d, 45);

                long second = a + d;
                shifted = b << 17;
                c ^= a;
                d ^= b;
                b ^= c;
                a ^= d;
                c ^= shifted;
                d = Long.rotateLeft(d, 45);

                pair(radius(first), second, out, at);
            }
            state[lane] = a;
            state[LANES + lane] = b;
            state[2 * LANES + lane] = c;
            state[3 * LANES + lane] = d;
        }
    }

    private static double radius(long bits) {
        double u = 2.0 - Double.longBitsToDouble((bits >>> 12) | ONE_BITS);
        long shifted = Double.doubleToRawLongBits(u) + TO_ROOT_HALF;
        double k = Double.longBitsToDouble((shifted >>> 52) | TWO_TO_52_BITS) - EXPONENT_OFFSET;
        double m = Double.longBitsToDouble((shifted & FRACTION) + ROOT_HALF_BITS);
        double s = (m - 1.0) / (m + 1.0);
        double z = s * s;
        double series = Math.fma(z, L10, L9);
        series = Math.fma(z, series, L8);
        series = Math.fma(z, series, L7);
        series = Math.fma(z, series, L6);
        series = Math.fma(z, series, L5);
        series = Math.fma(z, series, L4);
        series = Math.fma(z, series, L3);
        series = Math.fma(z, series, L2);
        series = Math.fma(z, series, L1);
        series = Math.fma(z, series, 1.0);
        return Math.sqrt(Math.fma(k, MINUS_2_LN_2, -4.0 * s * series));
    }

    private static void pair(double radius, long bits, double[] out, int at) {
        double x = (Double.longBitsToDouble(((bits >>> 10) & FRACTION) | ONE_BITS) - 1.5) * HALF_PI;
        double x2 = x * x;
        double sine = Math.fma(x2, S7, S6);
        sine = Math.fma(x2, sine, S5);
        sine = Math.fma(x2, sine, S4);
        sine = Math.fma(x2, sine, S3);
        sine = Math.fma(x2, sine, S2);
        sine = Math.fma(x2, sine, S1);
        sine = Math.fma(x2 * x, sine, x);
        double cosine = Math.fma(x2, C8, C7);
        cosine = Math.fma(x2, cosine, C6);
        cosine = Math.fma(x2, cosine, C5);
        cosine = Math.fma(x2, cosine, C4);
        cosine = Math.fma(x2, cosine, C3);
        cosine = Math.fma(x2, cosine, C2);
        cosine = Math.fma(x2, cosine, C1);
        cosine = Math.fma(x2, cosine, 1.0);
        double turned = Double.longBitsToDouble(Double.doubleToRawLongBits(cosine) ^ (bits & Long.MIN_VALUE));
        boolean exchanged = (bits & (1L << 62)) != 0;
        out[at] = radius * (exchanged ? sine : turned);
        out[at + LANES] = radius * (exchanged ? turned : sine);
    }
}
