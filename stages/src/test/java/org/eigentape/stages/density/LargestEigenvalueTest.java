package org.eigentape.stages.density;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.eigentape.engine.numeric.RandomStream;
import org.eigentape.stages.fixture.TeacherStudent;
import org.eigentape.stages.input.MatrixShape;
import org.eigentape.stages.spectrum.SymmetricEigenSolver;
import org.eigentape.stages.spectrum.WeightSpectrum;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LargestEigenvalueTest {

    @ParameterizedTest
    @CsvSource({"1,1", "1,5", "5,1", "3,3", "40,20", "20,40", "100,90", "90,300", "300,90"})
    void shouldFindThatOfTheGramMatrix(int rows, int columns) {
        MatrixShape shape = new MatrixShape(rows, columns);
        for (long seed = 1; seed <= 5; seed++) {
            double[] weights = TeacherStudent.normals(new Random(seed), rows * columns, 1);
            WeightSpectrum spectrum = new WeightSpectrum(shape);
            spectrum.compute(weights);
            double expected = spectrum.eigenvalues()[shape.smaller() - 1];
            double found = new LargestEigenvalue(columns).of(LargestEigenvalue.gram(rows(weights, columns)));
            assertEquals(expected, found, 1e-12 * expected, "seed " + seed);
        }
    }

    /** The one of largest value, not of largest magnitude. */
    @Test
    void shouldFindThatOfSymmetricMatrices() {
        int n = 120;
        for (double shift : new double[] {-50, 0, 50}) {
            double[] matrix = TeacherStudent.normals(new Random(2), n * n, 1);
            for (int i = 0; i < n; i++) {
                matrix[i * n + i] += shift;
                for (int j = 0; j < i; j++) {
                    matrix[i * n + j] = matrix[j * n + i];
                }
            }
            SymmetricEigenSolver solver = new SymmetricEigenSolver(n);
            solver.decompose(matrix);
            double found = new LargestEigenvalue(n).of(LargestEigenvalue.symmetric(rows(matrix, n)));
            assertEquals(solver.values()[n - 1], found, 1e-11);
        }
    }

    /** Zero, rank one, a multiple of the unit matrix, and two largest ones that nearly coincide. */
    @Test
    void shouldEndEarlyInInvariantSpaces() {
        int n = 80;
        double[] zero = new double[n * n];
        double[] one = new double[n * n];
        double[] unit = new double[n * n];
        double[] close = new double[n * n];
        for (int i = 0; i < n; i++) {
            unit[i * n + i] = 3;
            close[i * n + i] = i < 2 ? 2 - i * 1e-9 : 1.0 / (i + 1);
            for (int j = 0; j < n; j++) {
                one[i * n + j] = (i + 1) * (j - 3.5);
            }
        }
        LargestEigenvalue solver = new LargestEigenvalue(n);
        double square = 0;
        for (double value : one) {
            square += value * value;
        }
        assertEquals(0, solver.of(LargestEigenvalue.gram(rows(zero, n))));
        assertEquals(square, solver.of(LargestEigenvalue.gram(rows(one, n))), 1e-13 * square);
        assertEquals(9, solver.of(LargestEigenvalue.gram(rows(unit, n))), 1e-14);
        assertEquals(4, solver.of(LargestEigenvalue.gram(rows(close, n))), 4e-9);
    }

    @ParameterizedTest
    @CsvSource({"100,70,0", "70,100,0", "70,70,300", "100,64,-300"})
    void shouldBoundWhatAllEigenvaluesWouldBound(int rows, int columns, int exponent) {
        MatrixShape shape = new MatrixShape(rows, columns);
        double[] weights = TeacherStudent.normals(new Random(4), rows * columns, Math.scalb(1.0, exponent));
        EdgeTest none = new EdgeTest(0, 0);
        double bound = new RandomisedControl(shape, false).bound(weights, 1, none, RandomStream.of(1, "control", 0));
        double[] shuffled = weights.clone();
        RandomStream random = RandomStream.of(1, "control", 0);
        for (int last = shuffled.length - 1; last > 0; last--) {
            int other = random.nextInt(last + 1);
            double kept = shuffled[last];
            shuffled[last] = shuffled[other];
            shuffled[other] = kept;
        }
        WeightSpectrum spectrum = new WeightSpectrum(shape);
        spectrum.compute(shuffled);
        double expected = spectrum.eigenvalues()[shape.smaller() - 1];
        assertEquals(expected, bound, 1e-12 * expected);
    }

    private static double[][] rows(double[] matrix, int columns) {
        double[][] rows = new double[matrix.length / columns][columns];
        for (int k = 0; k < matrix.length; k++) {
            rows[k / columns][k % columns] = matrix[k];
        }
        return rows;
    }
}
