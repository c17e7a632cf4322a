package org.eigentape.stages.density;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eigentape.stages.fixture.Oracle;
import org.junit.jupiter.api.Test;

class SpectrumRankTest {

    @Test
    void shouldAgreeWithScipy() {
        Oracle oracle = new Oracle("spectral");
        double[] levels = oracle.values("levels");
        oracle.check("rank.stable", SpectrumRank.stable(levels), 1e-13);
        oracle.check("rank.effective", SpectrumRank.effective(levels), 1e-13);
    }

    @Test
    void shouldGiveRanksOfKnownSpectra() {
        double[] equal = {2, 2, 2, 2};
        assertEquals(4, SpectrumRank.stable(equal));
        assertEquals(4, SpectrumRank.effective(equal), 1e-15);
        double[] one = {-1e-17, 0, 0, 5};
        assertEquals(1, SpectrumRank.stable(one));
        assertEquals(1, SpectrumRank.effective(one));
        assertTrue(Double.isNaN(SpectrumRank.stable(new double[2])));
        assertTrue(Double.isNaN(SpectrumRank.effective(new double[2])));
    }
}
