package org.eigentape.engine.boltzmann.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eigentape.engine.gas.Statistics;
import org.eigentape.engine.numeric.NormalDistribution;
import org.eigentape.engine.numeric.RandomStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class NormalNoiseTest {

    private static RandomStream stream() {
        return RandomStream.of(3, "noise", 0);
    }

    @Test
    @Tag("determinism")
    void shouldHaveTheSameBitsInVectorInstructions() {
        PlainNormalNoise plain = new PlainNormalNoise(stream());
        VectorNormalNoise vector = new VectorNormalNoise(stream());
        for (int count : new int[] {16, 0, 160, 320, 16 * 1001}) {
            double[] expected = new double[count];
            double[] actual = new double[count];
            plain.fill(expected, count);
            vector.fill(actual, count);
            assertArrayEquals(expected, actual, 0.0);
            assertArrayEquals(plain.state, vector.state);
        }
    }

    /** The specification with the functions of the standard library, from the generators' words. */
    @Test
    void shouldTurnPairsOfNumbersIntoPairsOfDeviates() {
        PlainNormalNoise noise = new PlainNormalNoise(stream());
        long[] words = noise.state.clone();
        double[] deviates = new double[50_000 * NormalNoise.BLOCK];
        noise.fill(deviates, deviates.length);
        for (int lane = 0; lane < NormalNoise.LANES; lane++) {
            long[] s = {words[lane], words[8 + lane], words[16 + lane], words[24 + lane]};
            for (int block = 0; block < 50_000; block++) {
                double u = 1 - (next(s) >>> 12) * 0x1.0p-52;
                long bits = next(s);
                double angle = (((bits >>> 10) & ((1L << 52) - 1)) * 0x1.0p-52 - 0.5) * Math.PI / 2;
                double radius = Math.sqrt(-2 * StrictMath.log(u));
                double cosine = (bits < 0 ? -radius : radius) * StrictMath.cos(angle);
                double sine = radius * StrictMath.sin(angle);
                boolean exchanged = (bits >>> 62 & 1) == 1;
                int at = block * NormalNoise.BLOCK + lane;
                assertEquals(exchanged ? sine : cosine, deviates[at], 4e-15);
                assertEquals(exchanged ? cosine : sine, deviates[at + NormalNoise.LANES], 4e-15);
            }
        }
    }

    /** xoshiro256+ as its authors define it. */
    private static long next(long[] s) {
        long result = s[0] + s[3];
        long t = s[1] << 17;
        s[2] ^= s[0];
        s[3] ^= s[1];
        s[1] ^= s[2];
        s[0] ^= s[3];
        s[2] ^= t;
        s[3] = Long.rotateLeft(s[3], 45);
        return result;
    }

    @Test
    void shouldBeNormalAndIndependent() {
        int count = 1 << 21;
        double[] deviates = new double[count];
        new VectorNormalNoise(stream()).fill(deviates, count);
        // Four standard errors of the moments; 1.63/sqrt(n) for the distance.
        double error = 4 / Math.sqrt(count);
        assertEquals(0, Statistics.mean(deviates), error);
        assertEquals(1, Statistics.moment(deviates, 2), error * Math.sqrt(2));
        assertEquals(0, Statistics.moment(deviates, 3), error * Math.sqrt(15));
        assertEquals(3, Statistics.moment(deviates, 4), error * Math.sqrt(96));
        double distance = Statistics.kolmogorovSmirnov(deviates, NormalDistribution::cumulative);
        assertTrue(distance < 1.63 / Math.sqrt(count), "KS distance " + distance);
        for (int lag : new int[] {1, 2, 7, 8, 9, 16, 160}) {
            double product = 0;
            double squares = 0;
            for (int i = lag; i < count; i++) {
                product += deviates[i] * deviates[i - lag] / count;
                squares += (deviates[i] * deviates[i] - 1) * (deviates[i - lag] * deviates[i - lag] - 1) / count;
            }
            assertEquals(0, product, error, "lag " + lag);
            assertEquals(0, squares, 2 * error, "squares, lag " + lag);
        }
        long beyondFour =
                java.util.Arrays.stream(deviates).filter(x -> Math.abs(x) > 4).count();
        double expected = 2 * NormalDistribution.cumulative(-4) * count;
        assertEquals(expected, beyondFour, 4 * Math.sqrt(expected));
    }
}
