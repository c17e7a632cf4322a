package org.eigentape.stages.diffusion;

import java.util.Arrays;
import org.eigentape.engine.stage.EnsembleContext;
import org.eigentape.engine.stage.EnsembleStage;
import org.eigentape.engine.stage.EnsembleStep;
import org.eigentape.engine.stage.ResultSeries;
import org.eigentape.engine.stage.ResultSink;
import org.eigentape.stages.statistics.KolmogorovSmirnov;

/** Whether all runs together are where the equation says: the probabilities to be below each of them are uniform then. */
final class CumulativeUniformity implements EnsembleStage {

    private static final int FEWEST_RUNS = 5;

    private final int runs;
    private final ResultSeries cumulative;
    private final ResultSeries distance;
    private final ResultSeries count;

    CumulativeUniformity(EnsembleContext context, ResultSeries cumulative) {
        this.runs = context.runs();
        this.cumulative = cumulative;
        this.distance = context.declare("cumulative_ks", cumulative.tensor());
        this.count = context.declare("pooled_runs", cumulative.tensor());
    }

    @Override
    public void onStep(EnsembleStep step, ResultSink results) {
        double[] sample = new double[runs];
        double[] value = new double[1];
        int found = 0;
        for (int run = 0; run < runs; run++) {
            if (step.copy(cumulative, run, value) && !Double.isNaN(value[0])) {
                sample[found++] = value[0];
            }
        }
        results.put(count, found);
        if (found < FEWEST_RUNS) {
            results.putUndefined(
                    distance, "a distribution over runs needs " + FEWEST_RUNS + " of them, and there are " + found);
            return;
        }
        double[] ascending = Arrays.copyOf(sample, found);
        Arrays.sort(ascending);
        results.put(distance, KolmogorovSmirnov.distance(ascending, x -> x));
    }
}
