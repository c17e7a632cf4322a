package org.eigentape.stages.levels;

import java.util.Arrays;
import org.eigentape.engine.stage.EnsembleContext;
import org.eigentape.engine.stage.EnsembleStep;
import org.eigentape.engine.stage.ResultSeries;
import org.eigentape.engine.stage.ResultSink;
import org.eigentape.stages.input.PooledLevels;

/**
 * How far repulsion keeps levels from where training would bring them: the mean over the ensemble of x_i over the target's eigenvalue of the
 * same rank (arXiv:2309.15002, arXiv:2407.16427). Every run may have a target of its own. Not thread-safe.
 */
final class TargetRatio {

    private static final String NO_TARGET = "a target eigenvalue is zero, lost in rounding or not known";

    private final ResultSeries target;
    private final ResultSeries ratio;
    private final ResultSeries error;
    private final double[][] targets;

    TargetRatio(EnsembleContext context, ResultSeries target, String tensor) {
        this.target = target;
        this.ratio = context.declare("eigenvalue_over_target", tensor, target.elements());
        this.error = context.declare("eigenvalue_over_target_error", tensor, target.elements());
        this.targets = new double[context.runs()][target.elements()];
        for (double[] each : targets) {
            Arrays.fill(each, Double.NaN);
        }
    }

    /** Takes the targets of the runs that have them at this step; {@code spectrum} gives them once. */
    void learn(EnsembleStep step) {
        for (int run = 0; run < targets.length; run++) {
            step.copy(target, run, targets[run]);
        }
    }

    void put(PooledLevels pool, ResultSink results) {
        double[] mean = new double[target.elements()];
        double[] errors = new double[target.elements()];
        boolean known = true;
        for (int i = 0; i < mean.length; i++) {
            RunMeans ratios = new RunMeans(targets.length);
            for (int index = 0; index < pool.spectra().size(); index++) {
                double aim = targets[pool.run(index)][i];
                double level = pool.spectra().get(index).ascending()[i];
                // A target of zero is a mode that is cut off, which no ratio describes.
                ratios.add(pool.run(index), aim == 0 ? Double.NaN : level / aim);
            }
            mean[i] = ratios.mean();
            errors[i] = ratios.error();
            known &= !Double.isNaN(mean[i]);
        }
        results.put(ratio, mean, NO_TARGET);
        results.put(error, errors, known ? RunMeans.NO_ERROR : NO_TARGET);
    }

    void putUndefined(String reason, ResultSink results) {
        results.putUndefined(ratio, reason);
        results.putUndefined(error, reason);
    }
}
