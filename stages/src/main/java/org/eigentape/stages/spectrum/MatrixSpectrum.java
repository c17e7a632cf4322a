package org.eigentape.stages.spectrum;

import java.util.Optional;
import org.eigentape.engine.event.EventView;
import org.eigentape.engine.stage.ResultSeries;
import org.eigentape.engine.stage.ResultSink;
import org.eigentape.engine.stage.StageContext;
import org.eigentape.stages.input.WeightMatrix;
import org.eigentape.stages.large.SingularValueLibrary;
import org.jspecify.annotations.Nullable;

/** The spectrum of one matrix over one run. */
final class MatrixSpectrum {

    private final WeightMatrix matrix;
    private final WeightSpectrum spectrum;
    private final double[] resolved;
    private final double[] spacings;
    private final ResultSeries eigenvalue;
    private final ResultSeries singularValue;
    private final ResultSeries trace;
    private final @Nullable SpacingSeries spacing;
    private final @Nullable ResultSeries target;
    private double @Nullable [] targetValues;
    private String targetReason = "the eigenvalues of the target were given so";

    /** Series of a matrix with two levels or more. */
    private record SpacingSeries(ResultSeries each, ResultSeries mean, ResultSeries rate, ResultSeries local) {}

    private long firstStep = -1;
    private long lastStep;
    private double firstSpacing;
    private double lastSpacing;

    MatrixSpectrum(StageContext context, WeightMatrix matrix, @Nullable SingularValueLibrary library) {
        this.matrix = matrix;
        this.spectrum = WeightSpectrum.ofValues(matrix, library);
        int n = matrix.shape().smaller();
        this.resolved = new double[n];
        this.spacings = new double[n - 1];
        this.eigenvalue = context.declare("eigenvalue", matrix.name(), n);
        this.singularValue = context.declare("singular_value", matrix.name(), n);
        this.trace = context.declare("trace", matrix.name());
        this.spacing = n < 2
                ? null
                : new SpacingSeries(
                        context.declare("spacing", matrix.name(), n - 1),
                        context.declare("spacing_mean", matrix.name()),
                        context.declare("spacing_rate", matrix.name()),
                        context.declare("spacing_rate_local", matrix.name()));
        this.targetValues = target(context, n);
        this.target = targetValues == null ? null : context.declare("target_eigenvalue", matrix.name(), n);
    }

    private double @Nullable [] target(StageContext context, int n) {
        Optional<double[]> values = context.staticTensor("target.eigenvalues/" + matrix.layer());
        if (values.isPresent() && values.get().length == n) {
            return values.get();
        }
        Optional<double[]> weights = context.staticTensor("target.weights/" + matrix.layer());
        if (weights.isPresent() && weights.get().length == matrix.shape().size()) {
            targetReason = spectrum.compute(weights.get()) == SymmetricEigenSolver.Outcome.CONVERGED
                    ? WeightSpectrum.UNRESOLVED
                    : "the weights of the target are not finite, or so large that their squares are not";
            return resolved(spectrum.eigenvalues()).clone();
        }
        return null;
    }

    void onEvent(EventView event, ResultSink results) {
        if (!matrix.tensor().read(event)) {
            return;
        }
        if (target != null && targetValues != null) {
            results.put(target, targetValues, targetReason);
            targetValues = null;
        }
        if (spectrum.compute(matrix.values()) != SymmetricEigenSolver.Outcome.CONVERGED) {
            putUndefined(results);
            return;
        }
        results.put(eigenvalue, resolved(spectrum.eigenvalues()), WeightSpectrum.UNRESOLVED);
        results.put(singularValue, resolved(spectrum.singularValues()), WeightSpectrum.UNRESOLVED);
        results.put(trace, spectrum.trace());
        if (spacing != null) {
            putSpacing(spacing, event.step(), results);
        }
    }

    /** A copy, overwritten by the next call, with NaN where the value is no more than rounding. */
    private double[] resolved(double[] values) {
        for (int i = 0; i < resolved.length; i++) {
            resolved[i] = spectrum.resolved(i) ? values[i] : Double.NaN;
        }
        return resolved;
    }

    /** A level that is not resolved is negligible beside the next one that is, so it spoils neither their spacing nor the mean. */
    private void putSpacing(SpacingSeries series, long step, ResultSink results) {
        double mean = LevelSpacing.mean(spectrum.eigenvalues());
        LevelSpacing.spacings(spectrum.eigenvalues(), spacings);
        for (int i = 0; i < spacings.length; i++) {
            spacings[i] = spectrum.resolved(i + 1) ? spacings[i] : Double.NaN;
        }
        results.put(series.each(), spacings, WeightSpectrum.UNRESOLVED);
        results.put(series.mean(), mean);
        if (firstStep < 0) {
            firstStep = step;
            firstSpacing = mean;
        } else if (step > lastStep) {
            if (firstStep == 0) {
                putRate(series.rate(), LevelSpacing.rate(firstSpacing, mean, step), results);
            } else {
                results.putUndefined(series.rate(), "the weights at step 0 were not recorded");
            }
            putRate(series.local(), LevelSpacing.rate(lastSpacing, mean, step - lastStep), results);
        }
        lastStep = step;
        lastSpacing = mean;
    }

    private static void putRate(ResultSeries series, double rate, ResultSink results) {
        if (Double.isNaN(rate)) {
            results.putUndefined(series, "a mean spacing is zero");
        } else {
            results.put(series, rate);
        }
    }

    private void putUndefined(ResultSink results) {
        String reason = matrix.whyUndefined();
        results.putUndefined(eigenvalue, reason);
        results.putUndefined(singularValue, reason);
        results.putUndefined(trace, reason);
        if (spacing != null) {
            results.putUndefined(spacing.each(), reason);
            results.putUndefined(spacing.mean(), reason);
            results.putUndefined(spacing.rate(), reason);
            results.putUndefined(spacing.local(), reason);
        }
    }
}
