package org.eigentape.stages.diffusion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DensityEvolutionTest {

    private static final double STIFFNESS = 0.5;
    private static final double VARIANCE = 0.1;

    private final DiffusionGrid grid =
            new DiffusionGrid(new ModePotential.Polynomial(STIFFNESS, 0), VARIANCE, -4, 4, 2000);
    private final DensityEvolution evolution =
            new DensityEvolution(grid, grid.stationary(VARIANCE), STIFFNESS / 2, 1.5003);

    private double moment(double center, int power) {
        double sum = 0;
        for (int i = 0; i < grid.cells(); i++) {
            sum += evolution.density()[i] * Math.pow(grid.center(i) - center, power);
        }
        return sum * grid.width();
    }

    /** Mean x0 e^(-w tau), variance g^2/w (1 - e^(-2 w tau)), normal. */
    @Test
    void shouldFollowOrnsteinAndUhlenbeck() {
        double time = 0;
        for (double step : new double[] {0.3, 0.7, 1, 4, 20}) {
            evolution.advance(step);
            time += step;
            double decay = Math.exp(-STIFFNESS * time);
            double mean = 1.5003 * decay;
            double variance = VARIANCE / STIFFNESS * (1 - decay * decay);
            assertEquals(1, moment(0, 0), 1e-10, "at " + time);
            assertEquals(mean, moment(0, 1), 2e-4, "at " + time);
            assertEquals(variance, moment(mean, 2), 3e-3 * variance, "at " + time);
            assertEquals(3 * variance * variance, moment(mean, 4), 0.02 * variance * variance, "at " + time);
            assertEquals(0.5, evolution.cumulative(mean), 2e-3, "at " + time);
            assertEquals(0.841345, evolution.cumulative(mean + Math.sqrt(variance)), 2e-3, "at " + time);
        }
    }

    @Test
    void shouldSettleAtTheStationaryLaw() {
        evolution.advance(1e6);
        assertTrue(Arrays.stream(evolution.density()).min().orElseThrow() > -1e-12);
        double[] law = grid.stationary(VARIANCE);
        for (int i = 0; i < law.length; i++) {
            assertEquals(law[i], evolution.density()[i]);
        }
    }

    @Test
    void shouldStartWhereItIsTold() {
        assertEquals(1.5003, moment(0, 1), 1e-12);
        assertEquals(0, evolution.cumulative(1.49));
        assertEquals(1, evolution.cumulative(1.51), 1e-12);
    }

    /** The decay of the mean of a machine's mode towards its minimum is that of the first level at late times. */
    @Test
    void shouldDecayAtTwiceTheGap() {
        ModePotential law = new ModePotential.Machine(4, 9);
        DiffusionGrid cells = new DiffusionGrid(law, 0.1, 0, 9, 2000);
        double gap = new EnergyLevels(cells).energy(1);
        double[] stationary = cells.stationary(0.1);
        DensityEvolution late = new DensityEvolution(cells, stationary, gap, 3);
        late.advance(120);
        double before = excess(cells, late.density(), stationary);
        late.advance(5);
        assertEquals(Math.exp(-10 * gap), excess(cells, late.density(), stationary) / before, 1e-3);
    }

    private static double excess(DiffusionGrid cells, double[] density, double[] stationary) {
        double sum = 0;
        for (int i = 0; i < density.length; i++) {
            sum += (density[i] - stationary[i]) * cells.center(i);
        }
        return sum;
    }
}
