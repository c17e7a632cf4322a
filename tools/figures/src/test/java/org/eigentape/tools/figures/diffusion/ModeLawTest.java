package org.eigentape.tools.figures.diffusion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModeLawTest {

    private static final double STIFFNESS = 2;
    private static final double VARIANCE = 0.3;

    /** V = w x^2/2 has U = w^2 x^2/(8 g^2) - w/4, and stationary laws are Gaussians of variance g^2/w. */
    @Test
    void shouldHaveTheBoundStatePotentialOfAnOscillator() {
        ModeLaw law = oscillator();
        double[] u = law.boundStatePotential();
        for (int i = 1; i + 1 < u.length; i++) {
            double x = law.x()[i];
            assertEquals(STIFFNESS * STIFFNESS * x * x / (8 * VARIANCE) - STIFFNESS / 4, u[i], 1e-9);
        }
        assertTrue(Double.isNaN(u[0]));
        assertEquals(0, law.minimum(), 1e-12);
    }

    @Test
    void shouldHaveStationaryLawsThatAreNarrowerThanTheirCells() {
        for (double factor : new double[] {0.01, 0.25, 1}) {
            double[] x = oscillator().fineX();
            double[] law = oscillator().stationary(factor);
            double variance = factor * VARIANCE / STIFFNESS;
            double width = x[1] - x[0];
            assertEquals(1, Arrays.stream(law).sum() * width, 1e-12);
            for (int index = 0; index < x.length; index += 7) {
                double gauss = Math.exp(-x[index] * x[index] / (2 * variance)) / Math.sqrt(2 * Math.PI * variance);
                assertEquals(gauss, law[index], 1e-3 / Math.sqrt(variance));
            }
        }
    }

    @Test
    void shouldShowTheWayAndTheEnd() {
        double[] steps = {0, 10, 20, 30, 40, 50};
        double[] times = {0, 1, 2, 3, 4, 5};
        double[] small = {1e-4, 1e-4, 1e-4, 1e-4, 1e-4, 1e-4};
        double[] growing = {0, 0.1, 0.26, 0.7, 0.99, 1};
        assertEquals(List.of(20L, 30L, 50L), new ModeRuns(steps, growing, small, times).telling(1));
        double[] resting = {1, 1, 1, 1, 1, 1};
        assertEquals(List.of(10L, 40L, 50L), new ModeRuns(steps, resting, small, times).telling(4));
        assertEquals(10, new ModeRuns(steps, resting, small, times).stepsPerTime(), 1e-12);
    }

    private static ModeLaw oscillator() {
        double[] x = new double[81];
        Arrays.setAll(x, i -> (i - 40) / 10.0);
        return new ModeLaw(
                x,
                Arrays.stream(x).map(value -> STIFFNESS * value * value / 2).toArray(),
                VARIANCE,
                new double[] {0, 1},
                new double[2][x.length]);
    }
}
