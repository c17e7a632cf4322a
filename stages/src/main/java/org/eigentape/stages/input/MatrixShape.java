package org.eigentape.stages.input;

/**
 * Shape of a weight matrix W, {@code n_out x n_in}, stored row by row, and which of its two Gram matrices is the smaller:
 * {@code X = W W^T} for {@code n_out <= n_in}, else {@code X = W^T W}.
 *
 * @param rows n_out, at least 1
 * @param columns n_in, at least 1
 */
public record MatrixShape(int rows, int columns) {

    /**
     * Checks the shape.
     *
     * @throws IllegalArgumentException if a side is shorter than 1
     */
    public MatrixShape {
        if (rows < 1 || columns < 1) {
            throw new IllegalArgumentException(
                    "a weight matrix needs at least one row and one column, but has " + rows + " x " + columns);
        }
    }

    /** Number N of eigenvalues: the smaller side. */
    public int smaller() {
        return Math.min(rows, columns);
    }

    /** M, the larger side. */
    public int larger() {
        return Math.max(rows, columns);
    }

    /** Aspect ratio {@code r = N/M}, in (0, 1]. */
    public double ratio() {
        return (double) smaller() / larger();
    }

    /** Number of elements. */
    public int size() {
        return Math.multiplyExact(rows, columns);
    }

    /** Whether the Gram matrix is {@code W W^T} (of the rows) and not {@code W^T W} (of the columns). */
    public boolean gramOfRows() {
        return rows <= columns;
    }
}
