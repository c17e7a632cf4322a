package org.eigentape.stages.input;

import java.util.List;
import org.eigentape.engine.event.EventType;
import org.eigentape.engine.event.Schema;
import org.eigentape.engine.event.TensorDeclaration;
import org.eigentape.engine.event.TensorRole;
import org.eigentape.engine.stage.NamePattern;
import org.eigentape.engine.stage.RecordingContext;
import org.eigentape.engine.stage.TensorNeed;

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
    public static List<WeightMatrix> recordedBy(RecordingContext context) {
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

    /**
     * The matrices that a simulation can record while it runs, recorded or not.
     *
     * @param schema of a recording
     * @return in the order of the schema; possibly empty
     */
    public static List<TensorDeclaration> declaredIn(Schema schema) {
        return schema.tensors().stream()
                .filter(tensor -> NamePattern.matches(PATTERN, tensor.name()))
                .filter(tensor -> tensor.carrier() == EventType.STEP || tensor.carrier() == EventType.PROBE)
                .filter(RecordedTensor::isFloating)
                .filter(tensor -> tensor.shape().size() == 2)
                .toList();
    }

    /**
     * The need of at least one matrix for which {@link #recordedBy} finds one.
     *
     * @param schema of a recording
     * @param purpose what they are read for
     */
    public static TensorNeed need(Schema schema, String purpose) {
        List<String> names =
                declaredIn(schema).stream().map(TensorDeclaration::name).toList();
        return TensorNeed.required(names.isEmpty() ? PATTERN : String.join("|", names), purpose);
    }

    /**
     * The part of a matrix' name that tensors of the same layer share.
     *
     * @param tensor one of {@link #declaredIn}
     * @return {@code 2} for {@code weights/2}
     */
    public static String layer(TensorDeclaration tensor) {
        return tensor.name().substring(PREFIX.length());
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
        return layer(tensor.declaration());
    }

    /** Whether the matrix is square, was declared symmetric, and so has eigenvalues of its own. */
    public boolean isSymmetric() {
        return isSymmetric(tensor.declaration());
    }

    /**
     * The same of one that may not be recorded.
     *
     * @param matrix one of {@link #declaredIn}
     */
    public static boolean isSymmetric(TensorDeclaration matrix) {
        return matrix.role() == TensorRole.SYMMETRIC_MATRIX && matrix.rows() == matrix.columns();
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
