package org.eigentape.stages.spacing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eigentape.stages.dyson.EigenvalueIncrement;
import org.eigentape.stages.dyson.FactorMoments;
import org.eigentape.stages.dyson.RotatedMoments;
import org.eigentape.stages.fixture.GramMatrix;
import org.eigentape.stages.fixture.Oracle;
import org.eigentape.stages.input.MatrixShape;
import org.eigentape.stages.input.SgdStep;
import org.eigentape.stages.spectrum.SymmetricEigenSolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpacingCalculatorTest {

    private final Oracle oracle = new Oracle("spacing");

    @ParameterizedTest
    @CsvSource({"4,6,60", "6,4,60", "7,9,80"})
    void shouldComputeEveryConventionAsTheOracleDoes(int rows, int columns, int samples) {
        var shape = new MatrixShape(rows, columns);
        int n = shape.smaller();
        var factors = factors(shape, samples);
        var solver = eigen(shape);
        String key = rows + "x" + columns + ".";
        var calculator = new SpacingCalculator(n);
        for (var convention : SpacingConvention.values()) {
            var coefficients = calculator.compute(convention, factors, solver.vectors());
            oracle.check(
                    key + convention.label(),
                    new double[] {coefficients.drift(), coefficients.repulsion(), coefficients.diffusion()},
                    1e-11);
        }

        var step = SgdStep.withReplacement(0.02, 4);
        var moments = new RotatedMoments(n);
        factors.rotate(solver.vectors(), moments);
        var increment = new EigenvalueIncrement(n);
        increment.compute(solver.values(), moments, step);
        var forces = SpacingForces.of(increment, step);
        oracle.check(key + "coulomb", forces.coulomb(), 1e-11);
        oracle.check(key + "delta_delta", forces.deltaDelta(), 1e-10);
    }

    /** For two levels the mean-field assumption is exact, so V_S T/S is the Coulomb force itself. */
    @Test
    void shouldMakeTheMeanFieldExactForTwoLevels() {
        var shape = new MatrixShape(2, 5);
        var factors = factors(shape, 40);
        var solver = eigen(shape);
        var step = SgdStep.withReplacement(0.01, 2);
        var moments = new RotatedMoments(2);
        factors.rotate(solver.vectors(), moments);
        var increment = new EigenvalueIncrement(2);
        increment.compute(solver.values(), moments, step);
        var coefficients = new SpacingCalculator(2).compute(SpacingConvention.DYSON, factors, solver.vectors());
        double spacing = solver.values()[1] - solver.values()[0];
        assertEquals(
                coefficients.repulsion() * SpacingNoise.overSpacing(step.temperature(), spacing),
                SpacingForces.of(increment, step).coulomb(),
                1e-15);
    }

    @Test
    void shouldLeaveASingleLevelUndefined() {
        var shape = new MatrixShape(1, 5);
        var calculator = new SpacingCalculator(1);
        for (var convention : SpacingConvention.values()) {
            var coefficients = calculator.compute(convention, factors(shape, 40), new double[] {1});
            assertTrue(Double.isNaN(coefficients.drift()), convention.label());
            assertTrue(Double.isNaN(coefficients.repulsion()), convention.label());
            assertFalse(coefficients.convergesAt(0.1), convention.label());
        }
    }

    /** Left side of [P] eq. 4.15 for 16 x 32: 5.3033 T/sigma_W^2. */
    @Test
    void shouldReproduceTheNoiseOfThePaperShape() {
        var shape = new MatrixShape(16, 32);
        double sigmaSquared = 1.0 / 64;
        assertEquals(5.3033, SpacingNoise.overBound(1, shape, 1.0 / 32), 5e-5);
        assertEquals(5.3033 * 0.25 / sigmaSquared, SpacingNoise.overBound(0.25, shape, sigmaSquared / 32), 1e-3);
        assertEquals(0.25 / 0.04, SpacingNoise.overSpacing(0.25, 0.04));
    }

    @Test
    void shouldCompareProductsWhereTheRepulsionIsNegative() {
        assertTrue(new SpacingCoefficients(-2, 1, 0).convergesAt(2));
        assertFalse(new SpacingCoefficients(-2, 1, 0).convergesAt(2.5));
        assertFalse(new SpacingCoefficients(1, 1, 0).convergesAt(0.1), "a growing spacing");
        assertTrue(new SpacingCoefficients(-2, -1, 0).convergesAt(100), "as the published code has it");
        assertEquals(2, new SpacingCoefficients(-2, 1, 0).signalToNoise());
    }

    @Test
    void shouldNameTheConventions() {
        assertEquals(SpacingConvention.GRADIENT_BASIS, SpacingConvention.of("gradient-basis"));
        var error = assertThrows(IllegalArgumentException.class, () -> SpacingConvention.of("paper-literal"));
        assertTrue(error.getMessage().contains("paper-literal"));
    }

    private static FactorMoments factors(MatrixShape shape, int samples) {
        var factors = new FactorMoments(shape, samples);
        factors.set(
                Oracle.numbers(shape.rows(), shape.size()),
                Oracle.numbers(shape.rows() + 100, samples * shape.rows()),
                Oracle.numbers(shape.columns() + 200, samples * shape.columns()));
        return factors;
    }

    private static SymmetricEigenSolver eigen(MatrixShape shape) {
        int n = shape.smaller();
        double[] gram = new double[n * n];
        GramMatrix.compute(Oracle.numbers(shape.rows(), shape.size()), shape, gram);
        var solver = new SymmetricEigenSolver(n);
        solver.decompose(gram);
        return solver;
    }
}
