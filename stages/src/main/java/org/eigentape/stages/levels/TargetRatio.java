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

    private final ResultSeries target;
    private final ResultSeries ratio;
    private final double[][] targets;

    TargetRatio(EnsembleContext context, ResultSeries target, String tensor) {
        this.target = target;
        this.ratio = context.declare("eigenvalue_over_target", tensor, target.elements());
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
        int count = pool.spectra().size();
        for (int index = 0; index < count; index++) {
            double[] levels = pool.spectra().get(index).ascending();
            double[] aims = targets[pool.run(index)];
            for (int i = 0; i < mean.length; i++) {
                // A target of zero is a mode that is cut off, which no ratio describes.
                mean[i] += aims[i] == 0 ? Double.NaN : levels[i] / aims[i] / count;
            }
        }
        results.put(ratio, mean, "a target eigenvalue is zero, lost in rounding or not known");
    }

    void putUndefined(String reason, ResultSink results) {
        results.putUndefined(ratio, reason);
    }
}
