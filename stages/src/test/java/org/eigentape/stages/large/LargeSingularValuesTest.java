package org.eigentape.stages.large;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.eigentape.stages.fixture.EjmlLibrary;
import org.eigentape.stages.fixture.Oracle;
import org.eigentape.stages.fixture.TeacherStudent;
import org.eigentape.stages.input.MatrixShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LargeSingularValuesTest {

    /** Shapes around the blocks of 32 columns, the tiles of 256 and the groups of four. */
    @ParameterizedTest
    @CsvSource({
        "1,1", "1,7", "7,1", "2,2", "3,4", "5,5", "31,40", "32,32", "33,34", "64,64", "40,65", "97,66", "300,100",
        "70,330", "290,290"
    })
    void shouldAgreeWithAnIndependentSolver(int rows, int columns) {
        double[] weights = TeacherStudent.normals(new Random(rows), rows * columns, 1);
        double[] values = values(rows, columns, weights);
        double[] expected = new double[values.length];
        new EjmlLibrary().singularValues(weights.clone(), columns, rows, expected);
        double squares = 0;
        for (int k = 0; k < values.length; k++) {
            assertEquals(expected[values.length - 1 - k], values[k], 2e-15 * rows * expected[0] + 1e-14, "value " + k);
            assertTrue(k == 0 || values[k - 1] <= values[k]);
            squares += values[k] * values[k];
        }
        double frobenius = 0;
        for (double weight : weights) {
            frobenius += weight * weight;
        }
        assertEquals(frobenius, squares, 1e-14 * frobenius);
    }

    /** Singular values over 30 decades, and a matrix of size 1 under one of rank one and size 1e9, against LAPACK. */
    @ParameterizedTest
    @CsvSource({
        "16,32,rows", "16,32,columns", "16,32,both", "16,32,spike", "16,32,dense",
        "12,5,rows", "12,5,columns", "12,5,both", "12,5,spike", "12,5,dense",
        "9,9,rows", "9,9,columns", "9,9,both", "9,9,spike", "9,9,dense"
    })
    void shouldAgreeWithLapackOnGradedMatricesWithinTheirResolution(int rows, int columns, String kind) {
        Oracle oracle = new Oracle("singular");
        String key = rows + "x" + columns + "." + kind + ".";
        double[] values = values(rows, columns, oracle.values(key + "weights"));
        double[] expected = oracle.values(key + "singular_values");
        double[] resolved = oracle.values(key + "resolved");
        double resolution = Math.max(rows, columns) * 0x1p-52 * values[values.length - 1];
        for (int k = 0; k < expected.length; k++) {
            assertEquals(expected[k], values[k], resolution / 4, key + k);
            assertEquals(resolved[k] == 1, values[k] >= resolution, key + k);
        }
    }

    /** Columns that are orthogonal and of lengths 2^0 to 2^-79, made of a Hadamard matrix: their lengths are the values. */
    @Test
    void shouldKeepGradedValuesWithinTheResolutionOfLargeMatrices() {
        int m = 128;
        int n = 80;
        double[] weights = new double[m * n];
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                weights[i * n + j] = Math.scalb(Integer.bitCount(i & j) % 2 == 0 ? 1.0 : -1.0, -j);
            }
        }
        double[] values = values(m, n, weights);
        for (int j = 0; j < n; j++) {
            double expected = Math.scalb(Math.sqrt(m), -j);
            assertEquals(expected, values[n - 1 - j], m * 0x1p-52 * Math.sqrt(m) / 4, "value " + j);
        }
    }

    @Test
    void shouldFindRanks() {
        int n = 80;
        double[] rankTwo = new double[n * 100];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < 100; j++) {
                rankTwo[i * 100 + j] = (i + 1) * (j + 0.1) + 3 * (i * i - 2) * (j % 3);
            }
        }
        double[] values = values(n, 100, rankTwo);
        double resolution = 100 * 0x1p-52 * values[n - 1];
        assertTrue(values[n - 2] > resolution && values[n - 3] < resolution / 4, Arrays.toString(values));
        assertArrayEquals(new double[n], values(n, 100, new double[n * 100]));
        double[] one = new double[n * 100];
        one[4711] = -3;
        double[] expected = new double[n];
        expected[n - 1] = 3;
        assertArrayEquals(expected, values(n, 100, one), 1e-15);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1000, -500, -30, 30, 500, 1000})
    void shouldScaleExactlyWithPowersOfTwo(int exponent) {
        double[] weights = TeacherStudent.normals(new Random(3), 70 * 66, 1);
        double[] expected = values(70, 66, weights);
        double[] scaled =
                Arrays.stream(weights).map(x -> Math.scalb(x, exponent)).toArray();
        double[] values = values(70, 66, scaled);
        for (int k = 0; k < 66; k++) {
            assertEquals(Math.scalb(expected[k], exponent), values[k]);
        }
    }

    @Test
    void shouldNotDependOnTheMatricesSolvedBefore() {
        var used = new LargeSingularValues(new MatrixShape(70, 66));
        for (long seed = 1; seed <= 5; seed++) {
            double[] weights = TeacherStudent.normals(new Random(seed), 70 * 66, 1);
            used.compute(weights);
            assertArrayEquals(values(70, 66, weights), used.values());
            assertFalse(used.compute(spoilt(weights)));
            assertTrue(Double.isNaN(used.values()[0]) && Double.isNaN(used.values()[65]));
        }
    }

    private static double[] spoilt(double[] weights) {
        double[] spoilt = weights.clone();
        spoilt[17] = Double.POSITIVE_INFINITY;
        return spoilt;
    }

    private static double[] values(int rows, int columns, double[] weights) {
        var solver = new LargeSingularValues(new MatrixShape(rows, columns));
        assertTrue(solver.compute(weights));
        return solver.values();
    }
}
