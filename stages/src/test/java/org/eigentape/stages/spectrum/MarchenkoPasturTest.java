package org.eigentape.stages.spectrum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.eigentape.stages.fixture.Oracle;
import org.eigentape.stages.input.MatrixShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarchenkoPasturTest {

    private final Oracle oracle = new Oracle("spectrum");

    /** [P] below eq. 4.2: x+ = 0.046 at 1/sigma_W = 8 and 1.9e5 at 2^-8. */
    @Test
    void shouldReproduceThePublishedEdges() {
        var shape = new MatrixShape(16, 32);
        assertEquals(0.0455, new MarchenkoPastur(shape, 1.0 / 64 / 32).upperEdge(), 5e-5);
        assertEquals(1.91e5, new MarchenkoPastur(shape, 65536.0 / 32).upperEdge(), 5e2);
        assertEquals(1 - Math.sqrt(0.5), Math.sqrt(new MarchenkoPastur(shape, 1.0 / 32).lowerEdge()), 1e-15);
    }

    @ParameterizedTest
    @CsvSource({"16,32,0.03", "48,20,1.7", "9,9,0.5"})
    void shouldAgreeWithQuadrature(int rows, int columns, double variance) {
        var law = new MarchenkoPastur(new MatrixShape(rows, columns), variance);
        String key = "mp." + rows + "x" + columns + ".";
        oracle.check(key + "edges", new double[] {law.lowerEdge(), law.upperEdge()}, 1e-15);
        double[] at = oracle.values(key + "at");
        for (int k = 0; k < at.length; k++) {
            assertEquals(oracle.values(key + "density")[k], law.density(at[k]), 1e-12 * law.density(at[k]));
            assertEquals(oracle.values(key + "cumulative")[k], law.cumulative(at[k]), 1e-10);
        }
    }

    @Test
    void shouldVanishOutsideTheSupport() {
        var law = new MarchenkoPastur(new MatrixShape(16, 32), 1.0 / 32);
        assertEquals(0, law.density(law.lowerEdge() * 0.999));
        assertEquals(0, law.density(law.upperEdge() * 1.001));
        assertEquals(0, law.cumulative(0));
        assertEquals(1, law.cumulative(law.upperEdge() * (1 - 1e-12)), 1e-12);
        assertEquals(1, law.cumulative(1e9));
    }

    @Test
    void shouldRefuseAVarianceThatIsNotPositive() {
        var shape = new MatrixShape(2, 2);
        assertThrows(IllegalArgumentException.class, () -> new MarchenkoPastur(shape, 0));
        assertThrows(IllegalArgumentException.class, () -> new MarchenkoPastur(shape, Double.NaN));
    }
}
