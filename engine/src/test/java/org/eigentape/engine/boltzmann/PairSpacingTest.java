package org.eigentape.engine.boltzmann;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eigentape.engine.gas.Statistics;
import org.junit.jupiter.api.Test;

/** {@code <S>/sqrt pi} of the four pairs at alpha = 0.1, |B| = 16, k = 3, in short; the whole comparison is PairSpacingReferenceTest. */
class PairSpacingTest {

    private static final double[] MEASURED = {0.2083, 0.2039, 0.1628, 0.1205};

    @Test
    void shouldRepelAsMeasured() {
        double[][] spacings = PairSpacings.measure(0.1, 16, 20_000, 10);
        for (int pair = 0; pair < 4; pair++) {
            double mean = Statistics.mean(spacings[pair]);
            // 200,000 updates are some 10,000 to 1,000 relaxation times: errors of 0.6 to 1.7 %, beside 1 % of the
            // table.
            assertEquals(MEASURED[pair], mean / Math.sqrt(Math.PI), 0.06 * MEASURED[pair], "pair " + (pair + 1));
        }
        double sigma = Statistics.mean(spacings[0]) / Math.sqrt(Math.PI);
        double distance = Statistics.kolmogorovSmirnov(spacings[0], Statistics.wigner(sigma));
        assertTrue(distance < 0.03, "KS distance to Wigner's surmise " + distance);
    }
}
