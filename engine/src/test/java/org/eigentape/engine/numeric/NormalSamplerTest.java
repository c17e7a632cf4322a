package org.eigentape.engine.numeric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class NormalSamplerTest {
    private static final int COUNT = 200_000;

    @Test
    @Tag("determinism")
    void shouldKeepItsGoldenBits() {
        NormalSampler sampler = new NormalSampler(RandomStream.of(1, "student/weights/2", 0));
        long folded = 0;
        for (int k = 0; k < 10_000; k++) {
            folded = folded * 31 + Double.doubleToLongBits(sampler.next());
        }
        assertEquals("e819b06eb55b0ebf", Long.toHexString(folded));
    }

    @Test
    void shouldHaveTheMomentsOfANormalDeviate() {
        double[] sample = sample(5);
        double[] moments = new double[5];
        for (double x : sample) {
            for (int k = 1; k < 5; k++) {
                moments[k] += Math.pow(x, k) / COUNT;
            }
        }
        // Standard errors of the first four moments: sqrt(1, 2, 15, 96)/sqrt(COUNT).
        double root = Math.sqrt(COUNT);
        assertEquals(0, moments[1], 4 / root);
        assertEquals(1, moments[2], 4 * Math.sqrt(2) / root);
        assertEquals(0, moments[3], 4 * Math.sqrt(15) / root);
        assertEquals(3, moments[4], 4 * Math.sqrt(96) / root);
    }

    @Test
    void shouldFollowTheNormalDistribution() {
        double[] sample = sample(6);
        Arrays.sort(sample);
        double distance = 0;
        for (int i = 0; i < COUNT; i++) {
            double cumulative = NormalDistribution.cumulative(sample[i]);
            distance = Math.max(distance, Math.max(cumulative - (double) i / COUNT, (i + 1.0) / COUNT - cumulative));
        }
        assertTrue(distance * Math.sqrt(COUNT) < 1.95, "Kolmogorov-Smirnov distance " + distance + ", 0.1 % level");
    }

    @Test
    void shouldNotCorrelateNeighbours() {
        double[] sample = sample(8);
        double sum = 0;
        for (int i = 1; i < COUNT; i++) {
            sum += sample[i] * sample[i - 1];
        }
        assertEquals(0, sum / COUNT, 4 / Math.sqrt(COUNT));
    }

    @Test
    void shouldContinueWhereItWasSaved() {
        for (int drawn = 0; drawn < 7; drawn++) {
            NormalSampler sampler = new NormalSampler(RandomStream.of(2, "n", 0));
            for (int k = 0; k < drawn; k++) {
                sampler.next();
            }
            NormalSampler restored = new NormalSampler(RandomStream.of(2, "n", 0));
            restored.next();
            restored.restoreState(sampler.saveState());
            for (int k = 0; k < 5; k++) {
                assertEquals(sampler.next(), restored.next(), "after " + drawn);
            }
        }
    }

    private static double[] sample(long seed) {
        double[] sample = new double[COUNT];
        new NormalSampler(RandomStream.of(seed, "normal", 0)).fill(sample, 1.0);
        return sample;
    }
}
