package org.eigentape.engine.boltzmann.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.eigentape.engine.numeric.RandomStream;

/**
 * {@link NormalNoise} in vector instructions, with the bits of {@link PlainNormalNoise}. Needs the module {@code jdk.incubator.vector}.
 *
 * <p>The compiler keeps vectors in registers only where it is certain of the class of each receiver. Elsewhere it asks the profile of the
 * library's own methods, which all code of the process shares, and where vectors of another width were ever used a receiver becomes an
 * object, and the loop ten times slower. Certain are a constant ({@link #DOUBLE_LANES}) and what arithmetic on a receiver of certain class
 * has returned; not certain are what was loaded, was reinterpreted, or is carried by a loop. So these are arguments only, here and in
 * {@link VectorLaneProduct}. And from 18,000 nodes on (NodeCountInliningCutoff, some 40 operations) nothing is certain: hence several
 * passes, over arrays that stay in the first cache, and all but the last too long (325 bytes) to be inlined into one method.
 */
final class VectorNormalNoise extends NormalNoise {

    private static final VectorSpecies<Double> DOUBLES =
            DoubleVector.SPECIES_PREFERRED.length() > LANES ? DoubleVector.SPECIES_512 : DoubleVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Long> LONGS =
            LongVector.SPECIES_PREFERRED.length() > LANES ? LongVector.SPECIES_512 : LongVector.SPECIES_PREFERRED;
    private static final int WIDTH = DOUBLES.length();

    private static final DoubleVector DOUBLE_LANES = DoubleVector.zero(DOUBLES);
    private static final LongVector LONG_LANES = LongVector.zero(LONGS);

    /** Deviates of one round of passes. */
    private static final int ROUND = 32 * BLOCK;

    private final long[] first = new long[ROUND / 2];
    private final long[] second = new long[ROUND / 2];
    private final double[] exponents = new double[ROUND / 2];
    private final double[] radii = new double[ROUND / 2];
    private final double[] sines = new double[ROUND / 2];
    private final double[] cosines = new double[ROUND / 2];

    VectorNormalNoise(RandomStream stream) {
        super(stream);
    }

    @Override
    public void fill(double[] out, int count) {
        for (int from = 0; from < count; from += ROUND) {
            int pairs = Math.min(ROUND, count - from) / 2;
            for (int lane = 0; lane < LANES; lane += WIDTH) {
                draw(state, first, second, lane, pairs);
            }
            takeApart(first, second, exponents, radii, sines, pairs);
            finishRadii(exponents, radii, pairs);
            takeSines(sines, cosines, pairs);
            for (int lane = 0; lane < LANES; lane += WIDTH) {
                turn(radii, second, sines, cosines, lane, pairs, out, from);
            }
        }
    }

    /** Two numbers of each generator at a time. */
    private static void draw(long[] state, long[] first, long[] second, int lane, int pairs) {
        LongVector zero = LONG_LANES.broadcast(0L);
        LongVector a = LongVector.fromArray(LONGS, state, lane);
        LongVector b = LongVector.fromArray(LONGS, state, LANES + lane);
        LongVector c = LongVector.fromArray(LONGS, state, 2 * LANES + lane);
        LongVector d = LongVector.fromArray(LONGS, state, 3 * LANES + lane);
        for (int at = lane; at < pairs; at += LANES) {
            a = zero.or(a);
            b = zero.or(b);
            c = zero.or(c);
            d = zero.or(d);
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
        zero.or(a).intoArray(state, lane);
        zero.or(b).intoArray(state, LANES + lane);
        zero.or(c).intoArray(state, 2 * LANES + lane);
        zero.or(d).intoArray(state, 3 * LANES + lane);
    }

    /** From the first number, u = 2^k m: k and s = (m - 1)/(m + 1); from the second the angle x of its octant. */
    private static void takeApart(
            long[] first, long[] second, double[] exponents, double[] fractions, double[] angles, int pairs) {
        DoubleVector one = DOUBLE_LANES.broadcast(1.0);
        DoubleVector minusOne = DOUBLE_LANES.broadcast(-1.0);
        DoubleVector two = DOUBLE_LANES.broadcast(2.0);
        DoubleVector minusOffset = DOUBLE_LANES.broadcast(-EXPONENT_OFFSET);
        DoubleVector minusOneAndHalf = DOUBLE_LANES.broadcast(-1.5);
        DoubleVector halfPi = DOUBLE_LANES.broadcast(HALF_PI);
        LongVector upperBits = LONG_LANES.broadcast(FRACTION << 12);
        LongVector middleBits = LONG_LANES.broadcast(FRACTION << 10);
        LongVector oneBits = LONG_LANES.broadcast(ONE_BITS);
        LongVector toRootHalf = LONG_LANES.broadcast(TO_ROOT_HALF);
        LongVector twoTo52Bits = LONG_LANES.broadcast(TWO_TO_52_BITS);
        LongVector fraction = LONG_LANES.broadcast(FRACTION);
        LongVector rootHalfBits = LONG_LANES.broadcast(ROOT_HALF_BITS);
        for (int at = 0; at < pairs; at += WIDTH) {
            LongVector upper =
                    upperBits.and(LongVector.fromArray(LONGS, first, at)).lanewise(VectorOperators.LSHR, 12);
            DoubleVector u = two.sub(oneBits.or(upper).reinterpretAsDoubles());
            LongVector shifted = toRootHalf.add(u.reinterpretAsLongs());
            LongVector exponent = shifted.lanewise(VectorOperators.LSHR, 52);
            minusOffset.add(twoTo52Bits.or(exponent).reinterpretAsDoubles()).intoArray(exponents, at);
            DoubleVector m = rootHalfBits.add(fraction.and(shifted)).reinterpretAsDoubles();
            minusOne.add(m).div(one.add(m)).intoArray(fractions, at);
            LongVector middle =
                    middleBits.and(LongVector.fromArray(LONGS, second, at)).lanewise(VectorOperators.LSHR, 10);
            DoubleVector x = minusOneAndHalf.add(oneBits.or(middle).reinterpretAsDoubles());
            halfPi.mul(x).intoArray(angles, at);
        }
    }

    /** sqrt(-2 ln u) in the place of s. */
    private static void finishRadii(double[] exponents, double[] radii, int pairs) {
        DoubleVector one = DOUBLE_LANES.broadcast(1.0);
        DoubleVector minus2Ln2 = DOUBLE_LANES.broadcast(MINUS_2_LN_2);
        DoubleVector minusFour = DOUBLE_LANES.broadcast(-4.0);
        DoubleVector l1 = DOUBLE_LANES.broadcast(L1);
        DoubleVector l2 = DOUBLE_LANES.broadcast(L2);
        DoubleVector l3 = DOUBLE_LANES.broadcast(L3);
        DoubleVector l4 = DOUBLE_LANES.broadcast(L4);
        DoubleVector l5 = DOUBLE_LANES.broadcast(L5);
        DoubleVector l6 = DOUBLE_LANES.broadcast(L6);
        DoubleVector l7 = DOUBLE_LANES.broadcast(L7);
        DoubleVector l8 = DOUBLE_LANES.broadcast(L8);
        DoubleVector l9 = DOUBLE_LANES.broadcast(L9);
        DoubleVector l10 = DOUBLE_LANES.broadcast(L10);
        for (int at = 0; at < pairs; at += WIDTH) {
            DoubleVector s = one.mul(DoubleVector.fromArray(DOUBLES, radii, at));
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
            minus2Ln2
                    .fma(
                            DoubleVector.fromArray(DOUBLES, exponents, at),
                            minusFour.mul(s).mul(series))
                    .lanewise(VectorOperators.SQRT)
                    .intoArray(radii, at);
        }
    }

    /** Sine and cosine of angles of an octant; the sine takes the angle's place. */
    private static void takeSines(double[] sines, double[] cosines, int pairs) {
        DoubleVector one = DOUBLE_LANES.broadcast(1.0);
        DoubleVector s1 = DOUBLE_LANES.broadcast(S1);
        DoubleVector s2 = DOUBLE_LANES.broadcast(S2);
        DoubleVector s3 = DOUBLE_LANES.broadcast(S3);
        DoubleVector s4 = DOUBLE_LANES.broadcast(S4);
        DoubleVector s5 = DOUBLE_LANES.broadcast(S5);
        DoubleVector s6 = DOUBLE_LANES.broadcast(S6);
        DoubleVector s7 = DOUBLE_LANES.broadcast(S7);
        DoubleVector c1 = DOUBLE_LANES.broadcast(C1);
        DoubleVector c2 = DOUBLE_LANES.broadcast(C2);
        DoubleVector c3 = DOUBLE_LANES.broadcast(C3);
        DoubleVector c4 = DOUBLE_LANES.broadcast(C4);
        DoubleVector c5 = DOUBLE_LANES.broadcast(C5);
        DoubleVector c6 = DOUBLE_LANES.broadcast(C6);
        DoubleVector c7 = DOUBLE_LANES.broadcast(C7);
        DoubleVector c8 = DOUBLE_LANES.broadcast(C8);
        for (int at = 0; at < pairs; at += WIDTH) {
            DoubleVector x = one.mul(DoubleVector.fromArray(DOUBLES, sines, at));
            DoubleVector x2 = x.mul(x);
            DoubleVector sine = x2.fma(s7, s6);
            sine = x2.fma(sine, s5);
            sine = x2.fma(sine, s4);
            sine = x2.fma(sine, s3);
            sine = x2.fma(sine, s2);
            sine = x2.fma(sine, s1);
            x2.mul(x).fma(sine, x).intoArray(sines, at);
            DoubleVector cosine = x2.fma(c8, c7);
            cosine = x2.fma(cosine, c6);
            cosine = x2.fma(cosine, c5);
            cosine = x2.fma(cosine, c4);
            cosine = x2.fma(cosine, c3);
            cosine = x2.fma(cosine, c2);
            cosine = x2.fma(cosine, c1);
            x2.fma(cosine, one).intoArray(cosines, at);
        }
    }

    /** Both deviates of each pair: signs, exchange and radius. */
    private static void turn(
            double[] radii,
            long[] signs,
            double[] sines,
            double[] cosines,
            int lane,
            int pairs,
            double[] out,
            int from) {
        LongVector sign = LONG_LANES.broadcast(Long.MIN_VALUE);
        LongVector exchange = LONG_LANES.broadcast(1L << 62);
        DoubleVector one = DOUBLE_LANES.broadcast(1.0);
        for (int at = lane; at < pairs; at += LANES) {
            LongVector bits = LongVector.fromArray(LONGS, signs, at);
            DoubleVector radius = one.mul(DoubleVector.fromArray(DOUBLES, radii, at));
            DoubleVector across = radius.mul(DoubleVector.fromArray(DOUBLES, sines, at));
            LongVector signed = sign.and(bits).lanewise(VectorOperators.XOR, radius.reinterpretAsLongs());
            DoubleVector straight =
                    one.mul(signed.reinterpretAsDoubles()).mul(DoubleVector.fromArray(DOUBLES, cosines, at));
            VectorMask<Double> exchanged =
                    exchange.and(bits).compare(VectorOperators.NE, 0L).cast(DOUBLES);
            int place = from + 2 * at - lane;
            straight.blend(across, exchanged).intoArray(out, place);
            across.blend(straight, exchanged).intoArray(out, place + LANES);
        }
    }
}
