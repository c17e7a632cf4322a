package org.eigentape.stages.diffusion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnergyLevelsTest {

    private static double[] energies(ModePotential law, double variance, double lower, double upper, int count) {
        return EnergyLevels.extrapolated(
                new EnergyLevels(new DiffusionGrid(law, variance, lower, upper, 2000)),
                new EnergyLevels(new DiffusionGrid(law, variance, lower, upper, 4000)),
                count);
    }

    /** An Ornstein-Uhlenbeck process relaxes at the rates n w = 2 E_n, whatever its noise. */
    @ParameterizedTest
    @CsvSource({"1, 1", "0.25, 0.01", "40, 3"})
    void shouldFindTheOscillatorsLadder(double stiffness, double variance) {
        double half = Math.sqrt(80 * variance / stiffness);
        double[] energies = energies(new ModePotential.Polynomial(stiffness, 0), variance, -half, half, 6);
        for (int n = 0; n < 6; n++) {
            assertEquals(n * stiffness / 2, energies[n], 1e-6 * stiffness, "level " + n);
        }
    }

    /** Independent measurement: mu^2 = 9, kappa = 4, reflecting at 0, psi(mu^2) = 0. */
    @ParameterizedTest
    @CsvSource({"0.01, 0.066547, 0.151767", "0.1, 0.056600, 0.109819"})
    void shouldReproduceTheMachinesReference(double variance, double first, double second) {
        double[] energies = energies(new ModePotential.Machine(4, 9), variance, 0, 9, 3);
        assertEquals(first, energies[1], 6e-7);
        assertEquals(second, energies[2], 6e-7);
    }

    /** psi_1 = sqrt 2 y psi_0, psi_2 = (2 y^2 - 1)/sqrt 2 psi_0 with y = x sqrt(w/(2 g^2)). */
    @Test
    void shouldFindHermiteFunctions() {
        double stiffness = 2;
        double variance = 0.5;
        DiffusionGrid grid = new DiffusionGrid(new ModePotential.Polynomial(stiffness, 0), variance, -4, 4, 2000);
        EnergyLevels levels = new EnergyLevels(grid);
        double[] ground = levels.eigenfunction(0);
        double[] first = levels.eigenfunction(1);
        double[] second = levels.eigenfunction(2);
        double[] law = grid.stationary(variance);
        for (int i = 0; i < grid.cells(); i++) {
            double y = grid.center(i) * Math.sqrt(stiffness / (2 * variance));
            double psi = Math.sqrt(law[i]);
            assertEquals(psi, ground[i], 1e-6);
            // Positive on the left, where it begins.
            assertEquals(-Math.sqrt(2) * y * psi, first[i], 1e-4);
            assertEquals((2 * y * y - 1) / Math.sqrt(2) * psi, second[i], 1e-4);
        }
    }

    @Test
    void shouldFindTheSplittingOfADoubleWell() {
        // -x^2/2 + x^4/4: the rate between the wells is Kramers' (1958 review by Chandrasekhar, eq. 508) for weak
        // noise:
        // sqrt(V''(min) |V''(0)|)/(2 pi) exp(-1/(4 g^2)) from each well, twice that in total = 2 E_1.
        double variance = 0.025;
        double[] energies = energies(new ModePotential.Polynomial(-1, 1), variance, -2.2, 2.2, 3);
        double kramers = Math.sqrt(2) / Math.PI * StrictMath.exp(-0.25 / variance);
        assertEquals(1, 2 * energies[1] / kramers, 0.1);
        assertEquals(0.0, energies[0]);
    }
}
