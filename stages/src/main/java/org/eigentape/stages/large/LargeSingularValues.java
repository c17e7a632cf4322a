package org.eigentape.stages.large;

import java.util.Arrays;
import org.eigentape.stages.input.MatrixShape;

/**
 * Singular values of one large matrix W after another, in plain Java: {@link BlockedTriangle}, {@link Bidiagonalisation}, {@link
 * BidiagonalValues}. Each step is orthogonal or bisects, so values have an absolute error of some epsilon times the largest, as those
 * of {@link org.eigentape.stages.spectrum.SingularValueSolver}; there are no vectors, and small values of graded matrices may have fewer digits. W
 * is scaled by a power of two first, which is exact.
 *
 * <p>Sums, products, quotients and square roots in a fixed order give the same bits on every Java virtual machine. Not thread-safe.
 */
public final class LargeSingularValues {

    /**
     * Matrices whose smaller side is that long are large: here they take a tenth of the time of Jacobi rotations and less, and the sum of all
     * squares is kept to a few epsilon.
     */
    public static final int LEAST_SIZE = 64;

    private final MatrixShape shape;
    private final double[][] rows;
    private final BlockedTriangle triangle;
    private final Bidiagonalisation bidiagonal;
    private final double[] values;

    /**
     * A workspace, of a little more memory than the matrix.
     *
     * @param shape shape of W
     */
    public LargeSingularValues(MatrixShape shape) {
        this.shape = shape;
        this.rows = new double[shape.larger()][shape.smaller()];
        this.triangle = new BlockedTriangle(shape.larger(), shape.smaller());
        this.bidiagonal = new Bidiagonalisation(shape.smaller());
        this.values = new double[shape.smaller()];
    }

    /**
     * Finds the values.
     *
     * @param weights W, row by row, at least {@code shape.size()} elements; not modified
     * @return whether W is finite; if not, all values are NaN
     */
    public boolean compute(double[] weights) {
        double largest = 0;
        for (int k = 0; k < shape.size(); k++) {
            largest = Math.max(largest, Math.abs(weights[k]));
        }
        if (!Double.isFinite(largest)) {
            Arrays.fill(values, Double.NaN);
            return false;
        }
        if (largest == 0) {
            Arrays.fill(values, 0.0);
            return true;
        }
        int exponent = Math.getExponent(largest);
        load(weights, -exponent);
        triangle.compute(rows);
        bidiagonal.compute(rows);
        BidiagonalValues.compute(bidiagonal.diagonal(), bidiagonal.above(), values);
        for (int k = 0; k < values.length; k++) {
            values[k] = Math.scalb(values[k], exponent);
        }
        return true;
    }

    private void load(double[] weights, int exponent) {
        // Two factors, because 2^1074 alone is not a double.
        double half = Math.scalb(1.0, exponent / 2);
        double rest = Math.scalb(1.0, exponent - exponent / 2);
        int columns = shape.columns();
        boolean wide = shape.columns() > shape.rows();
        for (int i = 0; i < shape.rows(); i++) {
            for (int j = 0; j < columns; j++) {
                double scaled = weights[i * columns + j] * half * rest;
                if (wide) {
                    rows[j][i] = scaled;
                } else {
                    rows[i][j] = scaled;
                }
            }
        }
    }

    /** N singular values of the last matrix, ascending, never negative; the same array each time. */
    public double[] values() {
        return values;
    }
}
