package org.eigentape.engine.stage;

import java.util.List;
import org.eigentape.engine.event.TensorDeclaration;
import org.jspecify.annotations.Nullable;

/**
 * The values of one output of one stage, about one tensor, over the steps of one run.
 *
 * @param stage the stage that emits it
 * @param output the output's name
 * @param tensor the tensor that it speaks of, or null
 * @param declaration type, shape and unit; its id is the number of the series within the stage
 */
public record ResultSeries(
        String stage, String output, @Nullable String tensor, TensorDeclaration declaration) {

    /**
     * The extents of one value.
     *
     * @return empty for a scalar
     */
    public List<Integer> shape() {
        return declaration.shape();
    }

    /**
     * The number of elements of one value.
     *
     * @return at least 1
     */
    public int elements() {
        return declaration.elements();
    }
}
