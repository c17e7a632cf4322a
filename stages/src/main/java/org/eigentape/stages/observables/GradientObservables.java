package org.eigentape.stages.observables;

import java.util.ArrayList;
import java.util.List;
import org.eigentape.engine.event.EventView;
import org.eigentape.engine.stage.ResultSeries;
import org.eigentape.engine.stage.ResultSink;
import org.eigentape.engine.stage.Stage;
import org.eigentape.engine.stage.StageContext;
import org.eigentape.stages.input.DescentSettings;
import org.eigentape.stages.input.MeanGradient;
import org.eigentape.stages.input.WeightMatrix;

/** Norms of the gradient of one matrix: at fixed W over the training set, and of its mean over the last epoch. */
final class GradientObservables {

    private GradientObservables() {}

    static List<Stage> create(StageContext context) {
        List<Stage> parts = new ArrayList<>();
        if (context.recordedMatching(WeightMatrix.PATTERN).isEmpty()) {
            return parts;
        }
        DescentSettings settings = new DescentSettings(context);
        for (WeightMatrix matrix : WeightMatrix.recordedBy(context)) {
            MeanGradient.find(context, "train", matrix)
                    .map(gradient -> new AtFixedWeights(gradient, context.declare("gradient_norm", matrix.name())))
                    .ifPresent(parts::add);
            double learningRate = settings.learningRate().orElse(0);
            long stepsPerEpoch = settings.stepsPerEpoch();
            if (learningRate > 0 && stepsPerEpoch > 0) {
                parts.add(new OverAnEpoch(
                        matrix,
                        new WeightHistory(matrix.shape().size(), stepsPerEpoch),
                        learningRate,
                        context.declare("gradient_norm_epoch", matrix.name())));
            }
        }
        return parts;
    }

    private record AtFixedWeights(MeanGradient gradient, ResultSeries series) implements Stage {
        @Override
        public void onEvent(EventView event, ResultSink results) {
            if (gradient.read(event)) {
                put(series, GradientNorm.of(gradient.values()), results);
            }
        }
    }

    private record OverAnEpoch(WeightMatrix matrix, WeightHistory history, double learningRate, ResultSeries series)
            implements Stage {
        @Override
        public void onEvent(EventView event, ResultSink results) {
            if (!matrix.tensor().read(event)) {
                return;
            }
            double[] earlier = history.remember(event.step(), matrix.values());
            if (earlier.length > 0) {
                long steps = history.distance();
                put(series, GradientNorm.overSteps(earlier, matrix.values(), steps, learningRate), results);
            }
        }
    }

    private static void put(ResultSeries series, double value, ResultSink results) {
        if (Double.isFinite(value)) {
            results.put(series, value);
        } else {
            results.putUndefined(series, "the weights or gradients are not finite");
        }
    }
}
