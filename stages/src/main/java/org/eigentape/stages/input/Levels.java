package org.eigentape.stages.input;

import java.util.Arrays;

/**
 * The eigenvalues of one matrix: of X = W W^T for weights, its own for a symmetric one.
 *
 * @param ascending in ascending order, finite; for weights not negative
 * @param shape of the matrix
 * @param symmetric whether they are its own
 */
public record Levels(double[] ascending, MatrixShape shape, boolean symmetric) {

    /** The largest. */
    public double largest() {
        return ascending[ascending.length - 1];
    }

    /**
     * The eigenvalues of W W^T, also where W is symmetric and has eigenvalues of its own.
     *
     * @return ascending, not negative; a new array for symmetric matrices
     */
    public double[] gramEigenvalues() {
        return symmetric ? Arrays.stream(ascending).map(x -> x * x).sorted().toArray() : ascending;
    }

    /**
     * Whether two eigenvalues cannot be told apart: their singular values (for a symmetric matrix they themselves) differ by no more than
     * {@code M epsilon sigma_N}, M being the larger side of W, sigma_N its largest singular value and {@code epsilon = 2^-52}.
     *
     * @param smaller number of one, ascending from 0
     * @param larger number of the other
     */
    public boolean coincide(int smaller, int larger) {
        if (symmetric) {
            double rounding = shape.larger() * Math.ulp(1.0) * Math.max(Math.abs(ascending[0]), Math.abs(largest()));
            return !(ascending[larger] - ascending[smaller] > rounding);
        }
        double rounding = shape.larger() * Math.ulp(1.0) * Math.sqrt(largest());
        return !(Math.sqrt(ascending[larger]) - Math.sqrt(ascending[smaller]) > rounding);
    }

    /** Why statistics of spacings have no meaning; empty where no neighbours {@link #coincide}. */
    public String whyDegenerate() {
        int coinciding = 0;
        for (int i = 1; i < ascending.length; i++) {
            coinciding += coincide(i - 1, i) ? 1 : 0;
        }
        return coinciding == 0
                ? ""
                : "degenerate spectrum: " + coinciding + " of " + (ascending.length - 1)
                        + " spacings are zero to rounding";
    }
}
