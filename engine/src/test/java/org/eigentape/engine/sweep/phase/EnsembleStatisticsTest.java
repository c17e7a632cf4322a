package org.eigentape.engine.sweep.phase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EnsembleStatisticsTest {

    /** NumPy 2: x.mean(), x.std(ddof=1)/sqrt(5), np.percentile(x, [50, 16, 84]) of x = [4, 1, 3, 2, 10]. */
    @Test
    void shouldAgreeWithNumPy() {
        EnsembleStatistics of = EnsembleStatistics.of(new double[] {4, 1, 3, 2, 10});
        assertEquals(5, of.count());
        assertEquals(4, of.mean(), 0);
        assertEquals(1.5811388300841898, of.standardError(), 1e-15);
        assertEquals(3, of.median(), 0);
        assertEquals(1.6400000000000001, of.low(), 1e-15);
        assertEquals(6.16, of.high(), 1e-14);
    }

    @Test
    void shouldLeaveOutWhatIsNotFinite() {
        EnsembleStatistics of = EnsembleStatistics.of(
                new double[] {Double.NaN, 2, Double.POSITIVE_INFINITY, 4, Double.NEGATIVE_INFINITY});
        assertEquals(2, of.count());
        assertEquals(3, of.mean(), 0);
        assertEquals(1, of.standardError(), 0);
        assertEquals(3.68, of.high(), 1e-15);
    }

    @Test
    void shouldBeUndefinedWithoutValues() {
        EnsembleStatistics of = EnsembleStatistics.of(new double[] {Double.NaN});
        assertEquals(0, of.count());
        assertTrue(Double.isNaN(of.mean()) && Double.isNaN(of.standardError()) && Double.isNaN(of.low()));
        assertTrue(Double.isNaN(EnsembleStatistics.of(new double[] {1}).standardError()), "of one value");
    }

    @Test
    void shouldNotLoseASmallSpreadBesideALargeMean() {
        EnsembleStatistics of = EnsembleStatistics.of(new double[] {1e15 + 1, 1e15 + 2, 1e15 + 3});
        assertEquals(1e15 + 2, of.mean(), 0);
        assertEquals(1 / Math.sqrt(3), of.standardError(), 1e-15);
    }

    @Test
    void shouldWriteNumbersThatReadBackExactly() {
        SplittableRandom random = new SplittableRandom(7);
        for (int index = 0; index < 10_000; index++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                assertEquals(value, Double.parseDouble(Decimal.text(value)), 0);
            }
        }
        assertEquals("0.1", Decimal.text(0.1));
        assertEquals("64", Decimal.text(64));
        assertEquals("1.7e-4", Decimal.text(1.7e-4));
        assertEquals("-2.5e17", Decimal.text(-2.5e17));
        assertEquals("0.30000000000000004", Decimal.text(0.1 + 0.2));
        assertEquals("0", Decimal.text(-0.0));
        assertEquals("NaN", Decimal.text(Double.NaN));
    }
}
