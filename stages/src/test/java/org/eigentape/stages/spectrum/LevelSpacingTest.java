package org.eigentape.stages.spectrum;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LevelSpacingTest {

    @Test
    void shouldAverageTheSpacings() {
        double[] values = {1, 2, 4, 10};
        double[] spacings = new double[3];
        LevelSpacing.spacings(values, spacings);
        assertArrayEquals(new double[] {1, 2, 6}, spacings);
        assertEquals(3, LevelSpacing.mean(values));
        assertTrue(Double.isNaN(LevelSpacing.mean(new double[] {5})));
    }

    /** Footnote 2 of [P]: (N-1) S grows from about 0.04 to 1e6 in 1e5 steps, a rate of about 2e-4. */
    @Test
    void shouldReproduceTheRateOfTheHotPhase() {
        assertEquals(1.7e-4, LevelSpacing.rate(0.04, 1e6, 100_000), 0.05e-4);
        assertEquals(0.25, LevelSpacing.rate(3, 3 * StrictMath.exp(1), 4), 1e-15);
    }

    @Test
    void shouldLeaveRatesUndefinedWithoutTimeOrSpacing() {
        assertTrue(Double.isNaN(LevelSpacing.rate(1, 2, 0)));
        assertTrue(Double.isNaN(LevelSpacing.rate(0, 2, 5)));
        assertTrue(Double.isNaN(LevelSpacing.rate(1, Double.NaN, 5)));
    }
}
