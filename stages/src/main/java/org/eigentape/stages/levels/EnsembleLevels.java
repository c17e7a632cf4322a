package org.eigentape.stages.levels;

import java.util.List;
import org.eigentape.engine.stage.EnsembleContext;
import org.eigentape.engine.stage.EnsembleStep;
import org.eigentape.engine.stage.ResultSeries;
import org.eigentape.engine.stage.ResultSink;
import org.eigentape.stages.input.Levels;
import org.eigentape.stages.input.PooledLevels;
import org.eigentape.stages.input.ScalarResults;
import org.eigentape.stages.input.WeightMatrix;
import org.eigentape.stages.statistics.BinderCumulant;
import org.eigentape.stages.statistics.Estimate;
import org.jspecify.annotations.Nullable;

/** The statistics of one matrix' levels over all runs. */
final class EnsembleLevels {

    private final PooledLevels pool;
    private final PooledSpacings spacings;
    private final ScalarResults scalars;
    private final @Nullable PairResults pairs;
    private final @Nullable TargetRatio target;

    /**
     * Declares the results.
     *
     * @param context of the stage
     * @param matrix one that is recorded
     * @param eigenvalue the series of {@code spectrum}
     * @param settings of the stage
     */
    EnsembleLevels(EnsembleContext context, WeightMatrix matrix, ResultSeries eigenvalue, SpacingSettings settings) {
        String name = matrix.name();
        int n = matrix.shape().smaller();
        int[] lower = settings.lowerMembers(n);
        this.pool = new PooledLevels(context, matrix, eigenvalue, settings.pooling());
        this.spacings = new PooledSpacings(context, name, settings);
        this.scalars = new ScalarResults(context, name, "unfolded_spectra", "binder", "binder_usual");
        this.pairs = lower.length == 0 ? null : new PairResults(context, name, lower);
        this.target = context.series("spectrum", "target_eigenvalue", name)
                .map(series -> new TargetRatio(context, series, name))
                .orElse(null);
    }

    void onStep(EnsembleStep step, ResultSink results) {
        if (target != null) {
            target.learn(step);
        }
        if (!pool.take(step)) {
            return;
        }
        pool.putCounts(results);
        String reason = pool.whyEmpty();
        if (!reason.isEmpty()) {
            putUndefined(reason, results);
            return;
        }
        List<Levels> spectra = pool.spectra();
        scalars.put(results, "unfolded_spectra", spacings.put(spectra, results), "");
        String unresolved = pool.whyUnresolved(0);
        Estimate binder = unresolved.isEmpty() ? BinderCumulant.excess(pool.all()) : Estimate.undefined(unresolved);
        scalars.put(results, "binder", binder.value(), binder.reason());
        scalars.put(results, "binder_usual", -binder.value(), binder.reason());
        if (pairs != null) {
            pairs.put(pool, results);
        }
        if (target != null) {
            target.put(pool, results);
        }
    }

    private void putUndefined(String reason, ResultSink results) {
        spacings.putUndefined(reason, results);
        scalars.putUndefined(results, reason);
        if (pairs != null) {
            pairs.putUndefined(reason, results);
        }
        if (target != null) {
            target.putUndefined(reason, results);
        }
    }
}
