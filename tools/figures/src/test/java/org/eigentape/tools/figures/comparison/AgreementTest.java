package org.eigentape.tools.figures.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class AgreementTest {

    @Test
    void shouldKnowByHowMuchAReferenceWasRounded() {
        assertEquals(0.0005, new Reference("2.466", 0).rounding(), 1e-15);
        assertEquals(0.0005, new Reference("1.1e-2", 100).rounding(), 1e-15);
        assertEquals(0.005, new Reference("0.00", 6).rounding(), 1e-15);
        assertEquals(0.011, new Reference("1.1e-2", 100).value(), 0);
    }

    @Test
    void shouldCountStandardErrorsOfTheDifference() {
        Estimate measured = Estimate.mean(2.5, 0.01);
        assertEquals(
                (2.5 - 2.4665) / 0.01,
                Agreement.of(measured, 1, new Reference("2.466", 0)).deviations(),
                1e-9);
        // As many models behind the reference as here: the error of the difference is sqrt 2 times as large.
        assertEquals(
                (2.5 - 2.4665) / 0.01 / Math.sqrt(2),
                Agreement.of(measured, 50, new Reference("2.466", 50)).deviations(),
                1e-9);
        assertEquals(0, Agreement.of(measured, 1, 2.4, 2.6).deviations(), 0);
        assertEquals(5, Agreement.of(measured, 2, 2.6, 2.7).deviations(), 1e-9);
    }

    @Test
    void shouldCompareLogarithmsOfPositiveMedians() {
        Estimate measured = new Estimate(1e-5, Math.log(2), true, Double.POSITIVE_INFINITY);
        assertEquals(2, Agreement.of(measured, 1, 4e-5, 4e-5).deviations(), 1e-9);
        assertEquals(
                "inside, 2.0 s.e. away", Agreement.of(measured, 1, 4e-5, 4e-5).words());
        assertEquals(
                "outside, 4.0 s.e. away",
                Agreement.of(measured, 1, 1.6e-4, 1.6e-4).words());
    }

    @Test
    void shouldCallThreeStandardErrorsInside() {
        assertTrue(new Agreement(3).isInside());
        assertFalse(new Agreement(3.01).isInside());
        assertTrue(Agreement.of(Estimate.mean(1, 0), 1, 1, 1).isInside());
        assertFalse(Agreement.of(Estimate.mean(2, 0), 1, 1, 1).isInside());
    }

    @Test
    void shouldEstimateMeansMediansAndShares() {
        Estimate mean = Estimate.meanOf(new double[] {1, 2, 3});
        assertEquals(2, mean.value(), 0);
        assertEquals(1 / Math.sqrt(3), mean.error(), 1e-15);
        // One standard deviation of the logarithm is ln 2.
        Estimate median = Estimate.median(1, 0.5, 2, 100);
        assertEquals(Math.sqrt(Math.PI / 2) * Math.log(2) / 10, median.error(), 1e-15);
        assertEquals(median.error(), median.times(3).error(), 0);
        assertEquals(0.0466, Estimate.share(0.7, 100, 0.68).error(), 5e-5);
    }

    @Test
    void shouldGiveIntervalsToNumbersWhoseErrorIsAFactor() {
        assertEquals("0.716 +- 0.021", Estimate.mean(0.716, 0.021).words());
        Estimate coarse = new Estimate(0.0947, 1.16, true, Double.POSITIVE_INFINITY);
        assertEquals("0.0947 (0.0297 to 0.302)", coarse.words());
    }

    @Test
    void shouldPoolEstimatesOfTheSameThing() {
        Estimate pooled = Estimate.pooled(List.of(Estimate.mean(1, 0.3), Estimate.mean(3, 0.4)));
        assertEquals(2, pooled.value(), 0);
        assertEquals(0.25, pooled.error(), 1e-15);
        Estimate geometric = Estimate.pooled(List.of(new Estimate(1, 0.3, true, 9), new Estimate(4, 0.4, true, 9)));
        assertEquals(2, geometric.value(), 1e-12);
        assertEquals(0.25, geometric.error(), 1e-15);
    }

    @Test
    void shouldWidenTheErrorsOfFewRunsByStudentsT() {
        // Quantiles of Student's t at 0.998650, that of the normal distribution at 3.
        double[][] quantiles = {{4, 6.620}, {5, 5.507}, {9, 4.094}, {20, 3.422}, {100, 3.077}};
        for (double[] quantile : quantiles) {
            Estimate measured = new Estimate(0, 1, false, quantile[0]);
            assertEquals(quantile[1], 3 * measured.widening(), 0.01 * quantile[1]);
            assertTrue(Agreement.of(measured, 1, 0.97 * quantile[1], 10).isInside());
            assertFalse(Agreement.of(measured, 1, 1.03 * quantile[1], 10).isInside());
        }
        assertEquals(1, Estimate.mean(0, 1).widening(), 0);
        assertFalse(Estimate.meanOf(new double[] {1, 2, 3, 4}).isOfEnoughRuns());
        assertTrue(Estimate.meanOf(new double[] {1, 2, 3, 4, 5}).isOfEnoughRuns());
    }

    @Test
    void shouldMeasureTheScatterOfNumbersByTheirErrors() {
        // Two numbers at a distance d with errors s: chi-squared is d^2/(2 s^2) for one degree of freedom.
        Estimate first = new Estimate(1, 0.1, true, Double.POSITIVE_INFINITY);
        Scatter scatter = Scatter.of(List.of(first, new Estimate(Math.exp(0.3), 0.1, true, Double.POSITIVE_INFINITY)));
        assertEquals(4.5, scatter.square(), 1e-12);
        assertEquals(1, scatter.freedom());
        assertEquals(Math.exp(0.3), scatter.ratio(), 1e-12);
        // P(chi-squared > 28.5) = 0.00270 and P(> 23.2) = 0.0166 for 11, normal deviates 2.78 and 2.13.
        assertEquals(2.78, new Scatter(1, 28.5, 11).deviations(), 0.02);
        assertEquals(2.13, new Scatter(1, 23.2, 11).deviations(), 0.02);
    }
}
