package org.eigentape.stages.density;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eigentape.engine.numeric.NormalSampler;
import org.eigentape.engine.numeric.RandomStream;
import org.eigentape.stages.input.MatrixShape;
import org.eigentape.stages.spectrum.SymmetricEigenSolver;
import org.eigentape.stages.spectrum.WeightSpectrum;
import org.eigentape.stages.statistics.TracyWidom;
import org.junit.jupiter.api.Test;

class RandomisedControlTest {

    /** Spikes beyond the transition s2 sqrt(M N) of Baik, Ben Arous and Péché are outliers; noise has almost never one. */
    @Test
    void shouldFindPlantedOutliersAndNoneInNoise() {
        NormalSampler normals = new NormalSampler(RandomStream.of(1, "test/spikes", 0));
        MatrixShape any = new MatrixShape(40, 80);
        WeightSpectrum spectrum = new WeightSpectrum(any);
        RandomisedControl control = new RandomisedControl(any, false);
        int falseAlarms = 0;
        for (int k = 0; k < 100; k++) {
            double[] weights = new double[any.size()];
            normals.fill(weights, 1);
            spectrum.compute(weights);
            double bound = control.bound(weights, 1, edge(any, weights), RandomStream.of(1, "control", k));
            falseAlarms += spectrum.eigenvalues()[39] > bound ? 1 : 0;
        }
        assertTrue(falseAlarms <= 8, falseAlarms + " of 100");

        double[] spiked = new double[any.size()];
        normals.fill(spiked, 1);
        for (int i = 0; i < 40; i++) {
            for (int j = 0; j < 80; j++) {
                spiked[i * 80 + j] += (i % 2 == 0 ? 1 : -1) * (j % 3 - 1) * 0.8;
            }
        }
        spectrum.compute(spiked);
        double bound = control.bound(spiked, 19, edge(any, spiked), RandomStream.of(1, "control", 0));
        assertTrue(spectrum.eigenvalues()[39] > bound);
        assertTrue(spectrum.eigenvalues()[38] < bound);
        assertEquals(bound, control.bound(spiked, 19, edge(any, spiked), RandomStream.of(1, "control", 0)), "seeded");
    }

    /** A constant off the diagonal is an eigenvalue N c (rank one) far beyond the edge; without it there is none. */
    @Test
    void shouldFindPlantedOutliersOfSymmetricMatrices() {
        NormalSampler normals = new NormalSampler(RandomStream.of(1, "test/symmetric", 0));
        int n = 40;
        MatrixShape shape = new MatrixShape(n, n);
        RandomisedControl control = new RandomisedControl(shape, true);
        SymmetricEigenSolver solver = new SymmetricEigenSolver(n);
        int falseAlarms = 0;
        int exceeding = 0;
        for (int k = 0; k < 200; k++) {
            double[] matrix = symmetric(normals, n);
            solver.decompose(matrix);
            double top = solver.values()[n - 1];
            EdgeTest edge = EdgeTest.of(shape, true, matrix);
            falseAlarms += top > control.bound(matrix, 1, edge, RandomStream.of(1, "control", k)) ? 1 : 0;
            exceeding += EdgeTest.exceedance(edge.statistic(top)) < 0.1 ? 1 : 0;
        }
        assertTrue(falseAlarms <= 16, falseAlarms + " of 200");
        assertEquals(20, exceeding, 13, "a tenth, three standard errors");

        double[] spiked = symmetric(normals, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                spiked[i * n + j] += (i % 2 == 0 ? 1 : -1) * (j % 2 == 0 ? 1 : -1) * 0.5;
            }
        }
        solver.decompose(spiked);
        EdgeTest edge = EdgeTest.of(shape, true, spiked);
        double bound = control.bound(spiked, 19, edge, RandomStream.of(1, "control", 0));
        assertTrue(solver.values()[n - 1] > bound);
        assertTrue(solver.values()[n - 2] < bound);
        assertTrue(EdgeTest.exceedance(edge.statistic(solver.values()[n - 1])) < 1e-4);
    }

    @Test
    void shouldMoveTheEdgeWithTheDiagonal() {
        double[] matrix = symmetric(new NormalSampler(RandomStream.of(1, "test/symmetric", 1)), 5);
        double[] moved = matrix.clone();
        for (int i = 0; i < 5; i++) {
            moved[6 * i] -= 100;
        }
        MatrixShape shape = new MatrixShape(5, 5);
        EdgeTest edge = EdgeTest.of(shape, true, matrix);
        assertEquals(edge.centre() - 100, EdgeTest.of(shape, true, moved).centre(), 1e-12);
        assertEquals(edge.scale(), EdgeTest.of(shape, true, moved).scale());
        assertTrue(Double.isNaN(
                EdgeTest.exceedance(EdgeTest.of(shape, true, new double[25]).statistic(0))));
        assertEquals(
                0, EdgeTest.of(new MatrixShape(1, 1), false, new double[] {2}).scale());
    }

    private static EdgeTest edge(MatrixShape shape, double[] weights) {
        EdgeTest edge = EdgeTest.of(shape, false, weights);
        assertTrue(edge.centre() > 0 && edge.scale() * Math.sqrt(TracyWidom.VARIANCE) < edge.centre());
        return edge;
    }

    /** Elements of variance 1 off the diagonal and 2 on it. */
    private static double[] symmetric(NormalSampler normals, int n) {
        double[] matrix = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
                matrix[i * n + j] = normals.next() * (i == j ? Math.sqrt(2) : 1);
                matrix[j * n + i] = matrix[i * n + j];
            }
        }
        return matrix;
    }
}
