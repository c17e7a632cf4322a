package org.eigentape.engine.event;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import org.eigentape.engine.error.InvalidRequestException;

/**
 * A named, typed, shaped array that events may carry, declared once in the recording's schema. Immutable.
 *
 * @param id position in the schema, from 0; the number under which events refer to the tensor
 * @param name {@code SET/KIND/LAYER}, for example {@code train/gradient.mean/2}, or {@code weights/2}; letters, digits
 *     and {@code . _ -} in parts separated by {@code /}
 * @param element the type of its elements
 * @param shape extents, row-major; empty for a scalar; each at least 1
 * @param unit its physical unit, {@code "1"} where it has none
 * @param role what it is in the physics
 * @param carrier the type of event that carries it: {@code RUN_STARTED} for static tensors, {@code STEP},
 *     {@code PROBE} or {@code SNAPSHOT}
 * @param recorded whether this recording's policy keeps it at some step
 */
public record TensorDeclaration(
        int id,
        String name,
        ElementType element,
        List<Integer> shape,
        String unit,
        TensorRole role,
        EventType carrier,
        boolean recorded) {

    private static final long LARGEST_DECLARED = Integer.MAX_VALUE - 64L;

    /** Checks the declaration and copies the shape. */
    public TensorDeclaration {
        shape = List.copyOf(shape);
        if (id < 0) {
            throw new InvalidRequestException("Tensor " + name + " has the negative id " + id + ".");
        }
        if (name.length() > 200 || !name.matches("[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*")) {
            throw new InvalidRequestException("\"" + name + "\" is not a tensor name: use letters, digits, '.', '_' and"
                    + " '-' in parts separated by '/', at most 200 characters.");
        }
        long bytes = element.bytes();
        for (int extent : shape) {
            if (extent < 1) {
                throw new InvalidRequestException("Tensor " + name + " has the extent " + extent + " in its shape.");
            }
            bytes *= extent;
            // Declaring is not recording: what no event can carry is refused when a policy asks for it.
            if (bytes > LARGEST_DECLARED) {
                throw new InvalidRequestException("Tensor " + name + " of shape " + shape + " exceeds "
                        + LARGEST_DECLARED + " bytes; the largest event takes " + EventFrame.MAX_LENGTH + ".");
            }
        }
    }

    /**
     * The number of elements, the product of the shape.
     *
     * @return at least 1
     */
    @JsonIgnore
    public int elements() {
        // Asked for at each event, so without an iterator, which is an object.
        int elements = 1;
        for (int dimension = 0; dimension < shape.size(); dimension++) {
            elements *= shape.get(dimension);
        }
        return elements;
    }

    /**
     * The size of the data.
     *
     * @return bytes, without padding
     */
    @JsonIgnore
    public int byteLength() {
        return elements() * element.bytes();
    }

    /**
     * The extent of the first dimension.
     *
     * @return rows of a matrix; 1 for a scalar
     */
    @JsonIgnore
    public int rows() {
        return shape.isEmpty() ? 1 : shape.get(0);
    }

    /**
     * The number of elements in a row.
     *
     * @return columns of a matrix; 1 for a vector or scalar
     */
    @JsonIgnore
    public int columns() {
        return elements() / rows();
    }

    /**
     * The same tensor at another place in the schema.
     *
     * @param newId position in the schema, from 0
     * @param keptByPolicy whether the policy keeps it at some step
     * @return a declaration that differs in these two only
     */
    public TensorDeclaration at(int newId, boolean keptByPolicy) {
        return new TensorDeclaration(newId, name, element, shape, unit, role, carrier, keptByPolicy);
    }
}
