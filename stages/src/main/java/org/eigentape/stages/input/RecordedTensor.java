package org.eigentape.stages.input;

import java.util.Optional;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.event.ElementType;
import org.eigentape.engine.event.EventType;
import org.eigentape.engine.event.EventView;
import org.eigentape.engine.event.TensorDeclaration;
import org.eigentape.engine.stage.StageContext;

/**
 * The latest values of one recorded floating-point tensor, as doubles, and the step at which they were recorded. Allocates
 * nothing after its creation. Not thread-safe.
 */
public final class RecordedTensor {

    private final TensorDeclaration declaration;
    private final double[] values;
    private final float[] singles;
    private long step = -1;

    /**
     * Prepares for a tensor.
     *
     * @param declaration an {@code f64} or {@code f32} tensor of the recording
     * @throws InvalidRequestException if it holds whole numbers
     */
    public RecordedTensor(TensorDeclaration declaration) {
        if (!isFloating(declaration)) {
            throw new InvalidRequestException("The tensor " + declaration.name() + " holds "
                    + declaration.element().label() + "; this stage reads f64 and f32 only.");
        }
        this.declaration = declaration;
        this.values = new double[declaration.elements()];
        this.singles = new float[declaration.element() == ElementType.F32 ? values.length : 0];
    }

    /**
     * The tensor of a name, if it is recorded during the run.
     *
     * @param context of the stage
     * @param name for example {@code train/loss}
     * @return empty where it is unknown, static, not recorded, or no floating-point tensor
     */
    public static Optional<RecordedTensor> find(StageContext context, String name) {
        return context.schema()
                .find(name)
                .filter(RecordedTensor::isRecordedDuringTheRun)
                .filter(RecordedTensor::isFloating)
                .map(RecordedTensor::new);
    }

    static boolean isRecordedDuringTheRun(TensorDeclaration tensor) {
        return tensor.recorded() && (tensor.carrier() == EventType.STEP || tensor.carrier() == EventType.PROBE);
    }

    static boolean isFloating(TensorDeclaration tensor) {
        return tensor.element() == ElementType.F64 || tensor.element() == ElementType.F32;
    }

    /**
     * Takes the values of an event that carries the tensor.
     *
     * @param event of the run
     * @return whether it carries it
     */
    public boolean read(EventView event) {
        if (singles.length == 0) {
            if (!event.copy(declaration, values)) {
                return false;
            }
        } else {
            if (!event.copy(declaration, singles)) {
                return false;
            }
            for (int k = 0; k < values.length; k++) {
                values[k] = singles[k];
            }
        }
        step = event.step();
        return true;
    }

    /**
     * Whether the values belong to a step.
     *
     * @param wanted a step
     */
    public boolean isAt(long wanted) {
        return step == wanted;
    }

    /** The latest values, row by row; the same array each time, zeros before the first {@link #read}. */
    public double[] values() {
        return values;
    }

    /** Name, shape and type. */
    public TensorDeclaration declaration() {
        return declaration;
    }
}
