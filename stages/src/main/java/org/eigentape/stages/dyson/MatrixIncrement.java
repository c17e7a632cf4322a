package org.eigentape.stages.dyson;

import java.util.List;
import org.eigentape.engine.event.EventView;
import org.eigentape.engine.stage.ResultSeries;
import org.eigentape.engine.stage.ResultSink;
import org.eigentape.engine.stage.StageContext;
import org.eigentape.stages.input.MeanGradient;
import org.eigentape.stages.input.SgdStep;
import org.eigentape.stages.input.WeightMatrix;
import org.eigentape.stages.spectrum.SymmetricEigenSolver;
import org.eigentape.stages.spectrum.WeightSpectrum;
import org.jspecify.annotations.Nullable;

/**
 * Prediction and residual of one matrix over one run. The step that was taken is known from the batch's gradient at the probe,
 * or else from the weights at the next step if these were recorded; never over a gap.
 */
final class MatrixIncrement {

    private static final String NOT_FINITE =
            "the weights or gradients are not finite, or so large that their squares are not";

    private final WeightMatrix matrix;
    private final GradientRecord gradient;
    private final @Nullable MeanGradient batch;
    private final SgdStep step;
    private final WeightSpectrum spectrum;
    private final double[] next;
    /** At the probe: x, which of them are more than rounding, and which have an eigenvector of their own. */
    private final double[] eigenvalues;

    private final boolean[] resolved;
    private final boolean[] isolated;
    private final double[] increments;
    private final double[] defined;
    private final double[] residuals;
    private final RotatedMoments moments;
    private final EigenvalueIncrement increment;
    private final ResultSeries drift;
    private final ResultSeries diffusion;
    private final ResultSeries deltaDelta;
    private final ResultSeries coulomb;
    private final ResultSeries meanSquaredGradient;
    private final ResultSeries predictedPaper;
    private final ResultSeries predicted;
    private final ResultSeries residualPaper;
    private final ResultSeries residual;
    private final ResultSeries perturbation;
    private final ResultSeries perturbative;
    /** Step whose residual waits for the weights of the next one, or -2. */
    private long awaiting = -2;

    MatrixIncrement(StageContext context, WeightMatrix matrix, GradientRecord gradient, SgdStep step) {
        this.matrix = matrix;
        this.gradient = gradient;
        this.batch = MeanGradient.find(context, "batch", matrix).orElse(null);
        this.step = step;
        int n = matrix.shape().smaller();
        String name = matrix.name();
        this.spectrum = new WeightSpectrum(matrix.shape());
        this.next = new double[matrix.shape().size()];
        this.eigenvalues = new double[n];
        this.resolved = new boolean[n];
        this.isolated = new boolean[n];
        this.increments = new double[n];
        this.defined = new double[n];
        this.residuals = new double[n];
        this.moments = new RotatedMoments(n);
        this.increment = new EigenvalueIncrement(n);
        this.drift = context.declare("drift", name, n);
        this.coulomb = context.declare("coulomb", name, n);
        this.deltaDelta = context.declare("delta_delta", name, n);
        this.meanSquaredGradient = context.declare("mean_squared_gradient", name, n);
        this.diffusion = context.declare("diffusion", name, n);
        this.predictedPaper = context.declare("predicted_paper", name, n);
        this.predicted = context.declare("predicted", name, n);
        this.residualPaper = context.declare("residual_paper", name, n);
        this.residual = context.declare("residual", name, n);
        this.perturbation = context.declare("perturbation", name);
        this.perturbative = context.declare("perturbative", name);
    }

    void onEvent(EventView event, ResultSink results) {
        gradient.read(event);
        if (batch != null) {
            batch.read(event);
        }
        if (!matrix.tensor().read(event)) {
            return;
        }
        if (awaiting == event.step() - 1) {
            results.atStep(awaiting);
            putResiduals(matrix.values(), results);
            results.atStep(event.step());
        }
        awaiting = -2;
        if (gradient.isAt(event.step())) {
            predict(event.step(), results);
        }
    }

    private void predict(long at, ResultSink results) {
        if (!decompose(matrix.values())) {
            putUndefined(results);
            return;
        }
        for (int i = 0; i < eigenvalues.length; i++) {
            eigenvalues[i] = spectrum.eigenvalues()[i];
            resolved[i] = spectrum.resolved(i);
            isolated[i] = spectrum.isolated(i);
        }
        gradient.moments(matrix.values()).rotate(spectrum.eigenvectors(), moments);
        increment.compute(eigenvalues, moments, step);
        if (!allFinite(increment.drift()) || !allFinite(increment.diffusion())) {
            putUndefined(results);
            return;
        }
        put(drift, increment.drift(), results);
        put(diffusion, increment.diffusion(), results);
        put(deltaDelta, increment.deltaDelta(), results);
        put(coulomb, increment.coulomb(), results);
        put(meanSquaredGradient, increment.meanSquaredGradient(), results);
        put(predictedPaper, increment.predictedPaper(), results);
        put(predicted, increment.predicted(), results);
        putPerturbation(results);
        if (batch != null && batch.isAt(at)) {
            double[] weights = matrix.values();
            for (int k = 0; k < next.length; k++) {
                next[k] = weights[k] - step.learningRate() * batch.values()[k];
            }
            putResiduals(next, results);
        } else {
            awaiting = at;
        }
    }

    /** Puts what belongs to an eigenvector, where there is one. */
    private void put(ResultSeries series, double[] values, ResultSink results) {
        boolean finite = true;
        for (int i = 0; i < defined.length; i++) {
            finite &= !isolated[i] || Double.isFinite(values[i]);
            defined[i] = isolated[i] && Double.isFinite(values[i]) ? values[i] : Double.NaN;
        }
        results.put(series, defined, finite ? WeightSpectrum.COINCIDING : NOT_FINITE);
    }

    private void putPerturbation(ResultSink results) {
        boolean coinciding = false;
        for (boolean one : isolated) {
            coinciding |= !one;
        }
        results.put(perturbative, !coinciding && increment.perturbative() ? 1 : 0);
        if (!coinciding && Double.isFinite(increment.perturbation())) {
            results.put(perturbation, increment.perturbation());
        } else {
            results.putUndefined(perturbation, coinciding ? WeightSpectrum.COINCIDING : NOT_FINITE);
        }
    }

    private void putResiduals(double[] weightsAfter, ResultSink results) {
        if (!decompose(weightsAfter)) {
            results.putUndefined(residualPaper, "the weights after the step are not finite");
            results.putUndefined(residual, "the weights after the step are not finite");
            return;
        }
        for (int i = 0; i < increments.length; i++) {
            increments[i] = spectrum.eigenvalues()[i] - eigenvalues[i];
        }
        putResiduals(residualPaper, increment.predictedPaper(), results);
        putResiduals(residual, increment.predicted(), results);
    }

    private void putResiduals(ResultSeries series, double[] prediction, ResultSink results) {
        increment.residuals(increments, prediction, residuals);
        String reason = "the predicted variance of an eigenvalue vanishes";
        for (int i = 0; i < residuals.length; i++) {
            if (!isolated[i]) {
                reason = WeightSpectrum.COINCIDING;
            } else if (!resolved[i] || !spectrum.resolved(i)) {
                reason = WeightSpectrum.UNRESOLVED;
            } else if (Double.isFinite(residuals[i])) {
                continue;
            }
            residuals[i] = Double.NaN;
        }
        results.put(series, residuals, reason);
    }

    private boolean decompose(double[] weights) {
        return spectrum.compute(weights) == SymmetricEigenSolver.Outcome.CONVERGED;
    }

    private static boolean allFinite(double[] values) {
        for (double value : values) {
            if (!Double.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    private void putUndefined(ResultSink results) {
        for (ResultSeries series : List.of(
                drift,
                coulomb,
                deltaDelta,
                meanSquaredGradient,
                diffusion,
                predictedPaper,
                predicted,
                perturbation,
                perturbative)) {
            results.putUndefined(series, NOT_FINITE);
        }
    }
}
