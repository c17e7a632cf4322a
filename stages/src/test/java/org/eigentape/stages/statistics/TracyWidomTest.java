package org.eigentape.stages.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eigentape.stages.fixture.Oracle;
import org.eigentape.stages.input.MatrixShape;
import org.junit.jupiter.api.Test;

class TracyWidomTest {

    /** The table comes from a Fredholm determinant, these numbers from Painleve's equation. */
    @Test
    void shouldAgreeWithPainleve() {
        Oracle oracle = new Oracle("tracy_widom");
        double[] points = oracle.values("tracy_widom.points");
        for (int k = 0; k < points.length; k++) {
            assertEquals(
                    oracle.values("tracy_widom.cumulative")[k], TracyWidom.cumulative(points[k]), 1e-7, "" + points[k]);
        }
    }

    /** Percentiles of Johnstone, Ann. Stat. 29, 295 (2001), table 1. */
    @Test
    void shouldHaveThePublishedPercentiles() {
        assertEquals(0.01, TracyWidom.cumulative(-3.90), 5e-4);
        assertEquals(0.5, TracyWidom.cumulative(-1.27), 5e-3);
        assertEquals(0.95, TracyWidom.cumulative(0.98), 5e-4);
        assertEquals(0.99, TracyWidom.cumulative(2.02), 5e-4);
    }

    @Test
    void shouldHaveItsMeanAndVariance() {
        double mean = 0;
        double square = 0;
        for (int k = -9000; k < 9000; k++) {
            double share = TracyWidom.cumulative((k + 1) * 1e-3) - TracyWidom.cumulative(k * 1e-3);
            assertTrue(share >= 0, "at " + k * 1e-3);
            double s = (k + 0.5) * 1e-3;
            mean += share * s;
            square += share * s * s;
        }
        assertEquals(TracyWidom.MEAN, mean, 1e-6);
        assertEquals(TracyWidom.VARIANCE, square - mean * mean, 1e-5);
    }

    @Test
    void shouldBeDefinedEverywhere() {
        assertEquals(0, TracyWidom.cumulative(Double.NEGATIVE_INFINITY));
        assertEquals(0, TracyWidom.cumulative(-7), 1e-8);
        assertEquals(1, TracyWidom.cumulative(7), 1e-6);
        assertEquals(1, TracyWidom.cumulative(Double.POSITIVE_INFINITY));
        assertTrue(Double.isNaN(TracyWidom.cumulative(Double.NaN)));
    }

    /** Reference: 2.588 sigma_W^2 for the mean largest eigenvalue of 16 x 32 matrices of variance sigma_W^2/32. */
    @Test
    void shouldPlaceTheLargestEigenvalueByTracyAndWidom() {
        var shape = new MatrixShape(16, 32);
        double mean = TracyWidom.centre(shape, 1 / 32.0) + TracyWidom.MEAN * TracyWidom.scale(shape, 1 / 32.0);
        assertEquals(2.588, mean, 0.03);
    }
}
