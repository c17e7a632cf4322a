package org.eigentape.stages.spacing;

import org.eigentape.engine.event.EventView;
import org.eigentape.engine.stage.ResultSeries;
import org.eigentape.engine.stage.ResultSink;
import org.eigentape.engine.stage.StageContext;
import org.eigentape.stages.dyson.EigenvalueIncrement;
import org.eigentape.stages.dyson.GradientMoments;
import org.eigentape.stages.dyson.GradientRecord;
import org.eigentape.stages.dyson.RotatedMoments;
import org.eigentape.stages.input.DescentSettings;
import org.eigentape.stages.input.SgdStep;
import org.eigentape.stages.input.WeightMatrix;
import org.eigentape.stages.spectrum.GramMatrix;
import org.eigentape.stages.spectrum.SymmetricEigenSolver;
import org.jspecify.annotations.Nullable;

/** The equation of the mean level spacing of one matrix over one run. S comes from the stage {@code spectrum}. */
final class MatrixSpacing {

    private static final String[] OUTPUTS = {
        "K_S",
        "V_S",
        "D_S",
        "coulomb_S",
        "delta_delta_S",
        "signal_to_noise",
        "noise_over_spacing",
        "noise_over_bound",
        "converging",
        "converged",
        "converged_S0"
    };

    private final WeightMatrix matrix;
    private final GradientRecord gradient;
    private final SpacingConvention convention;
    private final SgdStep step;
    private final SymmetricEigenSolver solver;
    private final double[] gram;
    private final RotatedMoments moments;
    private final EigenvalueIncrement increment;
    private final SpacingCalculator calculator;
    private final ResultSeries[] series = new ResultSeries[OUTPUTS.length];
    private final @Nullable ResultSeries upstreamSpacing;
    private final double[] spacing = new double[1];
    /** Variance of one element at the start: configured, or measured at step 0. */
    private double elementVariance;

    private double initialSpacing = Double.NaN;

    MatrixSpacing(
            StageContext context,
            WeightMatrix matrix,
            GradientRecord gradient,
            SpacingConvention convention,
            DescentSettings settings) {
        this.matrix = matrix;
        this.gradient = gradient;
        this.convention = convention;
        this.step = settings.step();
        this.elementVariance = settings.initialElementVariance(matrix).orElse(Double.NaN);
        int n = matrix.shape().smaller();
        this.solver = SymmetricEigenSolver.withVectors(n);
        this.gram = new double[n * n];
        this.moments = new RotatedMoments(n);
        this.increment = new EigenvalueIncrement(n);
        this.calculator = new SpacingCalculator(n);
        this.upstreamSpacing =
                context.upstream("spectrum", "spacing_mean", matrix.name()).orElse(null);
        for (int k = 0; k < OUTPUTS.length; k++) {
            series[k] = context.declare(OUTPUTS[k], matrix.name());
        }
    }

    void onEvent(EventView event, ResultSink results) {
        gradient.read(event);
        if (!matrix.tensor().read(event)) {
            return;
        }
        spacing[0] = Double.NaN;
        if (upstreamSpacing != null) {
            results.upstream(upstreamSpacing, spacing);
        }
        if (event.step() == 0) {
            initialSpacing = spacing[0];
            if (Double.isNaN(elementVariance)) {
                elementVariance = meanSquare(matrix.values());
            }
        }
        if (gradient.isAt(event.step())) {
            evaluate(results);
        }
    }

    private void evaluate(ResultSink results) {
        GramMatrix.compute(matrix.values(), matrix.shape(), gram);
        if (solver.decompose(gram) != SymmetricEigenSolver.Outcome.CONVERGED) {
            for (ResultSeries each : series) {
                results.putUndefined(each, matrix.whyUndefined());
            }
            return;
        }
        GradientMoments source = gradient.moments(matrix.values());
        SpacingCoefficients coefficients;
        if (convention == SpacingConvention.DYSON) {
            source.rotate(solver.vectors(), moments);
            coefficients = calculator.inEigenbasis(moments);
            increment.compute(solver.values(), moments, step);
            SpacingForces forces = SpacingForces.of(increment, step);
            put(3, forces.coulomb(), "two eigenvalues coincide", results);
            put(4, forces.deltaDelta(), "the learning rate is zero or the gradients are not finite", results);
        } else {
            coefficients = calculator.compute(convention, source, solver.vectors());
            results.putUndefined(series[3], "defined in the eigenbasis of X only: convention=dyson");
            results.putUndefined(series[4], "defined in the eigenbasis of X only: convention=dyson");
        }
        putCoefficients(coefficients, results);
        putCriteria(coefficients, results);
    }

    private void putCoefficients(SpacingCoefficients coefficients, ResultSink results) {
        String reason = "the gradients are not finite";
        put(0, coefficients.drift(), reason, results);
        put(1, coefficients.repulsion(), reason, results);
        put(2, coefficients.diffusion(), reason, results);
        put(5, coefficients.signalToNoise(), "V_S is zero, or the gradients are not finite", results);
    }

    private void putCriteria(SpacingCoefficients coefficients, ResultSink results) {
        double temperature = step.temperature();
        double now = SpacingNoise.overSpacing(temperature, spacing[0]);
        double bound = SpacingNoise.overBound(temperature, matrix.shape(), elementVariance);
        double start = SpacingNoise.overSpacing(temperature, initialSpacing);
        put(6, now, "the mean spacing is zero", results);
        put(7, bound, "the initial variance of the weights is not known or zero", results);
        putCriterion(8, coefficients, now, "the mean spacing is zero", results);
        putCriterion(9, coefficients, bound, "the initial variance of the weights is not known or zero", results);
        putCriterion(10, coefficients, start, "the weights at step 0 were not recorded", results);
    }

    private void putCriterion(
            int output, SpacingCoefficients coefficients, double noise, String reason, ResultSink results) {
        if (!Double.isFinite(coefficients.drift()) || !Double.isFinite(coefficients.repulsion())) {
            results.putUndefined(series[output], "the gradients are not finite");
        } else if (coefficients.vanish()) {
            results.putUndefined(series[output], "the gradients vanish: K_S and V_S are both zero");
        } else {
            put(output, Double.isFinite(noise) ? coefficients.convergesAt(noise) ? 1 : 0 : Double.NaN, reason, results);
        }
    }

    private void put(int output, double value, String reason, ResultSink results) {
        if (Double.isFinite(value)) {
            results.put(series[output], value);
        } else {
            results.putUndefined(series[output], reason);
        }
    }

    private static double meanSquare(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value * value;
        }
        return sum / values.length;
    }
}
