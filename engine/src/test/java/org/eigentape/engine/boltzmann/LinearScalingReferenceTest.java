package org.eigentape.engine.boltzmann;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The linear scaling rule of [D] for all four pairs, with settings of twice the ratio as negative control; spacings are 2.4 relaxation times apart or more. */
@Tag("reference")
class LinearScalingReferenceTest {

    private static final int SAMPLES = 4_000;
    private static final double APART = 50;

    @ParameterizedTest
    @CsvSource({"0.1, 64, 0.05, 32", "0.1, 32, 0.05, 16", "0.05, 32, 0.025, 16"})
    void shouldDependOnTheRatioOfLearningRateAndBatchSizeOnly(double alpha, int chains, double other, int fewer) {
        double[][] one = measure(alpha, chains);
        double[][] same = measure(other, fewer);
        double[][] twice = measure(alpha, fewer);
        for (int pair = 0; pair < 4; pair++) {
            EqualRatios.assertSame(one[pair], same[pair], "pair " + (pair + 1));
            EqualRatios.assertDifferent(one[pair], twice[pair], "pair " + (pair + 1));
        }
    }

    private static double[][] measure(double alpha, int chains) {
        return PairSpacings.measure(alpha, chains, SAMPLES, (int) Math.round(APART / alpha));
    }
}
