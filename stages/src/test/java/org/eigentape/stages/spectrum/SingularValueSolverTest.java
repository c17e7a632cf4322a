package org.eigentape.stages.spectrum;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.eigentape.stages.fixture.Oracle;
import org.eigentape.stages.fixture.TeacherStudent;
import org.eigentape.stages.input.MatrixShape;
import org.eigentape.stages.spectrum.SymmetricEigenSolver.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SingularValueSolverTest {

    private final Oracle oracle = new Oracle("singular");

    /** Singular values over 30 decades, and a matrix of size 1 under one of rank one and size 1e9, against LAPACK. */
    @ParameterizedTest
    @CsvSource({
        "16,32,rows", "16,32,columns", "16,32,both", "16,32,spike", "16,32,dense",
        "12,5,rows", "12,5,columns", "12,5,both", "12,5,spike", "12,5,dense",
        "9,9,rows", "9,9,columns", "9,9,both", "9,9,spike", "9,9,dense"
    })
    void shouldAgreeWithLapackOnGradedMatrices(int rows, int columns, String kind) {
        String key = rows + "x" + columns + "." + kind + ".";
        var shape = new MatrixShape(rows, columns);
        var solver = new SingularValueSolver(shape);
        double[] weights = oracle.values(key + "weights");
        assertEquals(Outcome.CONVERGED, solver.decompose(weights));
        double[] expected = oracle.values(key + "singular_values");
        double[] resolved = oracle.values(key + "resolved");
        for (int k = 0; k < expected.length; k++) {
            assertEquals(expected[k], solver.values()[k], solver.resolution() / 4, key + k);
            assertEquals(resolved[k] == 1, solver.resolved(k), key + k);
        }
        assertSingularVectors(solver, weights, shape, key);
    }

    @ParameterizedTest
    @CsvSource({"1,1", "1,7", "7,1", "2,2", "3,4", "4,3", "16,32", "32,16", "33,33", "64,16", "16,64"})
    void shouldReturnOrthonormalVectorsThatDiagonaliseRandomMatrices(int rows, int columns) {
        var shape = new MatrixShape(rows, columns);
        var solver = new SingularValueSolver(shape);
        for (long seed = 1; seed <= 10; seed++) {
            double[] weights = TeacherStudent.normals(new Random(seed), rows * columns, 1);
            assertEquals(Outcome.CONVERGED, solver.decompose(weights));
            for (int k = 0; k < shape.smaller(); k++) {
                assertTrue(solver.resolved(k) && solver.isolated(k), "seed " + seed);
            }
            assertSingularVectors(solver, weights, shape, "seed " + seed);
        }
    }

    /** [[1, 1], [0, 1]]: the golden ratio and its inverse. */
    @Test
    void shouldSolveTheShearInClosedForm() {
        var solver = new SingularValueSolver(new MatrixShape(2, 2));
        solver.decompose(new double[] {1, 1, 0, 1});
        double golden = (1 + Math.sqrt(5)) / 2;
        assertArrayEquals(new double[] {golden - 1, golden}, solver.values(), 1e-15);
    }

    @Test
    void shouldCompleteTheBasisOfSingularMatrices() {
        var shape = new MatrixShape(6, 8);
        var solver = new SingularValueSolver(shape);
        double[] rankTwo = new double[48];
        double[] twoRows = new double[48];
        double[] equalRows = new double[48];
        double[] tiny = new double[48];
        for (int i = 0; i < 6; i++) {
            for (int k = 0; k < 8; k++) {
                rankTwo[i * 8 + k] = (i + 1) * (k + 0.1) + 3 * (i * i - 2) * (k % 3);
                twoRows[i * 8 + k] = i == 1 || i == 4 ? k - 2.5 * i : 0;
                equalRows[i * 8 + k] = k + 1;
                tiny[i * 8 + k] = Math.scalb(rankTwo[i * 8 + k] + (i == k ? 1 : 0), i < 3 ? 0 : -250 * i);
            }
        }
        double[][] matrices = {rankTwo, twoRows, equalRows, tiny};
        int[] ranks = {2, 2, 1, 3};
        for (int which = 0; which < matrices.length; which++) {
            String name = "matrix " + which;
            assertEquals(Outcome.CONVERGED, solver.decompose(matrices[which]), name);
            assertSingularVectors(solver, matrices[which], shape, name);
            for (int k = 0; k < 6; k++) {
                assertEquals(k >= 6 - ranks[which], solver.resolved(k), name);
                assertEquals(k >= 6 - ranks[which], solver.isolated(k), name);
            }
        }
    }

    @Test
    void shouldSolveTheZeroMatrixExactly() {
        var shape = new MatrixShape(3, 2);
        var solver = new SingularValueSolver(shape);
        assertEquals(Outcome.CONVERGED, solver.decompose(new double[6]));
        assertArrayEquals(new double[2], solver.values());
        assertArrayEquals(new double[] {0, 1, 1, 0}, solver.vectors());
        assertTrue(solver.resolved(0) && solver.resolved(1));
        assertFalse(solver.isolated(0) || solver.isolated(1));
    }

    @Test
    void shouldTellWhichValuesHaveVectorsOfTheirOwn() {
        var solver = new SingularValueSolver(new MatrixShape(4, 4));
        solver.decompose(new double[] {0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 3, 0, 0, 0, 0, 3});
        assertArrayEquals(new double[] {0, 1, 3, 3}, solver.values());
        assertFalse(solver.resolved(0));
        assertTrue(solver.isolated(0), "the rest of a space of which all others are known");
        assertTrue(solver.resolved(1) && solver.isolated(1));
        assertTrue(solver.resolved(2) && !solver.isolated(2));
        assertTrue(solver.resolved(3) && !solver.isolated(3));
        assertEquals(4 * Math.ulp(1.0) * 3, solver.resolution());
    }

    @Test
    void shouldNotDependOnTheMatricesSolvedBefore() {
        var shape = new MatrixShape(16, 32);
        var used = new SingularValueSolver(shape);
        for (long seed = 1; seed <= 100; seed++) {
            double[] weights = TeacherStudent.normals(new Random(seed), 512, 1);
            if (seed % 5 == 0) {
                Arrays.fill(weights, 0, 320, 0);
            }
            var fresh = new SingularValueSolver(shape);
            used.decompose(weights);
            fresh.decompose(weights);
            assertArrayEquals(fresh.values(), used.values(), "seed " + seed);
            assertArrayEquals(fresh.vectors(), used.vectors(), "seed " + seed);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1000, -500, -30, 30, 500, 1000})
    void shouldScaleExactlyWithPowersOfTwo(int exponent) {
        var shape = new MatrixShape(5, 8);
        double[] weights = Oracle.numbers(5, 40);
        double[] scaled = new double[40];
        for (int k = 0; k < 40; k++) {
            scaled[k] = Math.scalb(weights[k], exponent);
        }
        var solver = new SingularValueSolver(shape);
        solver.decompose(weights);
        double[] expected = solver.values().clone();
        double[] vectors = solver.vectors().clone();
        solver.decompose(scaled);
        for (int k = 0; k < 5; k++) {
            assertEquals(Math.scalb(expected[k], exponent), solver.values()[k]);
        }
        assertArrayEquals(vectors, solver.vectors());
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void shouldSayWhenTheMatrixIsNotFinite(double evil) {
        var solver = new SingularValueSolver(new MatrixShape(2, 2));
        assertEquals(Outcome.NOT_FINITE, solver.decompose(new double[] {1, 0, evil, 0}));
        assertTrue(Double.isNaN(solver.values()[0]) && Double.isNaN(solver.vectors()[3]));
        assertEquals(Outcome.CONVERGED, solver.decompose(new double[] {0, 2, -1, 0}));
        assertArrayEquals(new double[] {1, 2}, solver.values());
        assertArrayEquals(new double[] {0, 1, 1, 0}, solver.vectors(), 1e-15);
    }

    /** O^T O = 1, and the rows of O^T W (or the columns of W O) are orthogonal and as long as the values. */
    private static void assertSingularVectors(
            SingularValueSolver solver, double[] weights, MatrixShape shape, String name) {
        int n = shape.smaller();
        int m = shape.larger();
        double[] o = solver.vectors();
        double scale = Math.max(solver.values()[n - 1], Double.MIN_NORMAL);
        double[][] rotated = new double[n][m];
        for (int k = 0; k < n; k++) {
            assertTrue(k == 0 || solver.values()[k - 1] <= solver.values()[k], name);
            assertTrue(solver.values()[k] >= 0, name);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < m; j++) {
                    rotated[k][j] += o[i * n + k] * weights[shape.gramOfRows() ? i * m + j : j * n + i] / scale;
                }
            }
        }
        for (int k = 0; k < n; k++) {
            for (int l = 0; l < n; l++) {
                double product = 0;
                for (int i = 0; i < n; i++) {
                    product += o[i * n + k] * o[i * n + l];
                }
                assertEquals(k == l ? 1 : 0, product, 2e-15 * (n + 1), name);
                double inner = 0;
                for (int j = 0; j < m; j++) {
                    inner += rotated[k][j] * rotated[l][j];
                }
                double value = solver.values()[k] / scale;
                assertEquals(k == l ? value * value : 0, inner, 2e-15 * m, name);
            }
            double largest = 0;
            for (int i = 0; i < n; i++) {
                largest = Math.abs(o[i * n + k]) > Math.abs(largest) ? o[i * n + k] : largest;
            }
            assertTrue(largest > 0, name);
        }
    }
}
