package org.eigentape.tools.figures.images;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LearnedCorrelatorTest {

    /** lambda = 2, 1, 0.5, 0.1 and mu^2 = 4: kappa/mu^2 is 1/8, 1/4, 1/2, and the last mode is cut off. */
    @Test
    void shouldKnowWhatImagesLackOnceAllIsLearned() {
        double[] data = {2, 1, 0.5, 0.1};
        LearnedCorrelator machine = new LearnedCorrelator("weights/1", 4, 0, data, data, 0.25, 1, 3, 3);
        assertEquals((2 / 64.0 + 1.6) / 3.6, machine.unexplained(1), 1e-15);
        assertEquals((2 / 64.0 + 1 / 16.0 + 0.5 / 4 + 0.1) / 3.6, machine.unexplained(3), 1e-15);
        assertEquals(machine.unexplained(3), machine.unexplained(4), 0, "mu^2 lets no more in");
    }

    @Test
    void shouldWriteNumbersShort() {
        assertEquals("100", LearnedCorrelator.number(100));
        assertEquals("0.1076", LearnedCorrelator.number(0.10761));
        assertEquals("2000", LearnedCorrelator.number(2000));
        assertEquals("1.000e-05", LearnedCorrelator.number(1e-5));
    }
}
