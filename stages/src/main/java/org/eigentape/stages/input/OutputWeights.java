package org.eigentape.stages.input;

import java.util.Optional;
import org.eigentape.engine.event.EventView;
import org.eigentape.engine.event.TensorDeclaration;
import org.eigentape.engine.stage.StageContext;
import org.jspecify.annotations.Nullable;

/**
 * Weights of the output layer, {@code n_L x n_{L-1}}: {@code weights/L} with the largest number L in the schema, frozen (recorded
 * once, when the run started) or trained (recorded with the steps). Not thread-safe.
 */
public final class OutputWeights {

    private final int outputs;
    private final @Nullable RecordedTensor trained;
    private final double[] values;

    private OutputWeights(int outputs, @Nullable RecordedTensor trained, double[] values) {
        this.outputs = outputs;
        this.trained = trained;
        this.values = values;
    }

    /**
     * Finds the output layer.
     *
     * @param context of the stage
     * @param nodes n_{L-1}
     * @return empty where its weights are not known or have another number of columns
     */
    public static Optional<OutputWeights> find(StageContext context, int nodes) {
        TensorDeclaration last = null;
        int layer = 0;
        for (TensorDeclaration tensor : context.schema().tensors()) {
            int number = layerNumber(tensor.name());
            if (number > layer) {
                layer = number;
                last = tensor;
            }
        }
        if (last == null || last.shape().size() != 2 || last.columns() != nodes) {
            return Optional.empty();
        }
        int outputs = last.rows();
        Optional<double[]> frozen = context.staticTensor(last.name());
        if (frozen.isPresent()) {
            return Optional.of(new OutputWeights(outputs, null, frozen.get()));
        }
        return RecordedTensor.find(context, last.name())
                .map(trained -> new OutputWeights(outputs, trained, trained.values()));
    }

    private static int layerNumber(String name) {
        return name.matches("weights/[1-9][0-9]{0,5}") ? Integer.parseInt(name.substring("weights/".length())) : 0;
    }

    /** n_L. */
    public int outputs() {
        return outputs;
    }

    /** Whether they never change. */
    public boolean frozen() {
        return trained == null;
    }

    /**
     * Takes the values of an event that carries them.
     *
     * @param event of the run
     * @return whether it does; never for frozen weights
     */
    public boolean read(EventView event) {
        return trained != null && trained.read(event);
    }

    /**
     * Whether the values are those of a step.
     *
     * @param step a step
     * @return always true for frozen weights
     */
    public boolean isAt(long step) {
        return trained == null || trained.isAt(step);
    }

    /** The weights, row by row. */
    public double[] values() {
        return values;
    }
}
