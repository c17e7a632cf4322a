package org.eigentape.stages.input;

import java.util.Optional;
import org.eigentape.engine.event.EventView;
import org.eigentape.engine.event.TensorDeclaration;
import org.eigentape.engine.stage.StageContext;
import org.jspecify.annotations.Nullable;

/**
 * Weights of one numbered layer of a feed-forward network, {@code weights/LAYER}: frozen (recorded once, when the run started) or
 * trained (recorded with the steps), and its bias if that is recorded. Not thread-safe.
 */
public final class LayerWeights {

    private final MatrixShape shape;
    private final @Nullable RecordedTensor trained;
    private final @Nullable RecordedTensor trainedBias;
    private final double[] values;

    private LayerWeights(
            MatrixShape shape,
            @Nullable RecordedTensor trained,
            @Nullable RecordedTensor trainedBias,
            double[] values) {
        this.shape = shape;
        this.trained = trained;
        this.trainedBias = trainedBias;
        this.values = values;
    }

    /**
     * Finds a layer.
     *
     * @param context of the stage
     * @param layer from 1
     * @return empty where its weights are not known
     */
    public static Optional<LayerWeights> find(StageContext context, int layer) {
        String name = "weights/" + layer;
        Optional<TensorDeclaration> tensor =
                context.schema().find(name).filter(found -> found.shape().size() == 2);
        if (tensor.isEmpty()) {
            return Optional.empty();
        }
        MatrixShape shape = new MatrixShape(tensor.get().rows(), tensor.get().columns());
        Optional<double[]> frozen = context.staticTensor(name);
        if (frozen.isPresent()) {
            return Optional.of(new LayerWeights(shape, null, null, frozen.get()));
        }
        RecordedTensor bias = RecordedTensor.find(context, "bias/" + layer).orElse(null);
        return RecordedTensor.find(context, name)
                .map(trained -> new LayerWeights(shape, trained, bias, trained.values()));
    }

    /**
     * Finds the output layer, that of the largest number.
     *
     * @param context of the stage
     * @return empty where its weights are not known
     */
    public static Optional<LayerWeights> findOutput(StageContext context) {
        int last = 0;
        for (TensorDeclaration tensor : context.schema().tensors()) {
            if (tensor.name().matches("weights/[1-9][0-9]{0,5}")) {
                last = Math.max(last, Integer.parseInt(tensor.name().substring("weights/".length())));
            }
        }
        return find(context, last);
    }

    /** {@code n_l x n_{l-1}}. */
    public MatrixShape shape() {
        return shape;
    }

    /** Whether they never change. */
    public boolean frozen() {
        return trained == null;
    }

    /**
     * Takes the values of an event that carries them.
     *
     * @param event of the run
     * @return whether it carries the weights; never for frozen ones
     */
    public boolean read(EventView event) {
        if (trainedBias != null) {
            trainedBias.read(event);
        }
        return trained != null && trained.read(event);
    }

    /**
     * Whether the values are those of a step.
     *
     * @param step a step
     * @return always true for frozen weights
     */
    public boolean isAt(long step) {
        return trained == null || (trained.isAt(step) && (trainedBias == null || trainedBias.isAt(step)));
    }

    /** The weights, row by row. */
    public double[] values() {
        return values;
    }

    /** The bias; empty for none. Layers that do not train have none. */
    public double[] bias() {
        return trainedBias == null ? new double[0] : trainedBias.values();
    }
}
