package org.eigentape.stages.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.eigentape.stages.fixture.Oracle;
import org.junit.jupiter.api.Test;

class SemicircleFitTest {

    private final Oracle oracle = new Oracle("symmetric");
    private final double[] levels = oracle.values("levels");

    @Test
    void shouldAgreeWithScipy() {
        SemicircleFit fit = SemicircleFit.of(histogram(levels));
        oracle.check("fit", new double[] {fit.centre(), fit.radius()}, 1e-7);
        assertEquals(oracle.value("fit.determination"), fit.determination(), 1e-9);
        assertEquals(oracle.value("fit.ks"), SemicircleFit.distance(levels, fit.law()), 1e-7);
    }

    @Test
    void shouldFindTheLawWhoseSharesItIsGiven() {
        Semicircle law = new Semicircle(-3, 2);
        double[] masses = new double[12];
        for (int bin = 0; bin < masses.length; bin++) {
            masses[bin] = law.cumulative(-4.8 + 0.3 * (bin + 1)) - law.cumulative(-4.8 + 0.3 * bin);
        }
        SemicircleFit fit = SemicircleFit.of(new LevelHistogram(-4.8, 0.3, masses));
        assertEquals(-3, fit.centre(), 1e-9);
        assertEquals(2, fit.radius(), 1e-9);
        assertEquals(1, fit.determination(), 1e-12);
    }

    /** Scale and place of the levels only scale and move the fit. */
    @Test
    void shouldFollowScaleAndShift() {
        SemicircleFit fit = SemicircleFit.of(histogram(levels));
        double[] moved = Arrays.stream(levels).map(x -> 1e-9 * x + 5e-8).toArray();
        SemicircleFit other = SemicircleFit.of(histogram(moved));
        assertEquals(1e-9 * fit.centre() + 5e-8, other.centre(), 1e-15);
        assertEquals(1e-9 * fit.radius(), other.radius(), 1e-15);
    }

    @Test
    void shouldNotFollowAnOutlier() {
        double[] spiked = Arrays.copyOf(levels, levels.length + 1);
        spiked[levels.length] = 100;
        SemicircleFit fit = SemicircleFit.of(LevelHistogram.of(spiked, 40));
        assertEquals(oracle.values("fit")[1], fit.radius(), 2.5);
    }

    @Test
    void shouldSayWhyThereIsNoFit() {
        assertTrue(SemicircleFit.of(LevelHistogram.of(levels, 2)).reason().contains("needs 3 bins"));
        double[] one = new double[100];
        one[99] = 1;
        one[0] = -1;
        assertTrue(SemicircleFit.of(LevelHistogram.of(one, 9)).reason().contains("narrower than two bins"));
    }

    @Test
    void shouldBeTheIntegralOfItsDensity() {
        Semicircle law = new Semicircle(1, 3);
        double sum = 0;
        for (int k = 0; k < 6000; k++) {
            assertEquals(sum, law.cumulative(-2 + k * 1e-3), 1e-5);
            sum += law.density(-2 + (k + 0.5) * 1e-3) * 1e-3;
        }
        assertEquals(0, law.cumulative(-2.1));
        assertEquals(1, law.cumulative(4.1));
        assertEquals(0, law.density(4.1));
        assertThrows(IllegalArgumentException.class, () -> new Semicircle(0, 0));
    }

    private static LevelHistogram histogram(double[] ascending) {
        return LevelHistogram.of(ascending, LevelHistogram.freedmanDiaconis(ascending, 512));
    }
}
