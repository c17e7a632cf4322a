package org.eigentape.stages.spectrum;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
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
        // The root of an eigenvalue has half its digits near zero.
        oracle.check(key + "singular_values", spectrum.singularValues(), 1e-12);
        double trace = 0;
        for (double weight : weights) {
            trace += weight * weight;
        }
        assertEquals(trace, spectrum.trace(), 1e-14 * trace);

        double[] gram = new double[shape.smaller() * shape.smaller()];
        GramMatrix.compute(weights, shape, gram);
        var solver = SymmetricEigenSolver.withVectors(shape.smaller());
        solver.decompose(gram);
        oracle.check(key + "eigenvectors", solver.vectors(), 1e-12);
    }

    @ParameterizedTest
    @CsvSource({"1,1", "1,7", "7,1", "3,4", "16,32", "32,16", "9,9", "13,5"})
    void shouldComputeTheGramMatrixOfTheSmallerSideBitForBit(int rows, int columns) {
        var shape = new MatrixShape(rows, columns);
        double[] w = TeacherStudent.normals(new Random(rows * 100L + columns), rows * columns, 1);
        int n = shape.smaller();
        double[] gram = new double[n * n];
        GramMatrix.compute(w, shape, gram);
        double[] naive = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (int k = 0; k < shape.larger(); k++) {
                    naive[i * n + j] += rows <= columns
                            ? w[i * columns + k] * w[j * columns + k]
                            : w[k * columns + i] * w[k * columns + j];
                }
            }
        }
        assertArrayEquals(naive, gram);
    }

    @Test
    void shouldClipTheSingularValuesOfASingularMatrix() {
        var spectrum = new WeightSpectrum(new MatrixShape(8, 8));
        double[] rankOne = new double[64];
        for (int k = 0; k < 64; k++) {
            rankOne[k] = (Math.floorDiv(k, 8) + 1) * (k % 8 + 0.1);
        }
        assertEquals(Outcome.CONVERGED, spectrum.compute(rankOne));
        for (double value : spectrum.singularValues()) {
            assertTrue(value >= 0);
        }
        assertEquals(Math.sqrt(spectrum.trace()), spectrum.singularValues()[7], 1e-12 * spectrum.trace());
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
