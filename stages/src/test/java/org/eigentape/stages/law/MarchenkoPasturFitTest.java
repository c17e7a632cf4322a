package org.eigentape.stages.law;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eigentape.stages.fixture.Oracle;
import org.eigentape.stages.input.MatrixShape;
import org.eigentape.stages.spectrum.MarchenkoPastur;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarchenkoPasturFitTest {

    private final Oracle oracle = new Oracle("spectral");
    private final MatrixShape shape = new MatrixShape(60, 200);

    @Test
    void shouldAgreeWithScipy() {
        double[] levels = oracle.values("levels");
        LevelHistogram histogram = LevelHistogram.of(levels, LevelHistogram.freedmanDiaconis(levels, 512));
        oracle.check("bins", new double[] {histogram.lower(), histogram.width()}, 1e-14);
        oracle.check("heights", histogram.heights(), 1e-13);
        MarchenkoPasturFit fit = MarchenkoPasturFit.of(histogram, shape);
        assertEquals(oracle.values("mp.fit")[0], fit.area(), 1e-6);
        assertEquals(oracle.values("mp.fit")[1], fit.elementVariance(), 1e-6 * fit.elementVariance());
        oracle.check("mp.determination", fit.determination(), 1e-9);
        oracle.check(
                "mp.ks", MarchenkoPasturFit.distance(levels, fit.law(shape)).value(), 1e-5);
    }

    /** A histogram of the law itself, a part of which was moved to a bin far above. */
    @ParameterizedTest
    @CsvSource({"16,64,1,0.005", "64,16,0.8,0.02", "100,100,0.9,3", "500,10000,0.5,1e-4", "16,32,1,1e-200"})
    void shouldFindAreaAndVarianceOfTheLawItself(int rows, int columns, double area, double variance) {
        MatrixShape any = new MatrixShape(rows, columns);
        MarchenkoPastur law = new MarchenkoPastur(any, variance);
        double[] masses = new double[60];
        double width = law.upperEdge() / 40;
        for (int bin = 0; bin < masses.length; bin++) {
            masses[bin] = area * (law.cumulative((bin + 1) * width) - law.cumulative(bin * width));
        }
        masses[59] += (1 - area) / 20;
        MarchenkoPasturFit fit = MarchenkoPasturFit.of(new LevelHistogram(0, width, masses), any);
        assertEquals(area, fit.area(), 1e-6, fit.reason());
        assertEquals(variance, fit.elementVariance(), 1e-6 * variance);
        assertEquals(area == 1, fit.determination() > 1 - 1e-9);
    }

    @Test
    void shouldSayWhyThereIsNoFit() {
        assertEquals(
                "a fit of two parameters needs 3 bins, and the histogram has 2",
                MarchenkoPasturFit.of(new LevelHistogram(0, 1, new double[] {0.5, 0.5}), shape)
                        .reason());
        var spike = new LevelHistogram(0, 1, new double[] {1, 0, 0, 0});
        assertEquals(
                "the best Marchenko-Pastur law is narrower than a bin",
                MarchenkoPasturFit.of(spike, shape).reason());
        var wide = new LevelHistogram(0, 1, new double[] {0.7, 0.2, 0, 0.1});
        assertTrue(MarchenkoPasturFit.of(wide, shape).reason().contains("narrower than 2 bins"));
        var law = new MarchenkoPastur(shape, 1);
        assertTrue(
                MarchenkoPasturFit.distance(new double[] {1, 2}, law).reason().contains("fewer than 5"));
    }

    @Test
    void shouldChooseBinsAsFreedmanAndDiaconis() {
        // Quartiles 1.75 and 5.25 of 0..7: width 2 * 3.5/2 = 3.5, range 7.
        assertEquals(2, LevelHistogram.freedmanDiaconis(new double[] {0, 1, 2, 3, 4, 5, 6, 7}, 100));
        assertEquals(9, LevelHistogram.freedmanDiaconis(new double[] {0, 1, 1, 1, 1, 1, 1, 7}, 9));
        LevelHistogram histogram = LevelHistogram.of(new double[] {0, 1, 2, 4}, 2);
        assertArrayEquals(new double[] {0.25, 0.25}, histogram.heights(), "the largest level belongs to the last bin");
    }
}
