package org.eigentape.stages.input;

import java.util.List;
import org.eigentape.engine.event.TensorDeclaration;
import org.eigentape.engine.stage.StageContext;

/**
 * One matrix whose spectrum is studied: a recorded two-dimensional tensor named {@code weights/LAYER}. Layers are numbers for
 * feed-forward networks and names elsewhere.
 *
 * @param tensor its values
 * @param shape its shape
 */
public record WeightMatrix(RecordedTensor tensor, MatrixShape shape) {

    /** The names of such tensors. */
    public static final String PATTERN = "weights/*";

    private static final String PREFIX = "weights/";

    /**
     * All that are recorded, in the order of the schema.
     *
     * @param context of the stage
     * @return at least one
     * @throws org.eigentape.engine.error.TensorNotRecordedException if there is none
     */
    public static List<WeightMatrix> recordedBy(StageContext context) {
        List<WeightMatrix> matrices = context.recordedMatching(PATTERN).stream()
                .filter(RecordedTensor::isRecordedDuringTheRun)
                .filter(RecordedTensor::isFloating)
                .filter(tensor -> tensor.shape().size() == 2)
                .map(WeightMatrix::of)
                .toList();
        if (matrices.isEmpty()) {
            context.recorded(PATTERN);
        }
        return matrices;
    }

    private static WeightMatrix of(TensorDeclaration tensor) {
        return new WeightMatrix(new RecordedTensor(tensor), new MatrixShape(tensor.rows(), tensor.columns()));
    }

    /** The tensor's name, {@code weights/2}. */
    public String name() {
        return tensor.declaration().name();
    }

    /** The part of the name that tensors of the same layer share, {@code 2}. */
    public String layer() {
        return name().substring(PREFIX.length());
    }

    /**
     * Why X = W W^T has no eigenvalues, if it has none.
     *
     * @return a clause: finite weights beyond about 1e154 have squares that are not finite
     */
    public String whyUndefined() {
        for (double weight : values()) {
            if (!Double.isFinite(weight)) {
                return "the weights are not finite";
            }
        }
        return "the weights are so large that W W^T overflows";
    }

    /** W at the last event that carried it, row by row. */
    public double[] values() {
        return tensor.values();
    }
}
