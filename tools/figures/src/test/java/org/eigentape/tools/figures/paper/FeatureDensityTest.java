package org.eigentape.tools.figures.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FeatureDensityTest {

    @Test
    void shouldBeNormalised() {
        for (double variance : new double[] {0.1, 0.5, 1, 4}) {
            FeatureDensity density = new FeatureDensity(variance);
            // Over phi in (-1, 1); the midpoint rule never touches the ends.
            int points = 400_000;
            double sum = 0;
            for (int index = 0; index < points; index++) {
                double phi = 2 * (index + 0.5) / points - 1;
                double z = 0.5 * Math.log((1 + phi) / (1 - phi));
                sum += density.at(z) * 2 / points;
            }
            assertEquals(1, sum, variance > 1 ? 2e-2 : 1e-6, "variance " + variance);
        }
    }

    @Test
    void shouldHaveTheClosedFormOfAFlatTop() {
        // [P] eq. (2.22): at sigma_z^2 = 1/2 the quadratic term vanishes, and p(0) = 1/sqrt(pi).
        FeatureDensity density = new FeatureDensity(FeatureDensity.CRITICAL_VARIANCE);
        assertEquals(1 / Math.sqrt(Math.PI), density.at(0), 1e-15);
        assertEquals(density.at(0), density.at(0.01), 1e-7);
        assertEquals(0, density.peak(), 0);
        assertEquals(0, new FeatureDensity(0.3).peak(), 0);
    }

    @Test
    void shouldFindThePeakThatSolvesTheSelfConsistency() {
        // z = 2 s tanh z is solved by z if s = z/(2 tanh z).
        for (double z : new double[] {0.05, 0.7, 3}) {
            FeatureDensity density = new FeatureDensity(z / (2 * Math.tanh(z)));
            assertEquals(z, density.peak(), 1e-6 * z);
            assertTrue(density.at(density.peak()) > density.at(0.99 * z));
            assertTrue(density.at(density.peak()) > density.at(1.01 * z));
        }
    }
}
