package org.eigentape.engine.boltzmann;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The loss of trace 30 - E tr W W^T in units of alpha/|B|, to first order: 120.0 for independent chains, less for persistent ones, whose deviations are
 * carried on by weights that they have changed. The numbers are those of the linear theory with memory that the figures of sweeps draw.
 */
@Tag("reference")
class PersistentMemoryReferenceTest {

    @ParameterizedTest
    @CsvSource({"1, 64.25", "3, 114.61", "10, 120.01"})
    void shouldLoseAsMuchTraceAsTheMemoryOfChainsSays(int sweeps, double expected) {
        double alpha = 0.1;
        int chains = 64;
        var machine = new TrainedSpectrum(10, alpha, chains, sweeps, false, TrainedSpectrum.fixedPoint(10));
        machine.train(5_000);
        double trace = 0;
        int samples = 400_000;
        for (int sample = 0; sample < samples; sample++) {
            machine.train(10);
            trace += machine.trace() / samples;
        }
        double loss = (30 - trace) * chains / alpha;
        System.out.printf("k = %d: loss of trace %.2f alpha/|B|, theory %.2f%n", sweeps, loss, expected);
        // Four million updates have a standard error of about 1; the next order in alpha/|B| and in alpha is some per
        // cent.
        assertEquals(expected, loss, 4.5);
    }
}
