package org.eigentape.stages.large;

import java.util.Arrays;

/**
 * Householder reflections {@code H = 1 - tau v v^T} that make a vector a multiple of a unit vector (G. Golub and C. Van Loan, Matrix
 * Computations, 4th ed., algorithm 5.1.1, with the sign that cancels nothing).
 */
final class Reflection {

    /** Vectors whose squares sum to less, where the largest element of the matrix is about 1, count as zero: products would underflow. */
    private static final double NEGLIGIBLE_SQUARE = 0x1p-400;

    private double tau;

    /**
     * Turns a vector into its reflector.
     *
     * @param x from {@code from} on becomes v, whose element {@code from} is 1
     * @param from its first element
     * @param to after its last element
     * @return the multiple, {@code H x = multiple e_from}; {@link #tau} is 0 for the zero vector
     */
    double of(double[] x, int from, int to) {
        double square = Rows.dot(x, x, from, to);
        if (square < NEGLIGIBLE_SQUARE) {
            Arrays.fill(x, from, to, 0.0);
            x[from] = 1;
            tau = 0;
            return 0;
        }
        double first = x[from];
        double multiple = Math.copySign(Math.sqrt(square), -first);
        tau = (multiple - first) / multiple;
        Rows.scale(x, 1 / (first - multiple), from, to);
        x[from] = 1;
        return multiple;
    }

    /** tau of the last reflection, from 1 to 2, or 0. */
    double tau() {
        return tau;
    }
}
