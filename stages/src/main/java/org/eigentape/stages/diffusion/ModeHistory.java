package org.eigentape.stages.diffusion;

import org.eigentape.engine.event.EventView;
import org.eigentape.engine.stage.ResultSeries;
import org.eigentape.engine.stage.ResultSink;
import org.eigentape.engine.stage.Stage;
import org.eigentape.engine.stage.StageContext;
import org.eigentape.stages.input.RecordedLevels;
import org.eigentape.stages.input.ScalarResults;
import org.eigentape.stages.input.WeightMatrix;
import org.jspecify.annotations.Nullable;

/** One mode over one run. The first event that carries the matrix is the start. */
final class ModeHistory implements Stage {

    private final RecordedLevels levels;
    private final DiffusingMode mode;
    private final FokkerPlanckSettings settings;
    private final ModeLaw law;
    private final ResultSeries density;
    private final ScalarResults scalars;
    private @Nullable DensityEvolution evolution;
    private long lastStep;
    private double time;

    ModeHistory(StageContext context, WeightMatrix matrix, DiffusingMode mode, FokkerPlanckSettings settings) {
        this.levels = new RecordedLevels(context, matrix);
        this.mode = mode;
        this.settings = settings;
        String name = matrix.name();
        this.law = new ModeLaw(context, name, settings);
        this.density = context.declare("density", name, settings.points());
        this.scalars =
                new ScalarResults(context, name, "time", "density_mean", "density_variance", "level", "cumulative");
    }

    @Override
    public void onEvent(EventView event, ResultSink results) {
        if (!levels.read(event, results)) {
            return;
        }
        String reason = mode.isDefined() ? levels.whyUndefined() : mode.reason();
        if (!reason.isEmpty()) {
            if (evolution == null) {
                law.putUndefined(reason, results);
            }
            results.putUndefined(density, reason);
            scalars.putUndefined(results, reason);
            return;
        }
        double[] ascending = levels.levels().ascending();
        double level = mode.scale() * ascending[ascending.length - 1 - mode.rank()];
        DensityEvolution current = evolution;
        if (current == null) {
            double start = Double.isNaN(settings.start()) ? level : settings.start();
            current = law.solve(mode, start, results);
            evolution = current;
        } else {
            double elapsed = mode.timePerStep() * (event.step() - lastStep);
            current.advance(elapsed);
            time += elapsed;
        }
        lastStep = event.step();
        put(current, level, results);
    }

    private void put(DensityEvolution current, double level, ResultSink results) {
        results.put(density, law.coarse(current.density()));
        scalars.put(results, "time", time, "");
        double mean = law.mean(current.density());
        scalars.put(results, "density_mean", mean, "");
        scalars.put(results, "density_variance", law.variance(current.density(), mean), "");
        scalars.put(results, "level", level, "");
        scalars.put(results, "cumulative", current.cumulative(level), "");
    }
}
