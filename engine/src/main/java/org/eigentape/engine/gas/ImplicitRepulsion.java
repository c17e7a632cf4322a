package org.eigentape.engine.gas;

import java.util.Arrays;

/**
 * Moves levels apart by their repulsion after a step, not before it: solves
 *
 * <pre>x_i - c sum_{j != i} 1/(x_i - x_j) = y_i,   x_1 &lt; x_2 &lt; ... &lt; x_N,   c = g^2 dt</pre>
 *
 * for x. The solution is the minimum of the strictly convex function {@code |x - y|^2/2 - c sum_{i<j} log(x_j - x_i)}, so there is
 * exactly one and levels never cross, however large the step (Li and Menon, J. Stat. Phys. 153 (2013) 801).
 *
 * <p>The function over c is self-concordant, hence Newton's method with steps shortened to 1/(1 + decrement) stays between the walls and
 * converges from everywhere (Boyd and Vandenberghe, Convex Optimization, sec. 9.6). Not thread-safe; allocates nothing.
 */
final class ImplicitRepulsion {

    private static final int MOST_ITERATIONS = 200;
    /** Square of the Newton decrement at which doubles say no more. */
    private static final double CONVERGED = 1e-26;

    private final int n;
    private final double[] gradient;
    private final double[] hessian;
    private final double[] direction;

    ImplicitRepulsion(int n) {
        this.n = n;
        this.gradient = new double[n];
        this.hessian = new double[n * n];
        this.direction = new double[n];
    }

    /**
     * Solves.
     *
     * @param y where levels would go without repulsion, finite; is sorted, because levels have no names
     * @param strength c, positive
     * @param x receives the solution, strictly ascending
     */
    void solve(double[] y, double strength, double[] x) {
        // Noise that takes two levels past each other has only exchanged their names: the law of a gap depends on its
        // magnitude.
        Arrays.sort(y);
        double apart = Math.sqrt(strength);
        for (int i = 0; i < n; i++) {
            x[i] = i == 0 ? y[i] : Math.max(y[i], x[i - 1] + apart);
        }
        for (int iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
            expand(y, strength, x);
            factorise();
            double decrement = direct() / strength;
            double shortened = decrement > 0.0625 ? 1 / (1 + Math.sqrt(decrement)) : 1;
            for (int i = 0; i < n; i++) {
                x[i] -= shortened * direction[i];
            }
            if (decrement < CONVERGED) {
                return;
            }
        }
    }

    private void expand(double[] y, double strength, double[] x) {
        for (int i = 0; i < n; i++) {
            double slope = x[i] - y[i];
            double curvature = 1;
            for (int j = 0; j < n; j++) {
                if (j != i) {
                    double inverse = 1 / (x[i] - x[j]);
                    double bend = strength * inverse * inverse;
                    slope -= strength * inverse;
                    curvature += bend;
                    hessian[i * n + j] = -bend;
                }
            }
            gradient[i] = slope;
            hessian[i * n + i] = curvature;
        }
    }

    /** Cholesky factor of the positive Hessian, in its lower triangle. */
    private void factorise() {
        for (int j = 0; j < n; j++) {
            for (int i = j; i < n; i++) {
                double sum = hessian[i * n + j];
                for (int k = 0; k < j; k++) {
                    sum = Math.fma(-hessian[i * n + k], hessian[j * n + k], sum);
                }
                hessian[i * n + j] = i == j ? Math.sqrt(sum) : sum / hessian[j * n + j];
            }
        }
    }

    /** Hessian^-1 gradient; returns gradient^T Hessian^-1 gradient. */
    private double direct() {
        double square = 0;
        for (int i = 0; i < n; i++) {
            double sum = gradient[i];
            for (int k = 0; k < i; k++) {
                sum = Math.fma(-hessian[i * n + k], direction[k], sum);
            }
            direction[i] = sum / hessian[i * n + i];
            square = Math.fma(direction[i], direction[i], square);
        }
        for (int i = n - 1; i >= 0; i--) {
            double sum = direction[i];
            for (int k = i + 1; k < n; k++) {
                sum = Math.fma(-hessian[k * n + i], direction[k], sum);
            }
            direction[i] = sum / hessian[i * n + i];
        }
        return square;
    }
}
