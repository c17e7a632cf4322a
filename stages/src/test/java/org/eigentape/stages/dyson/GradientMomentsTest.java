package org.eigentape.stages.dyson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.eigentape.stages.fixture.GramMatrix;
import org.eigentape.stages.fixture.MomentRecord;
import org.eigentape.stages.fixture.Oracle;
import org.eigentape.stages.fixture.TeacherStudent;
import org.eigentape.stages.input.MatrixShape;
import org.eigentape.stages.spectrum.SymmetricEigenSolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GradientMomentsTest {

    private final Oracle oracle = new Oracle("dyson");

    @ParameterizedTest
    @CsvSource({"4,6,60", "6,4,60", "5,5,50"})
    void shouldTakeMomentsFromFactorsAsTheOracleDoes(int rows, int columns, int samples) {
        var factors = new FactorMoments(new MatrixShape(rows, columns), samples);
        double[] weights = Oracle.numbers(rows, rows * columns);
        factors.set(
                weights, Oracle.numbers(rows + 100, samples * rows), Oracle.numbers(columns + 200, samples * columns));
        checkMoments(factors, weights, rows + "x" + columns + ".");
    }

    @ParameterizedTest
    @CsvSource({"4,6", "6,4", "5,5"})
    void shouldTakeMomentsFromTheRecordAsTheOracleDoes(int rows, int columns) {
        var recorded = new RecordedMoments(new MatrixShape(rows, columns));
        double[] weights = Oracle.numbers(rows, rows * columns);
        String key = rows + "x" + columns + ".";
        recorded.set(
                weights,
                oracle.values(key + "mean_gradient"),
                oracle.values(key + "gram"),
                oracle.values(key + "moments"));
        checkMoments(recorded, weights, key);
    }

    private void checkMoments(GradientMoments source, double[] weights, String key) {
        int n = source.shape().smaller();
        var moments = new RotatedMoments(n);
        source.rotate(eigenvectors(weights, source.shape()), moments);
        oracle.check(key + "variance", moments.variance(), 1e-12);
        // The sign of an eigenvector is a convention of each side, so off the diagonal only magnitudes compare.
        double[] expected = oracle.values(key + "mean").clone();
        double[] actual = moments.mean().clone();
        for (int k = 0; k < n * n; k++) {
            boolean diagonal = k % (n + 1) == 0;
            expected[k] = diagonal ? expected[k] : Math.abs(expected[k]);
            actual[k] = diagonal ? actual[k] : Math.abs(actual[k]);
        }
        Oracle.assertClose(expected, actual, 1e-12, key + "mean");
    }

    @ParameterizedTest
    @CsvSource({"16,32", "32,16", "7,7", "1,5", "5,1"})
    void shouldAgreeBetweenFactorsAndRecordInRandomBases(int rows, int columns) {
        for (long seed = 1; seed <= 3; seed++) {
            int samples = 300;
            var shape = new MatrixShape(rows, columns);
            var random = new Random(seed);
            double[] weights = TeacherStudent.normals(random, shape.size(), 1);
            double[] deltas = TeacherStudent.normals(random, samples * rows, 0.3);
            double[] activations = TeacherStudent.normals(random, samples * columns, 1);
            var factors = new FactorMoments(shape, samples);
            factors.set(weights, deltas, activations);
            var record = MomentRecord.of(shape, samples, weights, deltas, activations);
            var recorded = new RecordedMoments(shape);
            recorded.set(weights, record.meanGradient(), record.gram(), record.moments());

            int n = shape.smaller();
            double[] basis = eigenvectors(TeacherStudent.normals(random, n * n, 1), new MatrixShape(n, n));
            var fromFactors = new RotatedMoments(n);
            var fromRecord = new RotatedMoments(n);
            factors.rotate(basis, fromFactors);
            recorded.rotate(basis, fromRecord);
            String name = "seed " + seed;
            Oracle.assertClose(fromFactors.mean(), fromRecord.mean(), 1e-12, name);
            Oracle.assertClose(fromFactors.variance(), fromRecord.variance(), 1e-12, name);
            Oracle.assertClose(fromFactors.squaredNorm(), fromRecord.squaredNorm(), 1e-12, name);
            Oracle.assertClose(fromFactors.squaredNormOfMean(), fromRecord.squaredNormOfMean(), 1e-11, name);
        }
    }

    @Test
    void shouldNotKeepAnythingOfTheProbeBefore() {
        var shape = new MatrixShape(3, 4);
        var used = new FactorMoments(shape, 10);
        var fresh = new FactorMoments(shape, 10);
        var random = new Random(5);
        double[] basis = eigenvectors(TeacherStudent.normals(random, 9, 1), new MatrixShape(3, 3));
        double[] w = TeacherStudent.normals(random, 12, 1);
        double[] g = TeacherStudent.normals(random, 30, 1);
        double[] a = TeacherStudent.normals(random, 40, 1);
        var expected = new RotatedMoments(3);
        var actual = new RotatedMoments(3);
        used.set(a, g, a);
        used.rotate(basis, actual);
        used.set(w, g, a);
        used.rotate(basis, actual);
        fresh.set(w, g, a);
        fresh.rotate(basis, expected);
        Oracle.assertClose(expected.variance(), actual.variance(), 0, "variance");
        Oracle.assertClose(expected.squaredNorm(), actual.squaredNorm(), 0, "norm");
    }

    @Test
    void shouldNumberPairsRowByRow() {
        int next = 0;
        for (int i = 0; i < 7; i++) {
            for (int j = i; j < 7; j++) {
                assertEquals(next++, SymmetricPairs.index(7, i, j));
            }
        }
        assertEquals(next, SymmetricPairs.count(7));
        assertEquals(136, SymmetricPairs.count(16));
    }

    @Test
    void shouldRotateTheRecordOfThePaperShapeWellUnderFiveMilliseconds() {
        var network = TeacherStudent.ofPaper(1, 200, 1);
        var shape = new MatrixShape(16, 32);
        var record = MomentRecord.of(shape, 200, network.weights, network.deltas(network.weights), network.activations);
        var recorded = new RecordedMoments(shape);
        recorded.set(network.weights, record.meanGradient(), record.gram(), record.moments());
        double[] basis = eigenvectors(network.weights, shape);
        var moments = new RotatedMoments(16);
        long best = Long.MAX_VALUE;
        for (int repeat = 0; repeat < 60; repeat++) {
            long start = System.nanoTime();
            recorded.rotate(basis, moments);
            best = Math.min(best, System.nanoTime() - start);
        }
        assertTrue(best < 5_000_000, best + " ns");
    }

    @Test
    void shouldRefuseAnEmptyDataSet() {
        assertThrows(IllegalArgumentException.class, () -> new FactorMoments(new MatrixShape(2, 2), 0));
    }

    static double[] eigenvectors(double[] weights, MatrixShape shape) {
        int n = shape.smaller();
        double[] gram = new double[n * n];
        GramMatrix.compute(weights, shape, gram);
        var solver = new SymmetricEigenSolver(n);
        solver.decompose(gram);
        return solver.vectors();
    }
}
