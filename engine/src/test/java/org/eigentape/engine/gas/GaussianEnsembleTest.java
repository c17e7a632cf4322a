package org.eigentape.engine.gas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eigentape.engine.numeric.NormalDistribution;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The stationary law of the exact step against closed forms of the Gaussian orthogonal ensemble with s^2 = g^2/w = 1 ([D] sec. II; Mehta,
 * Random Matrices, 3rd ed.; ratios: Atas et al., Phys. Rev. Lett. 110 (2013) 084101). Bounds are about four standard errors.
 */
class GaussianEnsembleTest {

    private static final int PAIRS = 100_000;
    private static final int LARGE = 80;
    private static final int MATRICES = 40;

    private static final double[] spacings = new double[PAIRS];
    private static final double[] pooled = new double[2 * PAIRS];
    private static final double[] bulk = new double[LARGE * MATRICES];
    private static double largeRatio;

    @BeforeAll
    static void sample() {
        GasSamples two = GasSamples.gaussianOrthogonal(2);
        for (int i = 0; i < PAIRS; i++) {
            double[] levels = two.next(1);
            spacings[i] = levels[1] - levels[0];
            pooled[2 * i] = levels[0];
            pooled[2 * i + 1] = levels[1];
        }
        GasSamples many = GasSamples.gaussianOrthogonal(LARGE);
        for (int i = 0; i < MATRICES; i++) {
            double[] levels = many.next(1);
            System.arraycopy(levels, 0, bulk, i * LARGE, LARGE);
            largeRatio += Statistics.meanRatio(levels, LARGE / 8, LARGE - LARGE / 8) / MATRICES;
        }
    }

    @Test
    void shouldFollowWignersSurmise() {
        // The 1 % point of Kolmogorov's distribution is 1.63/sqrt(n) = 0.0052.
        double distance = Statistics.kolmogorovSmirnov(spacings, Statistics.wigner(1));
        assertTrue(distance < 0.0052, "KS distance " + distance);
        assertEquals(Math.sqrt(Math.PI), Statistics.mean(spacings), 0.012);
        double mean = Statistics.mean(spacings);
        assertEquals(4 / Math.PI, Statistics.moment(spacings, 2) / (mean * mean), 0.005);
    }

    @Test
    void shouldHaveTheTwoLevelDensity() {
        double distance = Statistics.kolmogorovSmirnov(pooled, GaussianEnsembleTest::twoLevelCumulative);
        assertTrue(distance < 0.0052, "KS distance " + distance);
        assertEquals(1.5, Statistics.moment(pooled, 2), 0.02);
        assertEquals(23.0 / 4, Statistics.moment(pooled, 4), 0.16);
    }

    /** rho(x) = e^(-x^2/2)/(4 sqrt pi) (2 e^(-x^2/2) + sqrt(2 pi) x erf(x/sqrt 2)), integrated in closed form. */
    private static double twoLevelCumulative(double x) {
        double normal = NormalDistribution.cumulative(x);
        double gaussian = Math.exp(-x * x / 2);
        return NormalDistribution.cumulative(Math.sqrt(2) * x)
                - gaussian * (2 * normal - 1) * Math.sqrt(2 * Math.PI) / (4 * Math.sqrt(Math.PI));
    }

    @Test
    void shouldHaveTheBinderCumulantOfTwoLevelsInBothConventions() {
        double m2 = Statistics.moment(pooled, 2);
        double ratio = Statistics.moment(pooled, 4) / (3 * m2 * m2);
        assertEquals(-4.0 / 27, ratio - 1, 0.006, "m4/(3 m2^2) - 1, that of [D]");
        assertEquals(4.0 / 27, 1 - ratio, 0.006, "1 - m4/(3 m2^2), the usual one of lattice theory");
    }

    @Test
    void shouldBecomeASemicircle() {
        double radius = Math.sqrt(2.0 * LARGE);
        double distance = Statistics.kolmogorovSmirnov(bulk, x -> semicircle(x / radius));
        // Levels repel, so their counts hardly fluctuate; what is left is the tail beyond the radius and the order 1/N.
        assertTrue(distance < 0.012, "KS distance " + distance);
        double m2 = (LARGE + 1) / 2.0;
        double m4 = (2.0 * LARGE * LARGE + 5 * LARGE + 5) / 4;
        assertEquals(m2, Statistics.moment(bulk, 2), 0.01 * m2);
        assertEquals(m4, Statistics.moment(bulk, 4), 0.02 * m4);
        double binder = Statistics.moment(bulk, 4) / (3 * Math.pow(Statistics.moment(bulk, 2), 2)) - 1;
        assertEquals(m4 / (3 * m2 * m2) - 1, binder, 0.003);
        assertEquals(-1.0 / 3, binder, 0.007, "the limit of large N, in the convention of -4/27");
    }

    private static double semicircle(double x) {
        double inside = Math.max(-1, Math.min(1, x));
        return 0.5 + (inside * Math.sqrt(1 - inside * inside) + Math.asin(inside)) / Math.PI;
    }

    @Test
    void shouldHaveTheRatioStatistics() {
        assertEquals(0.5307, largeRatio, 0.015, "bulk of large matrices");
        GasSamples three = GasSamples.gaussianOrthogonal(3);
        double sum = 0;
        for (int i = 0; i < PAIRS; i++) {
            sum += Statistics.meanRatio(three.next(1), 0, 3);
        }
        assertEquals(0.5359, sum / PAIRS, 0.0035, "three levels, 4 - 2 sqrt 3");
    }
}
