package org.eigentape.engine.gas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImplicitRepulsionTest {

    @ParameterizedTest
    @CsvSource({"0, 0, 1", "1, 3, 0.1", "3, 1, 0.1", "2, 2.0000001, 1e-8", "-50, 80, 1e-12", "0, 1e-9, 1e6"})
    void shouldSolveTwoLevelsInClosedForm(double first, double second, double strength) {
        double[] x = new double[2];
        new ImplicitRepulsion(2).solve(new double[] {first, second}, strength, x);
        double distance = Math.abs(second - first);
        double gap = (distance + Math.sqrt(distance * distance + 8 * strength)) / 2;
        assertEquals(gap, x[1] - x[0], 1e-12 * Math.max(1, Math.abs(first) + gap));
        assertEquals(first + second, x[0] + x[1], 1e-12 * Math.max(1, Math.abs(first) + gap));
    }

    @Test
    void shouldSatisfyTheEquationsAndKeepTheOrder() {
        Random random = new Random(3);
        for (int trial = 0; trial < 200; trial++) {
            int n = 1 + random.nextInt(40);
            double strength = Math.pow(10, -8 + 10 * random.nextDouble());
            double[] y = new double[n];
            for (int i = 0; i < n; i++) {
                y[i] = random.nextInt(3) == 0 ? 0.5 : random.nextGaussian();
            }
            double[] x = new double[n];
            new ImplicitRepulsion(n).solve(y, strength, x);
            for (int i = 0; i < n; i++) {
                double residual = x[i] - y[i];
                double scale = 1;
                for (int j = 0; j < n; j++) {
                    if (j != i) {
                        residual -= strength / (x[i] - x[j]);
                        scale += strength / ((x[i] - x[j]) * (x[i] - x[j])) * Math.abs(x[i]);
                    }
                }
                assertEquals(0, residual, 1e-10 * scale);
                assertTrue(i == 0 || x[i] > x[i - 1]);
            }
        }
    }
}
