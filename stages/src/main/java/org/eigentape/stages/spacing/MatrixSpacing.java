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
import org.eigentape.stages.spectrum.SymmetricEigenSolver;
import org.eigentape.stages.spectrum.WeightSpectrum;
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
    private final WeightSpectrum spectrum;
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
        this.spectrum = new WeightSpectrum(matrix.shape());
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
        if (spectrum.compute(matrix.values()) != SymmetricEigenSolver.Outcome.CONVERGED) {
            for (ResultSeries each : series) {
                results.putUndefined(each, matrix.whyUndefined());
            }
            return;
        }
        GradientMoments source = gradient.moments(matrix.values());
        SpacingCoefficients coefficients;
        if (convention == SpacingConvention.DYSON) {
            source.rotate(spectrum.eigenvectors(), moments);
            coefficients = calculator.inEigenbasis(moments);
            increment.compute(spectrum.eigenvalues(), moments, step);
            SpacingForces forces = SpacingForces.of(increment, step);
            String coinciding = extremesIsolated() ? null : WeightSpectrum.COINCIDING;
            put(3, forces.coulomb(), coinciding, "the forces are not finite", results);
            put(
                    4,
                    forces.deltaDelta(),
                    coinciding,
                    "the learning rate is zero or the gradients are not finite",
                    results);
        } else {
            coefficients = calculator.compute(convention, source, spectrum.eigenvectors());
            results.putUndefined(series[3], "defined in the eigenbasis of X only: convention=dyson");
            results.putUndefined(series[4], "defined in the eigenbasis of X only: convention=dyson");
        }
        putCoefficients(coefficients, results);
        putCriteria(coefficients, results);
    }

    /** Whether the smallest and the largest eigenvalue have eigenvectors: all that K_S, D_S and the exact forces need. */
    private boolean extremesIsolated() {
        return spectrum.isolated(0) && spectrum.isolated(matrix.shape().smaller() - 1);
    }

    /** Where K_S and V_S are zero the gradients vanish, whatever the basis. */
    private boolean needsEigenvectors(SpacingCoefficients coefficients) {
        return convention != SpacingConvention.GRADIENT_BASIS && !coefficients.vanish();
    }

    private void putCoefficients(SpacingCoefficients coefficients, ResultSink results) {
        String reason = "the gradients are not finite";
        String extremes = needsEigenvectors(coefficients) && !extremesIsolated() ? WeightSpectrum.COINCIDING : null;
        String all = whyRepulsionIsUndefined(coefficients);
        put(0, coefficients.drift(), extremes, reason, results);
        put(1, coefficients.repulsion(), all, reason, results);
        put(2, coefficients.diffusion(), extremes, reason, results);
        put(5, coefficients.signalToNoise(), all, "V_S is zero, or the gradients are not finite", results);
    }

    /** V_S weighs the eigenvectors one by one, so it needs all of them. */
    private @Nullable String whyRepulsionIsUndefined(SpacingCoefficients coefficients) {
        return needsEigenvectors(coefficients) && !spectrum.allIsolated() ? WeightSpectrum.COINCIDING : null;
    }

    private void putCriteria(SpacingCoefficients coefficients, ResultSink results) {
        double temperature = step.temperature();
        double now = SpacingNoise.overSpacing(temperature, spacing[0]);
        double bound = SpacingNoise.overBound(temperature, matrix.shape(), elementVariance);
        double start = SpacingNoise.overSpacing(temperature, initialSpacing);
        put(6, now, null, "the mean spacing is zero", results);
        put(7, bound, null, "the initial variance of the weights is not known or zero", results);
        putCriterion(8, coefficients, now, "the mean spacing is zero", results);
        putCriterion(9, coefficients, bound, "the initial variance of the weights is not known or zero", results);
        putCriterion(10, coefficients, start, "the weights at step 0 were not recorded", results);
    }

    private void putCriterion(
            int output, SpacingCoefficients coefficients, double noise, String reason, ResultSink results) {
        String coinciding = whyRepulsionIsUndefined(coefficients);
        if (coinciding != null) {
            results.putUndefined(series[output], coinciding);
        } else if (!Double.isFinite(coefficients.drift()) || !Double.isFinite(coefficients.repulsion())) {
            results.putUndefined(series[output], "the gradients are not finite");
        } else if (coefficients.vanish()) {
            results.putUndefined(series[output], "the gradients vanish: K_S and V_S are both zero");
        } else {
            double holds = coefficients.convergesAt(noise) ? 1 : 0;
            put(output, Double.isFinite(noise) ? holds : Double.NaN, null, reason, results);
        }
    }

    /**
     * Puts a number that is defined.
     *
     * @param undefined why it is not, whatever the number; null if it is
     * @param notFinite why it is not, if the number is not finite
     */
    private void put(int output, double value, @Nullable String undefined, String notFinite, ResultSink results) {
        if (undefined == null && Double.isFinite(value)) {
            results.put(series[output], value);
        } else {
            results.putUndefined(series[output], undefined == null ? notFinite : undefined);
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
