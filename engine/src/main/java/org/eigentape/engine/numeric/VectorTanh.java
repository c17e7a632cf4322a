package org.eigentape.engine.numeric;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link Tanh} in vector instructions: the same operations in the same order in every lane, so the same bits. Needs the
 * module {@code jdk.incubator.vector}. Stateless.
 */
public final class VectorTanh {
    private static final VectorSpecies<Double> LANES = DoubleVector.SPECIES_PREFERRED;
    private static final int WIDTH = LANES.length();

    private VectorTanh() {}

    /**
     * Hyperbolic tangent and its derivative 1 - tanh^2 of the first {@code length} numbers.
     *
     * <p>In two passes, because one would need more constants than there are registers, and more nodes than the compiler
     * takes: vectors would become objects. Between the passes {@code value} and {@code derivative} hold r and 2^n.
     *
     * @param z arguments, not modified; not one of the other arrays
     * @param value receives the results
     * @param derivative receives fma(-value, value, 1)
     * @param length number of arguments
     */
    public static void applyWithDerivative(double[] z, double[] value, double[] derivative, int length) {
        int whole = length - length % WIDTH;
        reduce(z, value, derivative, whole);
        finish(z, value, derivative, whole);
        for (int i = whole; i < length; i++) {
            value[i] = Tanh.tanh(z[i]);
            derivative[i] = Math.fma(-value[i], value[i], 1.0);
        }
    }

    private static void reduce(double[] z, double[] remainders, double[] powers, int length) {
        DoubleVector saturation = DoubleVector.broadcast(LANES, Tanh.SATURATION);
        DoubleVector inverseLn2 = DoubleVector.broadcast(LANES, Tanh.INVERSE_LN_2);
        DoubleVector minusQuarter = DoubleVector.broadcast(LANES, -0.25);
        DoubleVector roundToInteger = DoubleVector.broadcast(LANES, Tanh.ROUND_TO_INTEGER);
        DoubleVector ln2Upper = DoubleVector.broadcast(LANES, Tanh.LN_2_UPPER);
        DoubleVector ln2Lower = DoubleVector.broadcast(LANES, Tanh.LN_2_LOWER);
        for (int i = 0; i < length; i += WIDTH) {
            DoubleVector magnitude = DoubleVector.fromArray(LANES, z, i).lanewise(VectorOperators.ABS);
            DoubleVector clipped = magnitude.blend(saturation, magnitude.compare(VectorOperators.GT, saturation));
            DoubleVector u = clipped.add(clipped);
            DoubleVector shifted = u.fma(inverseLn2, minusQuarter).add(roundToInteger);
            DoubleVector minusN = roundToInteger.sub(shifted);
            minusN.fma(ln2Lower, minusN.fma(ln2Upper, u)).intoArray(remainders, i);
            shifted.reinterpretAsLongs()
                    .lanewise(VectorOperators.LSHL, 52)
                    .add(Tanh.ONE_BITS)
                    .reinterpretAsDoubles()
                    .intoArray(powers, i);
        }
    }

    private static void finish(double[] z, double[] value, double[] derivative, int length) {
        DoubleVector q0 = DoubleVector.broadcast(LANES, Tanh.Q_0);
        DoubleVector q1 = DoubleVector.broadcast(LANES, Tanh.Q_1);
        DoubleVector q2 = DoubleVector.broadcast(LANES, Tanh.Q_2);
        DoubleVector q3 = DoubleVector.broadcast(LANES, Tanh.Q_3);
        DoubleVector q4 = DoubleVector.broadcast(LANES, Tanh.Q_4);
        DoubleVector q5 = DoubleVector.broadcast(LANES, Tanh.Q_5);
        DoubleVector q6 = DoubleVector.broadcast(LANES, Tanh.Q_6);
        DoubleVector q7 = DoubleVector.broadcast(LANES, Tanh.Q_7);
        DoubleVector q8 = DoubleVector.broadcast(LANES, Tanh.Q_8);
        DoubleVector q9 = DoubleVector.broadcast(LANES, Tanh.Q_9);
        DoubleVector q10 = DoubleVector.broadcast(LANES, Tanh.Q_10);
        DoubleVector one = DoubleVector.broadcast(LANES, 1.0);
        DoubleVector two = DoubleVector.broadcast(LANES, 2.0);
        for (int i = 0; i < length; i += WIDTH) {
            DoubleVector r = DoubleVector.fromArray(LANES, value, i);
            DoubleVector power = DoubleVector.fromArray(LANES, derivative, i);
            DoubleVector r2 = r.mul(r);
            DoubleVector r4 = r2.mul(r2);
            DoubleVector d0 = r.fma(q3, q2).fma(r2, r.fma(q1, q0));
            DoubleVector d4 = r.fma(q7, q6).fma(r2, r.fma(q5, q4));
            DoubleVector d8 = q10.fma(r2, r.fma(q9, q8));
            DoubleVector q = d8.fma(r4.mul(r4), d4.fma(r4, d0));

            DoubleVector linear = power.fma(r, power.sub(one));
            DoubleVector scaledSquare = power.mul(r2);
            DoubleVector e = scaledSquare.fma(q, linear);
            DoubleVector eLost = scaledSquare.fma(q, linear.sub(e));

            DoubleVector denominator = e.add(two);
            DoubleVector denominatorLost = e.sub(denominator.sub(two));
            DoubleVector reciprocal = one.div(denominator);
            DoubleVector quotient = e.mul(reciprocal);
            DoubleVector minusQuotient = quotient.neg();
            DoubleVector remainder = minusQuotient.fma(denominator, e);
            remainder = minusQuotient.fma(denominatorLost.add(eLost), remainder).add(eLost);
            LongVector unsigned = remainder.fma(reciprocal, quotient).reinterpretAsLongs();
            LongVector sign =
                    DoubleVector.fromArray(LANES, z, i).reinterpretAsLongs().and(Long.MIN_VALUE);
            DoubleVector result = unsigned.or(sign).reinterpretAsDoubles();

            result.intoArray(value, i);
            result.neg().fma(result, one).intoArray(derivative, i);
        }
    }
}
