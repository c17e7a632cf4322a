package org.eigentape.engine.boltzmann;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Fluctuations about the fixed point x_i = mu^2 - kappa_i, to first order in alpha/|B|:
 *
 * <pre>Var(Y_ij) = T_ij (alpha/2|B|) (x_i + x_j) (1 + delta_ij)/(1 - alpha r_ij/2),   r_ij = (x_i + x_j)/(kappa_i kappa_j),</pre>
 *
 * with the memory of chains T_ij = (1 + q)/(1 - q), q = (rho_i rho_j)^k, rho_i = 1 - kappa_i/mu^2, and T_ij + 1 for data of |B| new fields.
 */
class LinearTheoryTest {

    private static final int SITES = 4;

    /** Elements relax in 16 to 320 updates at alpha = 0.1; 100,000 are done. */
    @ParameterizedTest
    @CsvSource({"1, 128, false", "3, 128, false", "1, 128, true"})
    void shouldFluctuateAsLinearTheorySays(int sweeps, int chains, boolean sampledTarget) {
        double alpha = 0.1;
        var machine =
                new TrainedSpectrum(SITES, alpha, chains, sweeps, sampledTarget, TrainedSpectrum.fixedPoint(SITES));
        machine.train(2_000);
        int samples = 20_000;
        double[] sums = new double[SITES * SITES];
        double[] squares = new double[SITES * SITES];
        for (int sample = 0; sample < samples; sample++) {
            machine.train(5);
            double[] y = machine.inModes();
            for (int element = 0; element < y.length; element++) {
                sums[element] += y[element] / samples;
                squares[element] += y[element] * y[element] / samples;
            }
        }
        double product = 1;
        for (int i = 0; i < SITES; i++) {
            for (int j = i; j < SITES; j++) {
                int at = i * SITES + j;
                double variance = squares[at] - sums[at] * sums[at];
                double ratio = variance / predicted(i, j, alpha, chains, sweeps, sampledTarget);
                product *= ratio;
                // Squares of a deviate that relaxes in tau updates have the relative error sqrt(2 tau/updates).
                double relaxation = 1 / (alpha * rate(i, j));
                assertEquals(1, ratio, 0.03 + 4 * Math.sqrt(2 * relaxation / (5.0 * samples)), "Var Y_" + i + j);
            }
        }
        assertEquals(1, Math.pow(product, 1.0 / 10), 0.04, "mean over elements");
    }

    /** r_ij, at which Y_ij relaxes. */
    private static double rate(int i, int j) {
        return (TrainedSpectrum.target(SITES, i) + TrainedSpectrum.target(SITES, j))
                / (TrainedSpectrum.kappa(SITES, i) * TrainedSpectrum.kappa(SITES, j));
    }

    private static double predicted(int i, int j, double alpha, int chains, int sweeps, boolean sampledTarget) {
        double sum = TrainedSpectrum.target(SITES, i) + TrainedSpectrum.target(SITES, j);
        double rho = (1 - TrainedSpectrum.kappa(SITES, i) / 9) * (1 - TrainedSpectrum.kappa(SITES, j) / 9);
        double q = Math.pow(rho, sweeps);
        double memory = (1 + q) / (1 - q) + (sampledTarget ? 1 : 0);
        return memory * alpha / (2 * chains) * sum * (i == j ? 2 : 1) / (1 - alpha * rate(i, j) / 2);
    }

    /** E tr Y = 30 - 120.009 alpha/|B|, from sum x - (alpha/2|B|)(N + 1) sum_j (2 mu^2/kappa_j - 1). */
    @Test
    void shouldLowerTheTraceByTheCoulombTermAndTheNoise() {
        var machine = new TrainedSpectrum(10, 0.1, 16, 3, false, TrainedSpectrum.fixedPoint(10));
        machine.train(2_000);
        double trace = 0;
        int samples = 20_000;
        for (int sample = 0; sample < samples; sample++) {
            machine.train(5);
            trace += machine.trace() / samples;
        }
        // The standard deviation of the trace is 0.8 and it relaxes in some 40 updates: a standard error of 0.02.
        assertEquals(30 - 120.009 * 0.1 / 16, trace, 0.08);
    }
}
