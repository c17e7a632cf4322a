package org.eigentape.engine.boltzmann;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eigentape.engine.gas.Statistics;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Level repulsion of trained machines at full length against numbers of independent programs ([D] fig. 4 and 6 show the same). */
@Tag("reference")
class PairSpacingReferenceTest {

    @ParameterizedTest
    @CsvSource({"0.1, 64, .1167, .1043, .0848, .0648", "0.1, 16, .2083, .2039, .1628, .1205"})
    void shouldRepelAsMeasuredWithinThreePercent(
            double alpha, int chains, double first, double second, double third, double fourth) {
        double[] measured = {first, second, third, fourth};
        double[][] spacings = PairSpacings.measure(alpha, chains, 60_000, 50);
        for (int pair = 0; pair < 4; pair++) {
            double mean = Statistics.mean(spacings[pair]) / Math.sqrt(Math.PI);
            System.out.printf(
                    "alpha %s, |B| %d, pair %d: %.4f, reference %.4f%n", alpha, chains, pair + 1, mean, measured[pair]);
            assertEquals(measured[pair], mean, 0.03 * measured[pair], "pair " + (pair + 1));
            double distance = Statistics.kolmogorovSmirnov(spacings[pair], Statistics.wigner(mean));
            System.out.printf("KS distance to Wigner's surmise %.4f%n", distance);
            assertTrue(distance < 0.02, "KS distance to Wigner's surmise " + distance);
        }
    }

    /** Slope through the origin of mean spacings over sqrt((alpha/|B|)(mu^2 - kappa)), 2.376 where one pair alone has sqrt(2 pi). */
    @Test
    void shouldCollapseOntoTheSlopeOfRepellingPairs() {
        double[][] settings = {{.1, 64}, {.05, 32}, {.1, 32}, {.05, 16}, {.1, 16}, {.02, 16}};
        double product = 0;
        double square = 0;
        for (double[] setting : settings) {
            double[][] spacings =
                    PairSpacings.measure(setting[0], (int) setting[1], 20_000, (int) Math.round(10 / setting[0]));
            for (int pair = 0; pair < 4; pair++) {
                double abscissa = Math.sqrt(setting[0] / setting[1] * TrainedSpectrum.target(10, 2 * pair + 1));
                product += abscissa * Statistics.mean(spacings[pair]);
                square += abscissa * abscissa;
            }
        }
        System.out.printf("slope %.4f, reference 2.376%n", product / square);
        assertEquals(2.376, product / square, 0.03 * 2.376);
    }
}
