package org.eigentape.engine.boltzmann;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class LearnableModesTest {

    private static final double NEVER = Double.POSITIVE_INFINITY;

    private static LearnableModes modes(int hidden, double alpha, int sweeps, boolean exact, double... kappas) {
        MachineSettings settings = new MachineSettings(kappas.length, hidden, 9, 1, alpha, 16, sweeps, exact, false);
        return new LearnableModes(settings, kappas);
    }

    @Test
    void shouldLeaveModesThatDoNotFluctuateAtZero() {
        LearnableModes modes = modes(3, 0.1, 3, false, 4, 12, NEVER);
        assertArrayEquals(new double[] {0, 0, 5}, modes.targetEigenvalues());
        assertEquals(2, modes.heavierThanMu());
        assertEquals(1, modes.learnable());
        assertEquals(0.1 * 2 * 5 / 16, modes.largestRate(), 1e-15);
        String warning = modes.warnings().get(0);
        assertTrue(warning.contains("those of kappa = 12.00, infinity:"), warning);
        assertTrue(warning.contains("above 12.00 would learn all but the 1 that do not fluctuate"), warning);
        warning = modes(2, 0.1, 3, false, 4, NEVER).warnings().get(0);
        assertTrue(warning.contains("nothing to learn in them"), warning);
    }

    /** kappa = 0.1, mu^2 = 9: a sweep keeps (1 - 0.1/9)^2 of the chains' memory, and alpha Omega = 2 alpha 8.9/0.01 = 1780 alpha. */
    @Test
    void shouldWarnOfChainsThatFollowMoreSlowlyThanWeights() {
        String warning = modes(1, 1e-4, 1, false, 0.1).warnings().get(0);
        assertTrue(warning.contains("alpha Omega = 0.1780"), warning);
        assertTrue(warning.contains("follow by 0.02210 only"), warning);
        assertEquals(List.of(), modes(1, 1e-5, 1, false, 0.1).warnings());
        assertEquals(List.of(), modes(1, 1e-4, 9, false, 0.1).warnings());
        assertEquals(List.of(), modes(1, 1e-4, 1, true, 0.1).warnings());
    }
}
