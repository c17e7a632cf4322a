package org.eigentape.engine.network.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import org.eigentape.engine.numeric.NormalSampler;
import org.eigentape.engine.numeric.RandomStream;
import org.junit.jupiter.api.Test;

/** What every {@link DenseKernel} must satisfy: the bits of the naive one, for every size and for odd numbers. */
abstract class DenseKernelContract {
    private static final int CASES = 300;
    private final DenseKernel naive = new NaiveDenseKernel();

    abstract DenseKernel kernel();

    @Test
    void shouldGiveTheBitsOfTheNaiveKernel() {
        for (int seed = 0; seed < CASES; seed++) {
            RandomStream stream = RandomStream.of(seed, "sizes", 0);
            compare(1 + stream.nextInt(20), 1 + stream.nextInt(20), 1 + stream.nextInt(11), seed);
        }
    }

    @Test
    void shouldGiveTheBitsOfTheNaiveKernelForLayersInUse() {
        int[][] sizes = {
            {32, 16, 4},
            {16, 1, 4},
            {3, 32, 4},
            {64, 64, 32},
            {136, 136, 40},
            {33, 17, 1},
            {24, 24, 7},
            {40, 8, 9},
            {29, 1, 5},
            {7, 1, 3},
            {64, 1, 1},
            {64, 256, 3}
        };
        for (int[] size : sizes) {
            compare(size[0], size[1], size[2], 1);
        }
    }

    @Test
    void shouldGiveTheBitsOfEveryActivation() {
        double[] z = new double[1003];
        new NormalSampler(RandomStream.of(1, "activations", 0)).fill(z, 1.0);
        double[] special = {
            0.0,
            -0.0,
            1e-320,
            -1e-320,
            0x1p-1022,
            1e-8,
            0.25,
            -0.26,
            18.7,
            -18.72,
            20.0,
            20.1,
            -700.0,
            1e300,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Double.NaN
        };
        for (int i = 0; i < z.length; i++) {
            z[i] *= i % 3 == 0 ? 10.0 : 0.5;
        }
        System.arraycopy(special, 0, z, 5, special.length);
        for (Activation activation : Activation.values()) {
            for (int length : new int[] {0, 1, 3, 4, 7, 8, 64, z.length}) {
                double[] value = new double[length];
                double[] derivative = new double[length];
                double[] expectedValue = new double[length];
                double[] expectedDerivative = new double[length];
                kernel().activate(activation, z, value, derivative, length);
                naive.activate(activation, z, expectedValue, expectedDerivative, length);
                assertSameBits(expectedValue, value, activation + " of " + length);
                assertSameBits(expectedDerivative, derivative, "derivative of " + activation + " of " + length);
            }
        }
    }

    private void compare(int inputs, int outputs, int samples, int seed) {
        String message = "seed " + seed + ": " + inputs + " inputs, " + outputs + " outputs, " + samples + " samples";
        NormalSampler sampler = new NormalSampler(RandomStream.of(seed, "values", 0));
        double[] w = numbers(inputs * outputs, sampler);
        double[] bias = seed % 2 == 0 ? numbers(outputs, sampler) : new double[0];
        double[] a = numbers((samples + 3) * inputs, sampler);
        int[] rows = new int[samples];
        for (int s = 0; s < samples; s++) {
            rows[s] = seed % 3 == 0 ? s : (5 * s + seed) % (samples + 3);
        }
        double[] g = numbers(samples * outputs, sampler);
        double[] derivative = numbers(samples * inputs, sampler);
        if (seed % 5 == 0) {
            a[0] = Double.POSITIVE_INFINITY;
            g[g.length - 1] = 0x1p-1040;
            w[0] = -0.0;
        }
        double[] expected = new double[samples * outputs];
        double[] actual = new double[samples * outputs];
        naive.preActivations(w, bias, inputs, outputs, a, rows, samples, expected);
        kernel().preActivations(w, bias, inputs, outputs, a, rows, samples, actual);
        assertSameBits(expected, actual, message);

        expected = new double[samples * inputs];
        actual = new double[samples * inputs];
        naive.backpropagate(w, inputs, outputs, g, samples, derivative, expected);
        kernel().backpropagate(w, inputs, outputs, g, samples, derivative, actual);
        assertSameBits(expected, actual, message);

        expected = w.clone();
        actual = w.clone();
        naive.addOuterProducts(expected, inputs, outputs, a, rows, -0.3, g, samples);
        kernel().addOuterProducts(actual, inputs, outputs, a, rows, -0.3, g, samples);
        assertSameBits(expected, actual, message);

        int[] nextRows = new int[samples];
        for (int s = 0; s < samples; s++) {
            nextRows[s] = (3 * s + seed) % (samples + 3);
        }
        expected = w.clone();
        actual = w.clone();
        double[] expectedNext = new double[samples * outputs];
        double[] actualNext = new double[samples * outputs];
        naive.addOuterProductsThenPreActivations(
                expected, bias, inputs, outputs, a, rows, -0.1, g, nextRows, samples, expectedNext);
        kernel().addOuterProductsThenPreActivations(
                        actual, bias, inputs, outputs, a, rows, -0.1, g, nextRows, samples, actualNext);
        assertSameBits(expected, actual, message);
        assertSameBits(expectedNext, actualNext, message);
    }

    /** Every NaN counts as the same: its payload is not part of the contract. */
    private static void assertSameBits(double[] expected, double[] actual, String message) {
        assertArrayEquals(bits(expected), bits(actual), message);
    }

    private static long[] bits(double[] numbers) {
        return Arrays.stream(numbers).mapToLong(Double::doubleToLongBits).toArray();
    }

    private static double[] numbers(int count, NormalSampler sampler) {
        double[] numbers = new double[count];
        sampler.fill(numbers, 1.0);
        return numbers;
    }
}
