package org.eigentape.stages.spectrum;

import java.util.Arrays;
import org.eigentape.stages.input.MatrixShape;
import org.eigentape.stages.input.WeightMatrix;
import org.jspecify.annotations.Nullable;

/**
 * Eigenvalues and eigenvectors of the matrix X of the smaller side of a weight matrix, {@code X = W W^T} for {@code n_out <= n_in}
 * ([P] eq. 4.1), else {@code X = W^T W}, taken from the singular values and vectors of W by {@link SingularValueSolver}. A matrix
 * that is recorded as symmetric is X itself, by {@link SymmetricEigenSolver}; all its eigenvalues are then resolved. Every
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
    private final @Nullable SymmetricEigenSolver own;
    private final double[] eigenvalues;
    private final double[] singularValues;
    private double trace;

    /**
     * A workspace for matrices of one shape.
     *
     * @param shape shape of W
     */
    public WeightSpectrum(MatrixShape shape) {
        this(shape, false);
    }

    private WeightSpectrum(MatrixShape shape, boolean symmetric) {
        this.shape = shape;
        this.solver = new SingularValueSolver(shape);
        this.own = symmetric ? new SymmetricEigenSolver(shape.smaller()) : null;
        this.eigenvalues = new double[shape.smaller()];
        this.singularValues = new double[shape.smaller()];
    }

    /**
     * A workspace for symmetric matrices of one size.
     *
     * @param n number of rows
     */
    public static WeightSpectrum ofSymmetric(int n) {
        return new WeightSpectrum(new MatrixShape(n, n), true);
    }

    /**
     * A workspace for one recorded matrix.
     *
     * @param matrix weights, for X = W W^T; or a symmetric matrix, for X = W
     */
    public static WeightSpectrum of(WeightMatrix matrix) {
        return new WeightSpectrum(matrix.shape(), matrix.isSymmetric());
    }

    /**
     * Computes the spectrum of W; overwrites the arrays returned before.
     *
     * @param weights W row by row; not modified
     * @return how it ended; {@code NOT_FINITE} also where the squares of finite weights are not. Unless converged the
     *     eigenvalues are not all finite
     */
    public SymmetricEigenSolver.Outcome compute(double[] weights) {
        if (own != null) {
            return computeOwn(own, weights);
        }
        SymmetricEigenSolver.Outcome outcome = solver.decompose(weights);
        trace = 0;
        for (int k = 0; k < shape.size(); k++) {
            trace += weights[k] * weights[k];
        }
        for (int i = 0; i < eigenvalues.length; i++) {
            eigenvalues[i] = solver.values()[i] * solver.values()[i];
            singularValues[i] = solver.values()[i];
        }
        boolean overflows = outcome == SymmetricEigenSolver.Outcome.CONVERGED && !Double.isFinite(trace);
        return overflows ? SymmetricEigenSolver.Outcome.NOT_FINITE : outcome;
    }

    private SymmetricEigenSolver.Outcome computeOwn(SymmetricEigenSolver symmetric, double[] matrix) {
        SymmetricEigenSolver.Outcome outcome = symmetric.decompose(matrix);
        trace = 0;
        for (int i = 0; i < eigenvalues.length; i++) {
            trace += matrix[i * eigenvalues.length + i];
            eigenvalues[i] = symmetric.values()[i];
            singularValues[i] = Math.abs(eigenvalues[i]);
        }
        Arrays.sort(singularValues);
        return outcome;
    }

    /** x_1 &lt;= ... &lt;= x_N, ascending; never negative for weights. */
    public double[] eigenvalues() {
        return eigenvalues;
    }

    /** Singular values of W, ascending, never negative: for weights x_i is the square of the i-th. */
    public double[] singularValues() {
        return singularValues;
    }

    /**
     * Eigenvectors of X, orthonormal, in the order of the eigenvalues; signs as in {@link SingularValueSolver#vectors}.
     *
     * @return {@code N x N}, vectors in its columns; overwritten by the next call
     */
    public double[] eigenvectors() {
        return own == null ? solver.vectors() : own.vectors();
    }

    /**
     * Whether an eigenvalue is more than rounding: {@code sigma_i >= max(n_out, n_in) epsilon sigma_N}, epsilon = 2^-52. One that
     * is not is negligible beside every one that is.
     *
     * @param i number of the eigenvalue, ascending from 0
     */
    public boolean resolved(int i) {
        return own != null || solver.resolved(i);
    }

    /**
     * Whether an eigenvalue has an eigenvector of its own: its singular value differs from the others by more than {@code
     * max(n_out, n_in) epsilon sigma_N}. One that is not resolved may have
     * one if it is the only such: the direction that all the others leave.
     *
     * @param i number of the eigenvalue, ascending from 0
     */
    public boolean isolated(int i) {
        return own == null ? solver.isolated(i) : isIsolated(i);
    }

    /** The same for eigenvalues of a symmetric matrix, whose errors are of the order of N epsilon max |x|. */
    private boolean isIsolated(int i) {
        int last = eigenvalues.length - 1;
        double least = eigenvalues.length * 0x1.0p-52 * singularValues[last];
        return (i == 0 || eigenvalues[i] - eigenvalues[i - 1] > least)
                && (i == last || eigenvalues[i + 1] - eigenvalues[i] > least);
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

    /** Trace of X; for weights the squared Frobenius norm of W, summed over the elements of W (not over the eigenvalues). */
    public double trace() {
        return trace;
    }
}
