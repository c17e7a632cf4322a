package org.eigentape.tools.figures.paper.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class CriticalTemperatureTest {

    private static final double[] TEMPERATURES = {0.125, 0.25, 0.5, 1};
    private static final double[] HUNDRED = {100, 100, 100, 100};

    @Test
    void shouldInterpolateLinearlyInTheLogarithm() {
        // From 0.93 to 0.43, 0.68 is half way: the geometric mean of 1/4 and 1/2.
        CriticalTemperature found = find(1, 0.93, 0.43, 0).orElseThrow();
        assertEquals(Math.sqrt(0.125), found.value(), 1e-12);
        // sqrt(.68 x .32/100) = 4.66 %, over a slope of 0.5 in ln 2.
        assertEquals(Math.sqrt(0.68 * 0.32 / 100) * Math.log(2) / 0.5, found.error(), 1e-12);
        assertEquals(2, found.factor(), 1e-12);
    }

    @Test
    void shouldTakeTheHighestTemperatureWhereTheFractionFalls() {
        assertEquals(Math.sqrt(0.5), find(0.93, 0.1, 0.93, 0.43).orElseThrow().value(), 1e-12);
        assertEquals(0.25, find(1, 0.68, 0.2, 0).orElseThrow().value(), 1e-12);
    }

    @Test
    void shouldFindNoneWhereTheFractionDoesNotFall() {
        assertTrue(find(1, 1, 1, 0.7).isEmpty());
        assertTrue(find(0.1, 0.2, 0.3, 0.9).isEmpty());
        assertTrue(find(1, Double.NaN, 0.2, 0).isEmpty());
    }

    @Test
    void shouldAddTheWidthOfACoarseGrid() {
        double[] coarse = {0.125, 0.5, 2};
        CriticalTemperature found = CriticalTemperature.of(coarse, new double[] {1, 0.93, 0.43}, HUNDRED, 0.68)
                .orElseThrow();
        double statistical = Math.sqrt(0.68 * 0.32 / 100) * Math.log(4) / 0.5;
        assertEquals(Math.hypot(statistical, Math.log(4) / Math.sqrt(12)), found.error(), 1e-12);
    }

    @Test
    void shouldHaveALargerErrorWithFewerModels() {
        double[] fractions = {1, 0.93, 0.43, 0};
        double few = CriticalTemperature.of(TEMPERATURES, fractions, new double[] {4, 4, 4, 4}, 0.68)
                .orElseThrow()
                .error();
        assertEquals(5 * find(fractions).orElseThrow().error(), few, 1e-12);
    }

    private static Optional<CriticalTemperature> find(double... fractions) {
        return CriticalTemperature.of(TEMPERATURES, fractions, HUNDRED, 0.68);
    }
}
