package org.eigentape.tools.benchmarks.boltzmann;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** A baseline is worth something only if it does the same work: the naive machine has the trace that theory gives. */
class NaiveMachineTest {

    @Test
    void shouldFluctuateAboutTheTraceOfTheory() {
        NaiveMachine naive = new NaiveMachine(MachineBenchmark.settings(16), MachineBenchmark.FIELD, 0.5);
        naive.train(5_000);
        double trace = 0;
        for (int sample = 0; sample < 5_000; sample++) {
            naive.train(10);
            trace += naive.trace() / 5_000;
        }
        // The standard deviation of the trace is 0.8 and it relaxes in some 40 updates: a standard error of 0.03.
        assertEquals(30 - 120.009 * 0.1 / 16, trace, 0.12);
    }
}
