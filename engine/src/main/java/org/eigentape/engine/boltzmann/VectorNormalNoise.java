package org.eigentape.engine.boltzmann;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.eigentape.engine.numeric.RandomStream;

/**
 * {@link NormalNoise} in vector instructions, with the bits of {@link PlainNormalNoise}. In passes over arrays that stay in the first
 * cache, because all constants at once would need more registers than there are, and one method more nodes than the compiler takes:
 * vectors would become objects. Needs the module {@code jdk.incubator.vector}.
 */
final class VectorNormalNoise extends NormalNoise {

    private static final VectorSpecies<Double> DOUBLES =
            DoubleVector.SPECIES_PREFERRED.length() > LANES ? DoubleVector.SPECIES_512 : DoubleVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Long> LONGS =
            LongVector.SPECIES_PREFERRED.length() > LANES ? LongVector.SPECIES_512 : LongVector.SPECIES_PREFERRED;
    private static final int WIDTH = DOUBLES.length();

    /** Deviates of one round of passes. */
    private static final int ROUND = 32 * BLOCK;

    private final long[] first = new long[ROUND / 2];
    private final long[] second = new long[ROUND / 2];
    private final double[] radii = new double[ROUND / 2];

    VectorNormalNoise(RandomStream stream) {
        super(stream);
    }

    @Override
    void fill(double[] out, int count) {
        for (int from = 0; from < count; from += ROUND) {
            int pairs = Math.min(ROUND, count - from) / 2;
            for (int lane = 0; lane < LANES; lane += WIDTH) {
                draw(state, first, second, lane, pairs);
            }
            radii(first, radii, pairs);
            for (int lane = 0; lane < LANES; lane += WIDTH) {
                turn(radii, second, lane, pairs, out, from);
            }
        }
    }

    private static void draw(long[] state, long[] first, long[] second, int lane, int pairs) {
        LongVector a = LongVector.fromArray(LONGS, state, lane);
        LongVector b = LongVector.fromArray(LONGS, state, LANES + lane);
        LongVector c = LongVector.fromArray(LONGS, state, 2 * LANES + lane);
        LongVector d = LongVector.fromArray(LONGS, state, 3 * LANES + lane);
        for (int at = lane; at < pairs; at += LANES) {
            a.add(d).intoArray(first, at);
            LongVector shifted = b.lanewise(VectorOperators.LSHL, 17);
            c = c.lanewise(VectorOperators.XOR, a);
            d = d.lanewise(VectorOperators.XOR, b);
            b = b.lanewise(VectorOperators.XOR, c);
            a = a.lanewise(VectorOperators.XOR, d);
            c = c.lanewise(VectorOperators.XOR, shifted);
            d = d.lanewise(VectorOperators.LSHL, 45).or(d.lanewise(VectorOperators.LSHR, 19));

            a.add(d).intoArray(second, at);
            shifted = b.lanewise(VectorOperators.LSHL, 17);
            c = c.lanewise(VectorOperators.XOR, a);
            d = d.lanewise(VectorOperators.XOR, b);
            b = b.lanewise(VectorOperators.XOR, c);
            a = a.lanewise(VectorOperators.XOR, d);
            c = c.lanewise(VectorOperators.XOR, shifted);
            d = d.lanewise(VectorOperators.LSHL, 45).or(d.lanewise(VectorOperators.LSHR, 19));
        }
        a.intoArray(state, lane);
        b.intoArray(state, LANES + lane);
        c.intoArray(state, 2 * LANES + lane);
        d.intoArray(state, 3 * LANES + lane);
    }

    private static void radii(long[] bits, double[] radii, int pairs) {
        DoubleVector one = DoubleVector.broadcast(DOUBLES, 1.0);
        DoubleVector two = DoubleVector.broadcast(DOUBLES, 2.0);
        DoubleVector offset = DoubleVector.broadcast(DOUBLES, EXPONENT_OFFSET);
        DoubleVector minus2Ln2 = DoubleVector.broadcast(DOUBLES, MINUS_2_LN_2);
        DoubleVector minusFour = DoubleVector.broadcast(DOUBLES, -4.0);
        DoubleVector l1 = DoubleVector.broadcast(DOUBLES, L1);
        DoubleVector l2 = DoubleVector.broadcast(DOUBLES, L2);
        DoubleVector l3 = DoubleVector.broadcast(DOUBLES, L3);
        DoubleVector l4 = DoubleVector.broadcast(DOUBLES, L4);
        DoubleVector l5 = DoubleVector.broadcast(DOUBLES, L5);
        DoubleVector l6 = DoubleVector.broadcast(DOUBLES, L6);
        DoubleVector l7 = DoubleVector.broadcast(DOUBLES, L7);
        DoubleVector l8 = DoubleVector.broadcast(DOUBLES, L8);
        DoubleVector l9 = DoubleVector.broadcast(DOUBLES, L9);
        DoubleVector l10 = DoubleVector.broadcast(DOUBLES, L10);
        for (int at = 0; at < pairs; at += WIDTH) {
            DoubleVector u = two.sub(LongVector.fromArray(LONGS, bits, at)
                    .lanewise(VectorOperators.LSHR, 12)
                    .or(ONE_BITS)
                    .reinterpretAsDoubles());
            LongVector shifted = u.reinterpretAsLongs().add(TO_ROOT_HALF);
            DoubleVector k = shifted.lanewise(VectorOperators.LSHR, 52)
                    .or(TWO_TO_52_BITS)
                    .reinterpretAsDoubles()
                    .sub(offset);
            DoubleVector m = shifted.and(FRACTION).add(ROOT_HALF_BITS).reinterpretAsDoubles();
            DoubleVector s = m.sub(one).div(m.add(one));
            DoubleVector z = s.mul(s);
            DoubleVector series = z.fma(l10, l9);
            series = z.fma(series, l8);
            series = z.fma(series, l7);
            series = z.fma(series, l6);
            series = z.fma(series, l5);
            series = z.fma(series, l4);
            series = z.fma(series, l3);
            series = z.fma(series, l2);
            series = z.fma(series, l1);
            series = z.fma(series, one);
            k.fma(minus2Ln2, minusFour.mul(s).mul(series))
                    .lanewise(VectorOperators.SQRT)
                    .intoArray(radii, at);
        }
    }

    private static void turn(double[] radii, long[] angles, int lane, int pairs, double[] out, int from) {
        DoubleVector oneAndHalf = DoubleVector.broadcast(DOUBLES, 1.5);
        DoubleVector halfPi = DoubleVector.broadcast(DOUBLES, HALF_PI);
        DoubleVector one = DoubleVector.broadcast(DOUBLES, 1.0);
        DoubleVector s1 = DoubleVector.broadcast(DOUBLES, S1);
        DoubleVector s2 = DoubleVector.broadcast(DOUBLES, S2);
        DoubleVector s3 = DoubleVector.broadcast(DOUBLES, S3);
        DoubleVector s4 = DoubleVector.broadcast(DOUBLES, S4);
        DoubleVector s5 = DoubleVector.broadcast(DOUBLES, S5);
        DoubleVector s6 = DoubleVector.broadcast(DOUBLES, S6);
        DoubleVector s7 = DoubleVector.broadcast(DOUBLES, S7);
        DoubleVector c1 = DoubleVector.broadcast(DOUBLES, C1);
        DoubleVector c2 = DoubleVector.broadcast(DOUBLES, C2);
        DoubleVector c3 = DoubleVector.broadcast(DOUBLES, C3);
        DoubleVector c4 = DoubleVector.broadcast(DOUBLES, C4);
        DoubleVector c5 = DoubleVector.broadcast(DOUBLES, C5);
        DoubleVector c6 = DoubleVector.broadcast(DOUBLES, C6);
        DoubleVector c7 = DoubleVector.broadcast(DOUBLES, C7);
        DoubleVector c8 = DoubleVector.broadcast(DOUBLES, C8);
        for (int at = lane; at < pairs; at += LANES) {
            LongVector bits = LongVector.fromArray(LONGS, angles, at);
            DoubleVector x = bits.lanewise(VectorOperators.LSHR, 10)
                    .and(FRACTION)
                    .or(ONE_BITS)
                    .reinterpretAsDoubles()
                    .sub(oneAndHalf)
                    .mul(halfPi);
            DoubleVector x2 = x.mul(x);
            DoubleVector sine = x2.fma(s7, s6);
            sine = x2.fma(sine, s5);
            sine = x2.fma(sine, s4);
            sine = x2.fma(sine, s3);
            sine = x2.fma(sine, s2);
            sine = x2.fma(sine, s1);
            sine = x2.mul(x).fma(sine, x);
            DoubleVector cosine = x2.fma(c8, c7);
            cosine = x2.fma(cosine, c6);
            cosine = x2.fma(cosine, c5);
            cosine = x2.fma(cosine, c4);
            cosine = x2.fma(cosine, c3);
            cosine = x2.fma(cosine, c2);
            cosine = x2.fma(cosine, c1);
            cosine = x2.fma(cosine, one);
            DoubleVector turned = cosine.reinterpretAsLongs()
                    .lanewise(VectorOperators.XOR, bits.and(Long.MIN_VALUE))
                    .reinterpretAsDoubles();
            DoubleVector radius = DoubleVector.fromArray(DOUBLES, radii, at);
            VectorMask<Double> exchanged = bits.lanewise(VectorOperators.LSHL, 1)
                    .compare(VectorOperators.LT, 0L)
                    .cast(DOUBLES);
            int place = from + 2 * at - lane;
            radius.mul(turned.blend(sine, exchanged)).intoArray(out, place);
            radius.mul(sine.blend(turned, exchanged)).intoArray(out, place + LANES);
        }
    }
}
