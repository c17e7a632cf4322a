package org.eigentape.stages.dyson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eigentape.stages.fixture.GramMatrix;
import org.eigentape.stages.fixture.Oracle;
import org.eigentape.stages.input.MatrixShape;
import org.eigentape.stages.input.SgdStep;
import org.eigentape.stages.spectrum.SymmetricEigenSolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EigenvalueIncrementTest {

    private final Oracle oracle = new Oracle("dyson");

    @ParameterizedTest
    @CsvSource({"4,6,60,with", "4,6,60,without", "6,4,60,with", "6,4,60,without", "5,5,50,with", "5,5,50,without"})
    void shouldComputeEveryTermAsTheOracleDoes(int rows, int columns, int samples, String replacement) {
        var shape = new MatrixShape(rows, columns);
        int n = shape.smaller();
        double[] weights = Oracle.numbers(rows, rows * columns);
        var factors = new FactorMoments(shape, samples);
        factors.set(
                weights, Oracle.numbers(rows + 100, samples * rows), Oracle.numbers(columns + 200, samples * columns));
        double[] gram = new double[n * n];
        GramMatrix.compute(weights, shape, gram);
        var solver = new SymmetricEigenSolver(n);
        solver.decompose(gram);
        var moments = new RotatedMoments(n);
        factors.rotate(solver.vectors(), moments);
        var step = replacement.equals("with")
                ? SgdStep.withReplacement(0.02, 4)
                : SgdStep.withoutReplacement(0.02, 4, samples);
        var increment = new EigenvalueIncrement(n);
        increment.compute(solver.values(), moments, step);

        String key = rows + "x" + columns + "." + replacement + ".";
        oracle.check(key + "drift", increment.drift(), 1e-11);
        oracle.check(key + "coulomb", increment.coulomb(), 1e-11);
        oracle.check(key + "mean_squared_gradient", increment.meanSquaredGradient(), 1e-11);
        oracle.check(key + "delta_delta", increment.deltaDelta(), 1e-11);
        oracle.check(key + "diffusion", increment.diffusion(), 1e-11);
        oracle.check(key + "predicted_paper", increment.predictedPaper(), 1e-11);
        oracle.check(key + "predicted", increment.predicted(), 1e-11);
        oracle.check(key + "perturbation", increment.perturbation(), 1e-11);
        assertTrue(increment.perturbative());

        double[] residuals = new double[n];
        increment.residuals(oracle.values(key + "increment"), increment.predicted(), residuals);
        oracle.check(key + "residual", residuals, 1e-9);
        increment.residuals(oracle.values(key + "increment"), increment.predictedPaper(), residuals);
        oracle.check(key + "residual_paper", residuals, 1e-9);
    }

    @Test
    void shouldRepelTwoLevelsWithEqualAndOppositeForce() {
        var moments = new RotatedMoments(2);
        moments.variance()[0] = 0.5;
        moments.variance()[1] = 3;
        moments.variance()[2] = 3;
        moments.variance()[3] = 0.25;
        moments.mean()[0] = 7;
        moments.mean()[1] = 2;
        moments.mean()[2] = 2;
        moments.mean()[3] = -1;
        moments.squaredNorm()[0] = 10;
        moments.squaredNormOfMean()[0] = 2;
        var increment = new EigenvalueIncrement(2);
        increment.compute(new double[] {1, 3}, moments, SgdStep.withReplacement(0.1, 4));
        Oracle.assertClose(new double[] {-0.7, 0.1}, increment.drift(), 1e-15, "drift");
        Oracle.assertClose(new double[] {-0.00375, 0.00375}, increment.coulomb(), 1e-15, "coulomb");
        Oracle.assertClose(new double[] {-0.02, 0.02}, increment.meanSquaredGradient(), 1e-15, "signal");
        Oracle.assertClose(new double[] {0.00125, 0.000625}, increment.diffusion(), 1e-15, "diffusion");
        Oracle.assertClose(new double[] {0.04, 0}, increment.deltaDelta(), 1e-15, "quadratic");
        assertEquals(0.01 * (0.75 + 4) / 4, increment.perturbation(), 1e-17);
        assertFalse(increment.perturbative());
    }

    @Test
    void shouldNotTrustDegenerateLevels() {
        var moments = new RotatedMoments(2);
        var increment = new EigenvalueIncrement(2);
        increment.compute(new double[] {1, 1}, moments, SgdStep.withReplacement(0.1, 4));
        assertTrue(Double.isNaN(increment.coulomb()[0]));
        assertFalse(increment.perturbative());
        double[] residuals = new double[2];
        increment.residuals(new double[2], increment.predicted(), residuals);
        assertTrue(Double.isNaN(residuals[0]), "no variance, no standardised residual");
    }

    @Test
    void shouldReduceTheVarianceOfBatchesDrawnWithoutReplacement() {
        assertEquals(0.25, SgdStep.withReplacement(1, 4).varianceFactor());
        assertEquals(0.25 * 3996 / 3999, SgdStep.withoutReplacement(1, 4, 4000).varianceFactor(), 1e-16);
        assertEquals(0, SgdStep.withoutReplacement(1, 10, 10).varianceFactor());
        assertEquals(0, SgdStep.withoutReplacement(1, 1, 1).varianceFactor());
        assertEquals(0.125, SgdStep.withReplacement(0.5, 4).temperature());
    }

    @Test
    void shouldRefuseImpossibleBatches() {
        assertThrows(IllegalArgumentException.class, () -> SgdStep.withReplacement(0.1, 0));
        assertThrows(IllegalArgumentException.class, () -> SgdStep.withReplacement(Double.NaN, 4));
        assertThrows(IllegalArgumentException.class, () -> SgdStep.withoutReplacement(0.1, 5, 4));
    }
}
