package org.eigentape.stages.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.eigentape.engine.numeric.NormalSampler;
import org.eigentape.engine.numeric.RandomStream;
import org.eigentape.stages.fixture.Oracle;
import org.eigentape.stages.spectrum.SymmetricEigenSolver;
import org.junit.jupiter.api.Test;

class SpacingStatisticsTest {

    private static final int MANY = 20_000;

    @Test
    void shouldGiveTheLargestDistanceOnBothSidesOfAStep() {
        // One point at the median is 1/2 away on either side; a point at 0 is 1 away.
        assertEquals(0.5, KolmogorovSmirnov.distance(new double[] {0.5}, x -> x));
        assertEquals(1, KolmogorovSmirnov.distance(new double[] {0}, x -> x));
        assertEquals(2 / 3.0 - 0.2, KolmogorovSmirnov.distance(new double[] {0.1, 0.2, 0.6}, x -> x), 1e-15);
    }

    @Test
    void shouldHaveTheMomentsOfTheSpacingLaws() {
        assertEquals(0.27324, SpacingLaws.WIGNER_VARIANCE, 1e-5);
        // Mean of a law of positive numbers: integral of 1 - F.
        assertEquals(1, integral(s -> 1 - SpacingLaws.wignerCumulative(s)), 1e-6);
        assertEquals(4 / Math.PI, integral(s -> 2 * s * (1 - SpacingLaws.wignerCumulative(s))), 1e-6);
        assertEquals(1, integral(s -> 1 - SpacingLaws.poissonCumulative(s)), 1e-6);
    }

    @Test
    void shouldTellPoissonLevels() {
        double[] levels = poissonLevels();
        double[] spacings = new double[MANY - 1];
        for (int i = 0; i < spacings.length; i++) {
            spacings[i] = levels[i + 1] - levels[i];
        }
        assertEquals(0, BrodyExponent.fit(spacings).value(), 0.03);
        assertEquals(2 * StrictMath.log(2) - 1, RatioStatistic.mean(levels).value(), 0.008);
        assertEquals(1, NumberVariance.of(levels, 1).value(), 0.03);
        assertEquals(5, NumberVariance.of(levels, 5).value(), 0.3);
        assertEquals(15 / 15.0, SpectralRigidity.of(levels, 15).value(), 0.06);
        Arrays.sort(spacings);
        assertTrue(
                KolmogorovSmirnov.distance(spacings, SpacingLaws::poissonCumulative) < 0.0115, "95 % of all samples");
        assertTrue(KolmogorovSmirnov.distance(spacings, SpacingLaws::wignerCumulative) > 0.1);
    }

    /** Brody's law is Weibull's: its quantiles are known. */
    @Test
    void shouldFindTheExponentOfBrodySpacings() {
        for (double q : new double[] {0.3, 1, 2}) {
            double[] spacings = new double[2000];
            double mean = 0;
            for (int i = 0; i < spacings.length; i++) {
                double probability = (i + 0.5) / spacings.length;
                spacings[i] = StrictMath.pow(-StrictMath.log1p(-probability), 1 / (q + 1));
                mean += spacings[i] / spacings.length;
            }
            for (int i = 0; i < spacings.length; i++) {
                spacings[i] /= mean;
            }
            assertEquals(q, BrodyExponent.fit(spacings).value(), 0.01 * (1 + q));
        }
        assertEquals("a spacing is zero", BrodyExponent.fit(new double[] {0, 2}).reason());
        assertTrue(BrodyExponent.fit(new double[] {1, 1, 1}).reason().contains("beyond 20.0"));
    }

    @Test
    void shouldGiveClosedFormsForEquidistantLevels() {
        double[] fence = new double[400];
        for (int i = 0; i < fence.length; i++) {
            fence[i] = i;
        }
        assertEquals(0, NumberVariance.of(fence, 7).value(), 1e-12);
        assertEquals(0.3 * 0.7, NumberVariance.of(fence, 6.3).value(), 1e-3);
        assertEquals(1 / 12.0, SpectralRigidity.of(fence, 100).value(), 1e-4);
        assertEquals(1, RatioStatistic.mean(fence).value());
        assertTrue(NumberVariance.of(fence, 200).reason().contains("half of the unfolded spectrum"));
        assertTrue(SpectralRigidity.of(fence, 200).reason().contains("half of the unfolded spectrum"));
        assertTrue(NumberVariance.of(new double[] {1}, 1).reason().contains("half"));
    }

    /**
     * One level that leaves the fraction f of an interval above it: f (1 - f) - 3 f^2 (1 - f)^2. Five intervals, with f = 1, 1/4, 1/2,
     * 3/4 and 1.
     */
    @Test
    void shouldGiveTheRigidityOfSingleSteps() {
        assertEquals(58.0 / 1280, SpectralRigidity.of(new double[] {0, 4, 8}, 4).value(), 1e-15);
    }

    /** 3 x 3 matrices: .5359, Atas et al. (2013), eq. 8; spacings of 2 x 2 ones are Wigner's exactly. */
    @Test
    void shouldGiveThePublishedValuesOfSmallGaussianMatrices() {
        NormalSampler normals = new NormalSampler(RandomStream.of(1, "test/goe", 0));
        SymmetricEigenSolver three = new SymmetricEigenSolver(3);
        double sum = 0;
        for (int k = 0; k < MANY; k++) {
            three.decompose(gaussian(normals, 3));
            sum += RatioStatistic.mean(three.values()).value() / MANY;
        }
        assertEquals(4 - 2 * Math.sqrt(3), sum, 0.006);

        SymmetricEigenSolver two = new SymmetricEigenSolver(2);
        double[] lower = new double[MANY];
        double[] upper = new double[MANY];
        double[] spacings = new double[MANY];
        for (int k = 0; k < MANY; k++) {
            two.decompose(gaussian(normals, 2));
            lower[k] = 3 + two.values()[0];
            upper[k] = 3 + two.values()[1];
            spacings[k] = (upper[k] - lower[k]) / Math.sqrt(Math.PI);
        }
        Arrays.sort(spacings);
        assertTrue(KolmogorovSmirnov.distance(spacings, SpacingLaws::wignerCumulative) < 0.0115);
        // Diagonal elements of variance 1, others of 1/2: sigma = 1.
        TwoLevelDensity pairs = TwoLevelDensity.fit(lower, upper);
        assertEquals(3, pairs.centre(), 0.03);
        assertEquals(1, pairs.sigma(), 0.02);
        double[] pooled = TwoLevelDensity.pool(lower, upper);
        assertTrue(KolmogorovSmirnov.distance(pooled, pairs::cumulative) < 0.01);
        assertEquals(-4 / 27.0, BinderCumulant.excess(pooled).value(), 0.01);
        assertEquals(4 / 27.0, BinderCumulant.binder(pooled).value(), 0.01);
        assertEquals(pairs, TwoLevelDensity.fit(upper, lower), "the order of a pair's members is of no account");
    }

    /** Middle of the spectrum of 200 x 200 matrices: Sigma^2 and Delta_3 of Mehta, and the ratio of Atas et al. */
    @Test
    void shouldGiveThePublishedValuesOfLargeGaussianMatrices() {
        NormalSampler normals = new NormalSampler(RandomStream.of(1, "test/goe", 1));
        int n = 200;
        int runs = 12;
        SymmetricEigenSolver solver = new SymmetricEigenSolver(n);
        double variance = 0;
        double rigidity = 0;
        double ratio = 0;
        for (int k = 0; k < runs; k++) {
            solver.decompose(gaussian(normals, n));
            double[] unfolded =
                    Arrays.stream(solver.values()).map(x -> semicircle(x, n)).toArray();
            double[] middle = Arrays.copyOfRange(unfolded, 20, 180);
            variance += NumberVariance.of(middle, 10).value() / runs;
            rigidity += SpectralRigidity.of(middle, 10).value() / runs;
            ratio += RatioStatistic.mean(middle).value() / runs;
        }
        double logarithm = StrictMath.log(2 * Math.PI * 10) + 0.5772156649 - Math.PI * Math.PI / 8;
        double square = Math.PI * Math.PI;
        assertEquals(2 / square * (logarithm + 1), variance, 0.08);
        assertEquals((logarithm - 1.25) / square, rigidity, 0.03);
        assertEquals(0.5307, ratio, 0.015);
    }

    @Test
    void shouldAgreeWithScipy() {
        Oracle oracle = new Oracle("spectral");
        double[] levels = oracle.values("noise");
        double[] unfolded = oracle.values("unfolded");
        int n = unfolded.length;
        double mean = (unfolded[n - 1] - unfolded[0]) / (n - 1);
        double[] scaled =
                Arrays.stream(unfolded).map(u -> (u - unfolded[0]) / mean).toArray();
        double[] spacings = new double[n - 1];
        for (int i = 0; i < n - 1; i++) {
            spacings[i] = scaled[i + 1] - scaled[i];
        }
        Arrays.sort(spacings);
        oracle.check("wigner", KolmogorovSmirnov.distance(spacings, SpacingLaws::wignerCumulative), 1e-12);
        oracle.check("poisson", KolmogorovSmirnov.distance(spacings, SpacingLaws::poissonCumulative), 1e-12);
        oracle.check("brody", BrodyExponent.fit(spacings).value(), 1e-6);
        double[] lengths = {1, 2, 5, 10, 20};
        oracle.check(
                "number_variance",
                each(lengths, length -> NumberVariance.of(scaled, length).value()),
                1e-10);
        oracle.check(
                "rigidity",
                each(lengths, length -> SpectralRigidity.of(scaled, length).value()),
                1e-9);
        oracle.check("ratio", RatioStatistic.mean(levels).value(), 1e-12);
        oracle.check("binder", BinderCumulant.excess(levels).value(), 1e-12);
        TwoLevelDensity pair = new TwoLevelDensity(0, 0.7);
        oracle.check("pair.density", each(oracle.values("pair.at"), pair::density), 1e-13);
        oracle.check("pair.cumulative", each(oracle.values("pair.at"), pair::cumulative), 1e-12);
    }

    /** Whether the last interval counts must not depend on the last bit of the last level. */
    @Test
    void shouldNotDependOnRoundingAtTheEndOfTheSpectrum() {
        double[] levels = {0, 0.4, 1.9, 2.3, 4};
        double rigidity = SpectralRigidity.of(levels, 1).value();
        levels[4] = Math.nextDown(4.0);
        assertEquals(rigidity, SpectralRigidity.of(levels, 1).value(), 1e-12);
    }

    @Test
    void shouldSayWhyThereIsNoValue() {
        assertEquals(
                "a ratio of spacings needs 3 levels",
                RatioStatistic.mean(new double[2]).reason());
        assertEquals("three levels coincide", RatioStatistic.mean(new double[3]).reason());
        assertEquals(
                "the sample does not vary",
                BinderCumulant.excess(new double[] {2, 2}).reason());
        assertEquals(
                "the sample does not vary", BinderCumulant.binder(new double[0]).reason());
        assertTrue(
                Double.isNaN(TwoLevelDensity.fit(new double[0], new double[0]).sigma()));
    }

    private static double[] each(double[] at, DoubleUnaryOperator function) {
        return Arrays.stream(at).map(function).toArray();
    }

    private static double integral(DoubleUnaryOperator function) {
        double sum = 0;
        double width = 1e-3;
        for (int k = 0; k < 40_000; k++) {
            sum += function.applyAsDouble((k + 0.5) * width) * width;
        }
        return sum;
    }

    private static double[] poissonLevels() {
        RandomStream random = RandomStream.of(1, "test/poisson", 0);
        double[] levels = new double[MANY];
        for (int i = 1; i < MANY; i++) {
            levels[i] = levels[i - 1] - StrictMath.log1p(-random.nextDouble());
        }
        return levels;
    }

    /** Diagonal elements of variance 1, others of 1/2. */
    private static double[] gaussian(NormalSampler normals, int n) {
        double[] matrix = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
                matrix[i * n + j] = normals.next() * (i == j ? 1 : Math.sqrt(0.5));
                matrix[j * n + i] = matrix[i * n + j];
            }
        }
        return matrix;
    }

    /** n times the cumulative semicircle of radius sqrt(2 n). */
    private static double semicircle(double x, int n) {
        double u = Math.max(-1, Math.min(1, x / Math.sqrt(2.0 * n)));
        return n * (0.5 + (u * Math.sqrt(1 - u * u) + StrictMath.asin(u)) / Math.PI);
    }
}
