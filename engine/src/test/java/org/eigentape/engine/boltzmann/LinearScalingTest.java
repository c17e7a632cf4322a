package org.eigentape.engine.boltzmann;

import org.junit.jupiter.api.Test;

/**
 * Only alpha/|B| matters: (0.05, 32) and (0.025, 16) have one law of spacings, (0.05, 16) has another. The first two pairs, whose
 * spacings relax in 2.1/alpha and 4.0/alpha updates, are taken every 12/alpha; the whole comparison is LinearScalingReferenceTest.
 */
class LinearScalingTest {

    private static final int SAMPLES = 1_200;

    @Test
    void shouldDependOnTheRatioOfLearningRateAndBatchSizeOnly() {
        double[][] one = PairSpacings.measure(0.05, 32, SAMPLES, 240);
        double[][] same = PairSpacings.measure(0.025, 16, SAMPLES, 480);
        double[][] twice = PairSpacings.measure(0.05, 16, SAMPLES, 240);
        for (int pair = 0; pair < 2; pair++) {
            EqualRatios.assertSame(one[pair], same[pair], "pair " + (pair + 1));
            EqualRatios.assertDifferent(one[pair], twice[pair], "pair " + (pair + 1));
        }
    }
}
