package org.eigentape.engine.boltzmann.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LaneProductTest {

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "10, 10, 16", "10, 10, 10", "7, 9, 37", "9, 7, 8", "4, 5, 3", "13, 2, 64", "9, 5, 150"})
    void shouldHaveTheBitsOfTheSumInOrder(int outputs, int inputs, int lanes) {
        Random random = new Random(outputs * 100L + inputs);
        double[] matrix = random.doubles(outputs * inputs).toArray();
        double[] in = random.doubles(inputs * lanes).toArray();
        double[] start = random.doubles(outputs * lanes).toArray();
        for (boolean transposed : new boolean[] {false, true}) {
            int outputStride = transposed ? 1 : inputs;
            int inputStride = transposed ? outputs : 1;
            double[] expected = start.clone();
            for (int o = 0; o < outputs; o++) {
                for (int b = 0; b < lanes; b++) {
                    for (int i = 0; i < inputs; i++) {
                        expected[o * lanes + b] = Math.fma(
                                matrix[o * outputStride + i * inputStride], in[i * lanes + b], expected[o * lanes + b]);
                    }
                }
            }
            for (LaneProduct product : new LaneProduct[] {new PlainLaneProduct(), new VectorLaneProduct()}) {
                double[] actual = start.clone();
                product.add(matrix, outputStride, inputStride, in, inputs, actual, outputs, lanes);
                assertArrayEquals(expected, actual, 0.0);
            }
        }
    }
}
