package org.eigentape.stages.spectrum;

import org.eigentape.stages.input.MatrixShape;

/**
 * Eigenvalues and eigenvectors of the matrix X of the smaller side of a weight matrix, {@code X = W W^T} for {@code n_out <= n_in}
 * ([P] eq. 4.1), else {@code X = W^T W}, taken from the singular values and vectors of W by {@link SingularValueSolver}. Every
 * stage that needs them takes them from here. Reusable workspace for one shape; not thread-safe.
 */
public final class WeightSpectrum {

    /** Reason of an eigenvalue that is not {@link #resolved}. */
    public static final String UNRESOLVED =
            "singular values below max(n_out, n_in) epsilon sigma_max are lost in rounding";

    /** Reason of what needs the eigenvector of an eigenvalue that is not {@link #isolated}. */
    public static final String COINCIDING =
            "two eigenvalues coincide within rounding, so they have no eigenvectors of their own";

    private final MatrixShape shape;
    private final SingularValueSolver solver;
    private final double[] eigenvalues;
    private double trace;

    /**
     * A workspace for matrices of one shape.
     *
     * @param shape shape of W
     */
    public WeightSpectrum(MatrixShape shape) {
        this.shape = shape;
        this.solver = new SingularValueSolver(shape);
        this.eigenvalues = new double[shape.smaller()];
    }

    /**
     * Computes the spectrum of W; overwrites the arrays returned before.
     *
     * @param weights W row by row; not modified
     * @return how it ended; {@code NOT_FINITE} also where the squares of finite weights are not. Unless converged the
     *     eigenvalues are not all finite
     */
    public SymmetricEigenSolver.Outcome compute(double[] weights) {
        SymmetricEigenSolver.Outcome outcome = solver.decompose(weights);
        trace = 0;
        for (int k = 0; k < shape.size(); k++) {
            trace += weights[k] * weights[k];
        }
        for (int i = 0; i < eigenvalues.length; i++) {
            eigenvalues[i] = solver.values()[i] * solver.values()[i];
        }
        boolean overflows = outcome == SymmetricEigenSolver.Outcome.CONVERGED && !Double.isFinite(trace);
        return overflows ? SymmetricEigenSolver.Outcome.NOT_FINITE : outcome;
    }

    /** x_1 &lt;= ... &lt;= x_N, ascending, never negative. */
    public double[] eigenvalues() {
        return eigenvalues;
    }

    /** Singular values of W, ascending, never negative: x_i is the square of the i-th. */
    public double[] singularValues() {
        return solver.values();
    }

    /**
     * Eigenvectors of X, orthonormal, in the order of the eigenvalues; signs as in {@link SingularValueSolver#vectors}.
     *
     * @return {@code N x N}, vectors in its columns; overwritten by the next call
     */
    public double[] eigenvectors() {
        return solver.vectors();
    }

    /**
     * Whether an eigenvalue is more than rounding: {@code sigma_i >= max(n_out, n_in) epsilon sigma_N}, epsilon = 2^-52. One that
     * is not is negligible beside every one that is.
     *
     * @param i number of the eigenvalue, ascending from 0
     */
    public boolean resolved(int i) {
        return solver.resolved(i);
    }

    /**
     * Whether an eigenvalue has an eigenvector of its own: its singular value differs from the others by more than {@code
     * max(n_out, n_in) epsilon sigma_N}. One that is not resolved may have
     * one if it is the only such: the direction that all the others leave.
     *
     * @param i number of the eigenvalue, ascending from 0
     */
    public boolean isolated(int i) {
        return solver.isolated(i);
    }

    /** Whether all eigenvalues are {@link #isolated}. */
    public boolean allIsolated() {
        for (int i = 0; i < eigenvalues.length; i++) {
            if (!isolated(i)) {
                return false;
            }
        }
        return true;
    }

    /** Trace of X, the squared Frobenius norm of W, summed over the elements of W (not over the eigenvalues). */
    public double trace() {
        return trace;
    }
}
