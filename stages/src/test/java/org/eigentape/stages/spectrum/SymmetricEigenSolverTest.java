package org.eigentape.stages.spectrum;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.eigentape.stages.fixture.JacobiEigenSolver;
import org.eigentape.stages.fixture.Oracle;
import org.eigentape.stages.spectrum.SymmetricEigenSolver.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SymmetricEigenSolverTest {

    @Test
    void shouldSolveTwoByTwoInClosedForm() {
        var solver = new SymmetricEigenSolver(2);
        assertEquals(Outcome.CONVERGED, solver.decompose(new double[] {2, 1, 1, 2}));
        assertArrayEquals(new double[] {1, 3}, solver.values(), 1e-15);
        double root = Math.sqrt(0.5);
        assertEquals(root, Math.abs(solver.vectors()[0]), 1e-15);
        assertArrayEquals(new double[] {root, root}, new double[] {solver.vectors()[1], solver.vectors()[3]}, 1e-15);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 16, 33, 100})
    void shouldAgreeWithJacobiRotations(int n) {
        for (long seed = 1; seed <= 20; seed++) {
            double[] matrix = symmetric(new Random(seed), n);
            double[] naive = JacobiEigenSolver.eigenvalues(matrix, n);
            var solver = new SymmetricEigenSolver(n);
            assertEquals(Outcome.CONVERGED, solver.decompose(matrix), "seed " + seed);
            Oracle.assertClose(naive, solver.values(), 1e-14 * n, "seed " + seed);
            seed += n > 50 ? 9 : 0;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 16, 64})
    void shouldReturnAscendingValuesAndOrthonormalVectorsThatRebuildTheMatrix(int n) {
        double[] matrix = symmetric(new Random(n), n);
        var solver = new SymmetricEigenSolver(n);
        solver.decompose(matrix);
        double[] o = solver.vectors();
        for (int i = 0; i < n; i++) {
            assertTrue(i == 0 || solver.values()[i - 1] <= solver.values()[i]);
            for (int j = 0; j < n; j++) {
                double product = 0;
                double rebuilt = 0;
                for (int k = 0; k < n; k++) {
                    product += o[k * n + i] * o[k * n + j];
                    rebuilt += o[i * n + k] * solver.values()[k] * o[j * n + k];
                }
                assertEquals(i == j ? 1 : 0, product, 1e-13);
                assertEquals(matrix[i * n + j], rebuilt, 1e-13 * n);
            }
        }
    }

    @Test
    void shouldMakeTheLargestComponentOfEachVectorPositive() {
        for (long seed = 1; seed <= 50; seed++) {
            int n = 6;
            var solver = new SymmetricEigenSolver(n);
            solver.decompose(symmetric(new Random(seed), n));
            for (int k = 0; k < n; k++) {
                double largest = 0;
                for (int i = 0; i < n; i++) {
                    double component = solver.vectors()[i * n + k];
                    largest = Math.abs(component) > Math.abs(largest) ? component : largest;
                }
                assertTrue(largest > 0, "seed " + seed);
            }
        }
    }

    @Test
    void shouldNotDependOnTheMatricesSolvedBefore() {
        int n = 16;
        var used = new SymmetricEigenSolver(n);
        for (long seed = 1; seed <= 200; seed++) {
            double[] matrix = symmetric(new Random(seed), n);
            var fresh = new SymmetricEigenSolver(n);
            used.decompose(matrix);
            fresh.decompose(matrix);
            assertArrayEquals(fresh.values(), used.values(), "seed " + seed);
            assertArrayEquals(fresh.vectors(), used.vectors(), "seed " + seed);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-320, 1e-200, 1e-9, 1e9, 1e150, 1e300})
    void shouldKeepItsAccuracyAtAnyScale(double scale) {
        int n = 8;
        double[] matrix = symmetric(new Random(3), n);
        double[] scaled = new double[n * n];
        for (int k = 0; k < scaled.length; k++) {
            scaled[k] = matrix[k] * scale;
        }
        var solver = new SymmetricEigenSolver(n);
        assertEquals(Outcome.CONVERGED, solver.decompose(matrix));
        double[] values = solver.values().clone();
        assertEquals(Outcome.CONVERGED, solver.decompose(scaled));
        for (int k = 0; k < n; k++) {
            values[k] *= scale;
        }
        // Below the normal range the elements themselves carry few digits.
        Oracle.assertClose(values, solver.values(), scale < 1e-300 ? 1e-2 : 1e-14, "scale " + scale);
    }

    @Test
    void shouldSolveDegenerateMatrices() {
        int n = 5;
        var solver = new SymmetricEigenSolver(n);
        assertEquals(Outcome.CONVERGED, solver.decompose(new double[n * n]));
        assertArrayEquals(new double[n], solver.values());
        double[] identity = new double[n * n];
        double[] ones = new double[n * n];
        for (int i = 0; i < n * n; i++) {
            identity[i] = i % (n + 1) == 0 ? 1 : 0;
            ones[i] = 1;
        }
        assertEquals(Outcome.CONVERGED, solver.decompose(identity));
        assertArrayEquals(new double[] {1, 1, 1, 1, 1}, solver.values());
        assertEquals(Outcome.CONVERGED, solver.decompose(ones));
        assertArrayEquals(new double[] {0, 0, 0, 0, 5}, solver.values(), 1e-14);
    }

    @Test
    void shouldConvergeOnHardSpectra() {
        // Graded, clustered and Wilkinson matrices are where an implicit QR iteration needs the most steps.
        int n = 21;
        var solver = new SymmetricEigenSolver(n);
        double[] wilkinson = new double[n * n];
        double[] graded = new double[n * n];
        double[] hilbert = new double[n * n];
        for (int i = 0; i < n; i++) {
            wilkinson[i * n + i] = Math.abs(i - n / 2);
            for (int j = 0; j < n; j++) {
                wilkinson[i * n + j] += Math.abs(i - j) == 1 ? 1 : 0;
                graded[i * n + j] = Math.scalb(1.0, -3 * (i + j));
                hilbert[i * n + j] = 1.0 / (i + j + 1);
            }
        }
        for (double[] matrix : new double[][] {wilkinson, graded, hilbert}) {
            assertEquals(Outcome.CONVERGED, solver.decompose(matrix));
            Oracle.assertClose(JacobiEigenSolver.eigenvalues(matrix, n), solver.values(), 1e-14, "hard");
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void shouldSayWhenTheMatrixIsNotFinite(double evil) {
        var solver = new SymmetricEigenSolver(3);
        solver.decompose(new double[] {1, 0, 0, 0, 2, 0, 0, 0, 3});
        assertEquals(Outcome.NOT_FINITE, solver.decompose(new double[] {1, 0, evil, 0, 2, 0, evil, 0, 3}));
        assertTrue(Double.isNaN(solver.values()[0]) && Double.isNaN(solver.vectors()[8]));
        assertEquals(Outcome.CONVERGED, solver.decompose(new double[] {3, 0, 0, 0, 2, 0, 0, 0, 1}));
        assertArrayEquals(new double[] {1, 2, 3}, solver.values(), 1e-15);
    }

    @Test
    void shouldRefuseAMatrixWithoutRows() {
        assertThrows(IllegalArgumentException.class, () -> new SymmetricEigenSolver(0));
    }

    private static double[] symmetric(Random random, int n) {
        double[] matrix = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
                matrix[i * n + j] = random.nextGaussian();
                matrix[j * n + i] = matrix[i * n + j];
            }
        }
        return matrix;
    }
}
