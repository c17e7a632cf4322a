package org.eigentape.engine.network.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** {@link Activation#RELU} in vector instructions, with its bits: NaN stays NaN. */
final class VectorRelu {
    private static final VectorSpecies<Double> LANES = DoubleVector.SPECIES_PREFERRED;
    private static final int WIDTH = LANES.length();

    private VectorRelu() {}

    static void applyWithDerivative(double[] z, double[] value, double[] derivative, int length) {
        DoubleVector zero = DoubleVector.zero(LANES);
        DoubleVector one = DoubleVector.broadcast(LANES, 1.0);
        int i = 0;
        for (; i + WIDTH <= length; i += WIDTH) {
            DoubleVector x = DoubleVector.fromArray(LANES, z, i);
            x.blend(zero, x.compare(VectorOperators.LE, zero)).intoArray(value, i);
            zero.blend(one, x.compare(VectorOperators.GT, zero)).intoArray(derivative, i);
        }
        for (; i < length; i++) {
            value[i] = z[i] <= 0.0 ? 0.0 : z[i];
            derivative[i] = z[i] > 0.0 ? 1.0 : 0.0;
        }
    }
}
