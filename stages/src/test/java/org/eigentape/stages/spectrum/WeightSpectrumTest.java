package org.eigentape.stages.spectrum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.eigentape.stages.fixture.Oracle;
import org.eigentape.stages.fixture.TeacherStudent;
import org.eigentape.stages.input.MatrixShape;
import org.eigentape.stages.spectrum.SymmetricEigenSolver.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeightSpectrumTest {

    private final Oracle oracle = new Oracle("spectrum");

    @ParameterizedTest
    @CsvSource({"5,8", "8,5", "6,6"})
    void shouldAgreeWithLapack(int rows, int columns) {
        var shape = new MatrixShape(rows, columns);
        double[] weights = Oracle.numbers(rows, rows * columns);
        var spectrum = new WeightSpectrum(shape);
        assertEquals(Outcome.CONVERGED, spectrum.compute(weights));
        String key = rows + "x" + columns + ".";
        oracle.check(key + "eigenvalues", spectrum.eigenvalues(), 1e-14);
        oracle.check(key + "singular_values", spectrum.singularValues(), 1e-14);
        double trace = 0;
        for (double weight : weights) {
            trace += weight * weight;
        }
        assertEquals(trace, spectrum.trace(), 1e-14 * trace);
        oracle.check(key + "eigenvectors", spectrum.eigenvectors(), 1e-12);
        assertTrue(spectrum.allIsolated());
    }

    /** Eigenvalues below epsilon |X| are as good as LAPACK's singular values, squared; those of X itself are noise. */
    @Test
    void shouldKeepTheSmallEigenvaluesOfAHotMatrix() {
        var hot = new Oracle("singular");
        var spectrum = new WeightSpectrum(new MatrixShape(16, 32));
        assertEquals(Outcome.CONVERGED, spectrum.compute(hot.values("16x32.spike.weights")));
        double[] expected = hot.values("16x32.spike.singular_values");
        for (int i = 0; i < 16; i++) {
            assertTrue(spectrum.resolved(i));
            assertEquals(1, spectrum.eigenvalues()[i] / (expected[i] * expected[i]), i < 15 ? 1e-4 : 1e-14);
        }
        assertTrue(expected[0] * expected[0] < 1e-16 * expected[15] * expected[15], "that far apart");
    }

    @Test
    void shouldNeverReturnANegativeEigenvalue() {
        var spectrum = new WeightSpectrum(new MatrixShape(8, 8));
        double[] rankOne = new double[64];
        for (int k = 0; k < 64; k++) {
            rankOne[k] = (Math.floorDiv(k, 8) + 1) * (k % 8 + 0.1);
        }
        assertEquals(Outcome.CONVERGED, spectrum.compute(rankOne));
        for (int i = 0; i < 8; i++) {
            assertTrue(spectrum.eigenvalues()[i] >= 0 && spectrum.singularValues()[i] >= 0);
            assertEquals(i == 7, spectrum.resolved(i));
            assertEquals(i == 7, spectrum.isolated(i));
        }
        assertFalse(spectrum.allIsolated());
        assertEquals(Math.sqrt(spectrum.trace()), spectrum.singularValues()[7], 1e-14 * spectrum.trace());
    }

    @Test
    void shouldSayThatTheSquaresOfFiniteWeightsAreNot() {
        var spectrum = new WeightSpectrum(new MatrixShape(2, 2));
        assertEquals(Outcome.NOT_FINITE, spectrum.compute(new double[] {1e160, 0, 0, 1}));
        assertEquals(Outcome.CONVERGED, spectrum.compute(new double[] {1e150, 0, 0, 1e149}));
    }

    @Test
    void shouldPassOnThatTheWeightsAreNotFinite() {
        var spectrum = new WeightSpectrum(new MatrixShape(2, 2));
        assertEquals(Outcome.NOT_FINITE, spectrum.compute(new double[] {1, Double.NaN, 0, 1}));
        assertTrue(Double.isNaN(spectrum.eigenvalues()[0]) && Double.isNaN(spectrum.singularValues()[1]));
        assertThrows(IllegalArgumentException.class, () -> new MatrixShape(0, 3));
    }

    /** Wishart moments for 16 x 32 and sigma_W = 1: E tr X = 16, Var tr X = 1, E tr X^2 = 24.5, E tr X^-1 = 34.133. */
    @Test
    void shouldMeetTheWishartMomentsOfThePaperShape() {
        int matrices = 4000;
        var random = new Random(11);
        var spectrum = new WeightSpectrum(new MatrixShape(16, 32));
        double trace = 0;
        double traceSquared = 0;
        double square = 0;
        double inverse = 0;
        double edge = 0;
        double spread = 0;
        int beyond = 0;
        double upper = new MarchenkoPastur(new MatrixShape(16, 32), 1.0 / 32).upperEdge();
        for (int m = 0; m < matrices; m++) {
            spectrum.compute(TeacherStudent.normals(random, 512, Math.sqrt(1.0 / 32)));
            trace += spectrum.trace() / matrices;
            traceSquared += spectrum.trace() * spectrum.trace() / matrices;
            for (double x : spectrum.eigenvalues()) {
                square += x * x / matrices;
                inverse += 1 / x / matrices;
            }
            edge += spectrum.eigenvalues()[15] / matrices;
            spread += 15 * LevelSpacing.mean(spectrum.eigenvalues()) / matrices;
            beyond += spectrum.eigenvalues()[15] > upper ? 1 : 0;
        }
        assertEquals(16, trace, 0.06);
        assertEquals(1, traceSquared - trace * trace, 0.1);
        assertEquals(24.5, square, 0.25);
        assertEquals(34.133, inverse, 0.5);
        assertEquals(2.588, edge, 0.015, "mean largest eigenvalue, 11 % below the edge 2.914");
        assertEquals(2.466, spread, 0.015);
        assertEquals(0.118, (double) beyond / matrices, 0.02);
    }
}
