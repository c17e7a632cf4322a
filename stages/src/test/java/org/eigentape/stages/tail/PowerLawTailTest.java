package org.eigentape.stages.tail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.eigentape.engine.numeric.RandomStream;
import org.eigentape.stages.fixture.Oracle;
import org.junit.jupiter.api.Test;

class PowerLawTailTest {

    private final Oracle oracle = new Oracle("spectral");

    @Test
    void shouldAgreeWithScipy() {
        double[] levels = oracle.values("levels");
        PowerLawTail tail = PowerLawTail.fit(levels, 10, TailDistance.SUPREMUM);
        oracle.check("tail.supremum", new double[] {tail.alpha(), tail.start(), tail.distance()}, 1e-8);
        TailComparison exponential = TailComparison.exponential(levels, tail);
        oracle.check("tail.exponential", new double[] {exponential.ratio(), exponential.probability()}, 1e-7);
        PowerLawTail lower = PowerLawTail.fit(levels, 10, TailDistance.PLFIT);
        oracle.check("tail.plfit", new double[] {lower.alpha(), lower.start(), lower.distance()}, 1e-8);
        oracle.check("hill.5", HillEstimator.exponent(levels, 0.05).value(), 1e-12);
        oracle.check("hill.10", HillEstimator.exponent(levels, 0.10).value(), 1e-12);
    }

    @Test
    void shouldFitTheCutLogNormalLawAsScipyDoes() {
        double[] data = oracle.values("lognormal.data");
        double mean = 0;
        double square = 0;
        for (double x : data) {
            double z = StrictMath.log(x / data[0]);
            mean += z / data.length;
            square += z * z / data.length;
        }
        LogNormalTail law = LogNormalTail.fit(data[0], mean, square);
        oracle.check("lognormal.fit", new double[] {law.mu(), law.sigma()}, 1e-6);
        PowerLawTail whole = PowerLawTail.fit(data, data.length, TailDistance.SUPREMUM);
        TailComparison comparison = TailComparison.logNormal(data, whole);
        assertEquals(oracle.values("lognormal.comparison")[0], comparison.ratio(), 1e-7);
        assertEquals(oracle.values("lognormal.comparison")[1], comparison.probability(), 1e-9);
    }

    /** 1,000 numbers of exponent 2.5 above 1, and as many below, where the density is flat. */
    @Test
    void shouldFindExponentAndStartOfAPowerLaw() {
        RandomStream random = RandomStream.of(1, "test/tail", 0);
        double[] data = new double[2000];
        for (int i = 0; i < data.length; i++) {
            data[i] =
                    i % 2 == 0 ? 0.01 + 0.99 * random.nextDouble() : StrictMath.pow(1 - random.nextDouble(), -1 / 1.5);
        }
        Arrays.sort(data);
        PowerLawTail tail = PowerLawTail.fit(data, 10, TailDistance.SUPREMUM);
        assertEquals(2.5, tail.alpha(), 0.15);
        assertEquals(1, tail.start(), 0.15);
        assertTrue(tail.distance() < 0.03);
        assertEquals(2.5, HillEstimator.exponent(data, 0.10).value(), 0.3);
        TailComparison exponential = TailComparison.exponential(data, tail);
        assertTrue(exponential.ratio() > 0);
        assertTrue(exponential.probability() < 0.01, exponential.toString());
    }

    @Test
    void shouldSayWhyThereIsNoLaw() {
        double[] few = {1, 2, 3};
        PowerLawTail none = PowerLawTail.fit(few, 10, TailDistance.SUPREMUM);
        assertEquals("a power law needs 10 positive eigenvalues, and there are 3", none.reason());
        assertEquals(none.reason(), TailComparison.exponential(few, none).reason());
        assertEquals(none.reason(), TailComparison.logNormal(few, none).reason());
        double[] equal = {1, 2, 2};
        assertEquals(
                "the largest 2 eigenvalues coincide",
                PowerLawTail.fit(new double[] {2, 2, 2}, 2, TailDistance.SUPREMUM)
                        .reason());
        assertEquals(3, PowerLawTail.fit(equal, 2, TailDistance.SUPREMUM).count());
        // The nearest tail starts within the two 7s, but a tail holds all of what is not below its start.
        double[] ties = {1, 4, 6, 7, 7, 8, 9, 11};
        assertEquals(6, PowerLawTail.fit(ties, 3, TailDistance.SUPREMUM).start());
        assertTrue(HillEstimator.exponent(few, 0.05).reason().contains("too short"));
        assertEquals(
                "the eigenvalues of the tail coincide",
                HillEstimator.exponent(new double[] {1, 1, 1, 1}, 0.5).reason());
    }

    /** Quantiles of a power law whose logarithms vary a little more than exponentially: <z^2> = 2 <z>^2 is the limit. */
    @Test
    void shouldSayThatAPowerLawIsTheLimitOfLogNormalLaws() {
        double[] broad = {1, 1.01, 1.02, 1.03, 1.04, 1.05, 1.06, 1.07, 1.08, 1000};
        PowerLawTail tail = PowerLawTail.fit(broad, 10, TailDistance.SUPREMUM);
        assertEquals(
                "the likeliest lognormal tail is the power law itself, its limit",
                TailComparison.logNormal(broad, tail).reason());
    }
}
