package org.eigentape.tools.figures.boltzmann.levels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.eigentape.engine.boltzmann.LatticeField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinearTheoryTest {

    private static final LinearTheory LECTURES = theory(9, 1, 10);

    @Test
    void shouldKnowTheMachineOfTheLectures() {
        assertEquals(10, LECTURES.learnable());
        assertTrue(LECTURES.isComplete());
        assertEquals(5, LECTURES.target(0), 1e-12);
        assertEquals(4.618034, LECTURES.target(2), 1e-6);
        assertEquals(List.of(1, 3, 5, 7), LECTURES.pairs());
        assertEquals(Math.sqrt(0.1 / 16 * 4.618034), LECTURES.spacingScale(1, 0.1 / 16), 1e-7);
    }

    @Test
    void shouldKeepTheTraceOfItsEigenvalues() {
        double noise = 0.003;
        double trace = 0;
        for (int mode = 0; mode < 10; mode++) {
            trace += LECTURES.eigenvalue(mode, noise);
        }
        assertEquals(30 - LECTURES.traceLossPerNoise() * noise, trace, 1e-12);
        double q = Math.pow(1 - LECTURES.kappa(3) / 9, 6);
        assertEquals(
                Math.sqrt(2 * Math.PI * (1 + q) / (1 - q)) * LECTURES.spacingScale(3, noise),
                LECTURES.eigenvalue(3, noise) - LECTURES.eigenvalue(4, noise),
                1e-6);
        assertEquals(LECTURES.target(6), LECTURES.eigenvalue(6, 0), 1e-12, "perfect without noise");
    }

    /**
     * Of independent chains, as after many sweeps, E tr Y = 30 - 120.009 alpha/|B|. With memory the same formulas in Python give the other numbers; machines
     * in training (engine, PersistentMemoryReferenceTest) agree.
     */
    @ParameterizedTest
    @CsvSource({"1, 64.2485", "2, 103.3915", "3, 114.6130", "10, 120.0070", "50, 120.0090"})
    void shouldLoseLessTraceWhereChainsRemember(int sweeps, double expected) {
        LinearTheory theory = new LinearTheory(9, 1, new LatticeField(10, 4).ascendingKappas(), 10, sweeps);
        assertEquals(expected, theory.traceLossPerNoise(), 1e-3);
    }

    /** One mode of independent chains: E x = y - nu (2 mu^2/kappa - 1); kappa = 4, mu^2 = 9 give y = 5 and 3.5 nu. */
    @Test
    void shouldHaveNoRepulsionOfASingleMode() {
        LinearTheory single = new LinearTheory(9, 1, new double[] {4}, 1, 200);
        assertEquals(5 - 0.01 / 2 * 7, single.eigenvalue(0, 0.01), 1e-12);
        assertEquals(2 * 3.5 / 2, single.traceLossPerNoise(), 1e-12);
        assertEquals(List.of(), single.pairs());
    }

    @Test
    void shouldMeasureEigenvaluesInTheWidthOfHiddenNodes() {
        LinearTheory narrow = theory(9, 0.5, 10);
        // W sigma_h is the weight of a machine of width 1 whose learning rate is alpha sigma_h^2.
        assertEquals(4 * LECTURES.target(2), narrow.target(2), 1e-12);
        assertEquals(4 * LECTURES.eigenvalue(2, 0.002), narrow.eigenvalue(2, 0.002), 1e-12);
        assertEquals(4 * LECTURES.spacingScale(2, 0.002), narrow.spacingScale(2, 0.002), 1e-12);
    }

    @Test
    void shouldCutOffModesAndKnowNoMeansThen() {
        LinearTheory cut = theory(7, 1, 10);
        assertEquals(7, cut.learnable());
        assertFalse(cut.isComplete());
        assertTrue(Double.isNaN(cut.eigenvalue(0, 0.001)));
        assertTrue(Double.isNaN(cut.traceLossPerNoise()));
        assertEquals(List.of(1), theory(9, 1, 4).pairs(), "of the second pair N_h = 4 leaves one mode");
    }

    /** Growth from 0.01 to 1 at twice 0.1 (1/8 - 1/9), then three times the relaxation 320: 2,618 updates. */
    @Test
    void shouldWaitForTheSlowestMode() {
        double growth = Math.log(100) / (0.2 * (1.0 / 8 - 1.0 / 9));
        assertEquals(growth + 3 * 320, LECTURES.settlingUpdates(0.1, 0.1), 1);
        assertEquals(Double.POSITIVE_INFINITY, LECTURES.settlingUpdates(0.1, 0));
    }

    private static LinearTheory theory(double muSquared, double sigmaHidden, int hidden) {
        return new LinearTheory(muSquared, sigmaHidden, new LatticeField(10, 4).ascendingKappas(), hidden, 3);
    }
}
