package org.eigentape.stages.input;

import java.util.Optional;
import org.eigentape.engine.event.EventView;
import org.eigentape.engine.stage.StageContext;
import org.jspecify.annotations.Nullable;

/**
 * The mean gradient of one layer over one set, {@code n_out x n_in}: recorded as {@code SET/gradient.mean/LAYER}, or else derived
 * from {@code SET/deltas/LAYER} and {@code SET/activations/LAYER}. Not thread-safe.
 */
public final class MeanGradient {

    private final @Nullable RecordedTensor mean;
    private final @Nullable RecordedTensor deltas;
    private final @Nullable RecordedTensor activations;
    private final double[] values;

    private MeanGradient(
            @Nullable RecordedTensor mean,
            @Nullable RecordedTensor deltas,
            @Nullable RecordedTensor activations,
            int elements) {
        this.mean = mean;
        this.deltas = deltas;
        this.activations = activations;
        this.values = mean == null ? new double[elements] : mean.values();
    }

    /**
     * Finds the gradient of a matrix.
     *
     * @param context of the stage
     * @param set {@code batch}, {@code train}, ...
     * @param matrix the layer
     * @return empty where neither form is recorded
     */
    public static Optional<MeanGradient> find(StageContext context, String set, WeightMatrix matrix) {
        int elements = matrix.shape().size();
        RecordedTensor mean = tensor(context, set + "/gradient.mean/", matrix);
        if (mean != null && mean.values().length == elements) {
            return Optional.of(new MeanGradient(mean, null, null, elements));
        }
        RecordedTensor deltas = tensor(context, set + "/deltas/", matrix);
        RecordedTensor activations = tensor(context, set + "/activations/", matrix);
        if (deltas == null
                || activations == null
                || deltas.declaration().columns() != matrix.shape().rows()
                || activations.declaration().columns() != matrix.shape().columns()) {
            return Optional.empty();
        }
        return Optional.of(new MeanGradient(null, deltas, activations, elements));
    }

    private static @Nullable RecordedTensor tensor(StageContext context, String prefix, WeightMatrix matrix) {
        return RecordedTensor.find(context, prefix + matrix.layer()).orElse(null);
    }

    /**
     * Takes what an event carries.
     *
     * @param event of the run
     * @return whether the gradient at the event's step became known with it
     */
    public boolean read(EventView event) {
        if (mean != null) {
            return mean.read(event);
        }
        if (deltas == null || activations == null) {
            return false;
        }
        boolean newDeltas = deltas.read(event);
        boolean newActivations = activations.read(event);
        if (!(newDeltas || newActivations) || !deltas.isAt(event.step()) || !activations.isAt(event.step())) {
            return false;
        }
        average(deltas, activations);
        return true;
    }

    private void average(RecordedTensor g, RecordedTensor a) {
        int samples = g.declaration().rows();
        int rows = g.declaration().columns();
        int columns = a.declaration().columns();
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                double sum = 0;
                for (int sample = 0; sample < samples; sample++) {
                    sum += g.values()[sample * rows + i] * a.values()[sample * columns + j];
                }
                values[i * columns + j] = sum / samples;
            }
        }
    }

    /**
     * Whether the gradient is known at a step.
     *
     * @param step a step
     */
    public boolean isAt(long step) {
        if (mean != null) {
            return mean.isAt(step);
        }
        return deltas != null && activations != null && deltas.isAt(step) && activations.isAt(step);
    }

    /** The gradient, row by row; the same array each time. */
    public double[] values() {
        return values;
    }
}
