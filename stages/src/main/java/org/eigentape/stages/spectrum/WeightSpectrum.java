package org.eigentape.stages.spectrum;

import java.util.Arrays;
import java.util.Objects;
import org.eigentape.stages.input.MatrixShape;
import org.eigentape.stages.input.WeightMatrix;
import org.eigentape.stages.large.LargeSingularValues;
import org.eigentape.stages.large.SingularValueLibrary;
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
    /** Absent for symmetric matrices. */
    private final @Nullable ValueSource source;
    /** The same where vectors are wanted, too. */
    private final @Nullable SingularValueSolver solver;
    /** For symmetric matrices. */
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
        this(shape, new SingularValueSolver(shape));
    }

    private WeightSpectrum(MatrixShape shape, SingularValueSolver solver) {
        this(shape, solver, solver, null);
    }

    private WeightSpectrum(
            MatrixShape shape,
            @Nullable ValueSource source,
            @Nullable SingularValueSolver solver,
            @Nullable SymmetricEigenSolver own) {
        this.shape = shape;
        this.source = source;
        this.solver = solver;
        this.own = own;
        this.eigenvalues = new double[shape.smaller()];
        this.singularValues = new double[shape.smaller()];
    }

    /**
     * A workspace for symmetric matrices of one size.
     *
     * @param n number of rows
     */
    public static WeightSpectrum ofSymmetric(int n) {
        return new WeightSpectrum(new MatrixShape(n, n), null, null, new SymmetricEigenSolver(n));
    }

    /**
     * A workspace for one recorded matrix.
     *
     * @param matrix weights, for X = W W^T; or a symmetric matrix, for X = W
     */
    public static WeightSpectrum of(WeightMatrix matrix) {
        return matrix.isSymmetric() ? ofSymmetric(matrix.shape().smaller()) : new WeightSpectrum(matrix.shape());
    }

    /**
     * A workspace for values only: those of weights come from {@link LargeSingularValues} where the smaller side is {@value
     * LargeSingularValues#LEAST_SIZE} or longer, which is far faster.
     *
     * @param shape of the matrices
     * @param symmetric whether W is X itself
     */
    public static WeightSpectrum ofValues(MatrixShape shape, boolean symmetric) {
        return symmetric
                ? ofSymmetric(shape.smaller())
                : new WeightSpectrum(shape, ValueSource.inJava(shape), null, null);
    }

    /**
     * The same with singular values of weights from a library.
     *
     * @param matrix weights, for X = W W^T; or a symmetric matrix, for X = W
     * @param library computes the singular values of weights; null for plain Java
     */
    static WeightSpectrum ofValues(WeightMatrix matrix, @Nullable SingularValueLibrary library) {
        return library == null || matrix.isSymmetric()
                ? ofValues(matrix.shape(), matrix.isSymmetric())
                : new WeightSpectrum(matrix.shape(), new LibraryValues(library, matrix.shape()), null, null);
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
        ValueSource values = Objects.requireNonNull(source);
        SymmetricEigenSolver.Outcome outcome = values.decompose(weights);
        trace = 0;
        for (int k = 0; k < shape.size(); k++) {
            trace += weights[k] * weights[k];
        }
        for (int i = 0; i < eigenvalues.length; i++) {
            eigenvalues[i] = values.values()[i] * values.values()[i];
            singularValues[i] = values.values()[i];
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
     * @throws IllegalStateException if this workspace was made for values only
     */
    public double[] eigenvectors() {
        if (own != null) {
            return own.vectors();
        }
        if (solver == null) {
            throw new IllegalStateException("this spectrum was made without eigenvectors");
        }
        return solver.vectors();
    }

    /**
     * Whether an eigenvalue is more than rounding: {@code sigma_i >= max(n_out, n_in) epsilon sigma_N}, epsilon = 2^-52. One that
     * is not is negligible beside every one that is.
     *
     * @param i number of the eigenvalue, ascending from 0
     */
    public boolean resolved(int i) {
        return own != null || singularValues[i] >= rounding();
    }

    /**
     * Whether an eigenvalue has an eigenvector of its own: its singular value differs from the others by more than {@code
     * max(n_out, n_in) epsilon sigma_N}. One that is not resolved may have
     * one if it is the only such: the direction that all the others leave.
     *
     * @param i number of the eigenvalue, ascending from 0
     */
    public boolean isolated(int i) {
        // The eigenvalues of a symmetric matrix have errors of that order themselves.
        double[] levels = own == null ? singularValues : eigenvalues;
        int last = levels.length - 1;
        return (i == 0 || levels[i] - levels[i - 1] > rounding())
                && (i == last || levels[i + 1] - levels[i] > rounding());
    }

    private double rounding() {
        return shape.larger() * 0x1p-52 * singularValues[singularValues.length - 1];
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
