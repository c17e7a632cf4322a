package org.eigentape.engine.event;

/**
 * Where a simulation writes the elements of one tensor, row-major, in as many calls as it likes; together they must give
 * exactly the elements of the tensor's shape. A call whose type differs from the tensor's element type, or that writes
 * too many, throws {@link IllegalStateException}. Allocates nothing.
 */
public interface TensorSink {

    /**
     * Appends elements of an {@code f64} tensor.
     *
     * @param values where they are
     * @param offset the first
     * @param count how many
     */
    void putDoubles(double[] values, int offset, int count);

    /**
     * Appends all elements of the array to an {@code f64} tensor.
     *
     * @param values the elements
     */
    default void putDoubles(double[] values) {
        putDoubles(values, 0, values.length);
    }

    /**
     * Appends one element to an {@code f64} tensor.
     *
     * @param value the element
     */
    void putDouble(double value);

    /**
     * Appends elements of an {@code f32} tensor.
     *
     * @param values where they are
     * @param offset the first
     * @param count how many
     */
    void putFloats(float[] values, int offset, int count);

    /**
     * Appends elements of an {@code i32} tensor.
     *
     * @param values where they are
     * @param offset the first
     * @param count how many
     */
    void putInts(int[] values, int offset, int count);

    /**
     * Appends elements of an {@code i64} tensor.
     *
     * @param values where they are
     * @param offset the first
     * @param count how many
     */
    void putLongs(long[] values, int offset, int count);
}
