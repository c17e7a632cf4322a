package org.eigentape.engine.numeric;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link Tanh} in vector instructions: the same operations in the same order in every lane, so the same bits. Arguments that
 * are clipped there are only noticed here, and where there are any a second pass puts in what they give: &plusmn;1 and 0. Needs
 * the module {@code jdk.incubator.vector}. Stateless.
 */
public final class VectorTanh {
    private static final VectorSpecies<Double> LANES = DoubleVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Long> LONGS = LongVector.SPECIES_PREFERRED;
    /** Added to the bits of a magnitude it gives a negative number where that is above saturation, or NaN. */
    private static final long PAST_SATURATION = Long.MAX_VALUE - Double.doubleToRawLongBits(Tanh.SATURATION);

    private static final int WIDTH = LANES.length();

    private VectorTanh() {}

    /**
     * Hyperbolic tangent and its derivative 1 - tanh^2 of the first {@code length} numbers.
     *
     * @param z arguments, not modified; not one of the other arrays
     * @param value receives the results
     * @param derivative receives fma(-value, value, 1)
     * @param length number of arguments
     */
    public static void applyWithDerivative(double[] z, double[] value, double[] derivative, int length) {
        int whole = length - length % WIDTH;
        if (applyToWholeVectors(z, value, derivative, whole)) {
            saturate(z, value, derivative, whole);
        }
        for (int i = whole; i < length; i++) {
            applyToOne(z, value, derivative, i);
        }
    }

    /** In vector instructions too: in a network that is hot most arguments are above saturation, at every step. */
    private static void saturate(double[] z, double[] value, double[] derivative, int length) {
        DoubleVector saturation = DoubleVector.broadcast(LANES, Tanh.SATURATION);
        DoubleVector zero = DoubleVector.broadcast(LANES, 0.0);
        LongVector signBit = LongVector.broadcast(LONGS, Long.MIN_VALUE);
        for (int i = 0; i < length; i += WIDTH) {
            DoubleVector x = DoubleVector.fromArray(LANES, z, i);
            DoubleVector one =
                    x.reinterpretAsLongs().and(signBit).or(Tanh.ONE_BITS).reinterpretAsDoubles();
            // False for NaN, of which the results are right already.
            VectorMask<Double> saturated = x.lanewise(VectorOperators.ABS).compare(VectorOperators.GT, saturation);
            DoubleVector.fromArray(LANES, value, i).blend(one, saturated).intoArray(value, i);
            DoubleVector.fromArray(LANES, derivative, i).blend(zero, saturated).intoArray(derivative, i);
        }
    }

    private static void applyToOne(double[] z, double[] value, double[] derivative, int i) {
        value[i] = Tanh.tanh(z[i]);
        derivative[i] = Math.fma(-value[i], value[i], 1.0);
    }

    /** Returns whether an argument is above saturation, where results are wrong, or NaN, where they are right. */
    private static boolean applyToWholeVectors(double[] z, double[] value, double[] derivative, int length) {
        LongVector saturated = LongVector.zero(LONGS);
        LongVector signBit = LongVector.broadcast(LONGS, Long.MIN_VALUE);
        DoubleVector twoOverLn2 = DoubleVector.broadcast(LANES, Tanh.TWO_OVER_LN_2);
        DoubleVector minusOffset = DoubleVector.broadcast(LANES, -Tanh.OFFSET);
        DoubleVector roundToInteger = DoubleVector.broadcast(LANES, Tanh.ROUND_TO_INTEGER);
        DoubleVector upper = DoubleVector.broadcast(LANES, Tanh.HALF_LN_2_UPPER);
        DoubleVector lower = DoubleVector.broadcast(LANES, Tanh.HALF_LN_2_LOWER);
        DoubleVector c0 = DoubleVector.broadcast(LANES, Tanh.P_0);
        DoubleVector c1 = DoubleVector.broadcast(LANES, Tanh.P_1);
        DoubleVector c2 = DoubleVector.broadcast(LANES, Tanh.P_2);
        DoubleVector c3 = DoubleVector.broadcast(LANES, Tanh.P_3);
        DoubleVector c4 = DoubleVector.broadcast(LANES, Tanh.P_4);
        DoubleVector c5 = DoubleVector.broadcast(LANES, Tanh.P_5);
        DoubleVector c6 = DoubleVector.broadcast(LANES, Tanh.P_6);
        DoubleVector one = DoubleVector.broadcast(LANES, 1.0);
        DoubleVector minusOne = DoubleVector.broadcast(LANES, -1.0);
        DoubleVector two = DoubleVector.broadcast(LANES, 2.0);
        for (int i = 0; i < length; i += WIDTH) {
            DoubleVector x = DoubleVector.fromArray(LANES, z, i);
            DoubleVector magnitude = x.lanewise(VectorOperators.ABS);
            saturated = saturated.or(magnitude.reinterpretAsLongs().add(PAST_SATURATION));
            DoubleVector shifted = magnitude.fma(twoOverLn2, minusOffset).add(roundToInteger);
            DoubleVector minusN = roundToInteger.sub(shifted);
            DoubleVector r = minusN.fma(lower, minusN.fma(upper, magnitude));
            DoubleVector s = r.mul(r);
            DoubleVector s2 = s.mul(s);
            DoubleVector p0 = s2.fma(s.fma(c3, c2), s.fma(c1, c0));
            DoubleVector p4 = s2.fma(c6, s.fma(c5, c4));
            DoubleVector t = r.mul(s).fma(s2.mul(s2).fma(p4, p0), r);

            DoubleVector above = shifted.reinterpretAsLongs()
                    .lanewise(VectorOperators.LSHL, 52)
                    .add(Tanh.ONE_BITS)
                    .reinterpretAsDoubles()
                    .add(one);
            DoubleVector below = above.sub(two);
            DoubleVector numerator = t.fma(above, below);
            DoubleVector numeratorLost = t.fma(above, below.sub(numerator));
            DoubleVector denominator = t.fma(below, above);
            DoubleVector denominatorLost = t.fma(below, above.sub(denominator));
            DoubleVector minusReciprocal = minusOne.div(denominator);
            DoubleVector minusQuotient = numerator.mul(minusReciprocal);
            DoubleVector remainder =
                    minusQuotient.fma(denominator, numerator).add(minusQuotient.fma(denominatorLost, numeratorLost));
            DoubleVector negative = remainder.fma(minusReciprocal, minusQuotient);
            DoubleVector positive = negative.lanewise(VectorOperators.ABS);
            DoubleVector result = x.reinterpretAsLongs()
                    .and(signBit)
                    .or(positive.reinterpretAsLongs())
                    .reinterpretAsDoubles();
            result.intoArray(value, i);
            negative.fma(positive, one).intoArray(derivative, i);
        }
        return saturated.reduceLanes(VectorOperators.OR) < 0;
    }
}
