package org.eigentape.stages.spectrum;

import java.util.Arrays;
import org.eigentape.stages.input.MatrixShape;
import org.eigentape.stages.spectrum.SymmetricEigenSolver.Outcome;

/**
 * Singular values of one matrix W after another, and the singular vectors of its smaller side, which are the eigenvectors of
 * {@code X = W W^T} (of {@code W^T W} for {@code n_out > n_in}). X itself is never formed: its rounding errors, about epsilon
 * |X|, bury every eigenvalue below them.
 *
 * <p>Method: {@link PivotedTriangle}, then one-sided Jacobi rotations of the columns of the transposed triangle (Z. Drmac and K.
 * Veselic, New fast and accurate Jacobi SVD algorithm I, SIAM J. Matrix Anal. Appl. 29 (2008) 1322; the rotation is that of G.
 * Golub and C. Van Loan, Matrix Computations, 4th ed., algorithm 8.5.1). In the end these columns are the vectors, each times its
 * value, so values have the same bits whether or not vectors are asked for.
 *
 * <p>Values have an absolute error of some epsilon times the largest; {@link #resolution()} bounds it. W is scaled by a power of
 * two first, which is exact. Sums, products, quotients and square roots in a fixed order give the same bits on every Java
 * virtual machine.
 *
 * <p>Not thread-safe; reuse one instance per thread.
 */
public final class SingularValueSolver implements ValueSource {

    /** Ten are many. */
    private static final int MAX_SWEEPS = 40;

    private static final double EPSILON = 0x1p-52;

    private final MatrixShape shape;
    private final int n;
    private final PivotedTriangle triangle;
    private final double[][] columns;
    private final double[] squares;
    private final double[] values;
    /** The column that belongs to each value. */
    private final int[] order;

    private final OrthonormalBasis basis;

    /**
     * A workspace for matrices of one shape.
     *
     * @param shape shape of W
     */
    public SingularValueSolver(MatrixShape shape) {
        this.shape = shape;
        this.n = shape.smaller();
        this.triangle = new PivotedTriangle(shape);
        this.columns = new double[n][n];
        this.squares = new double[n];
        this.values = new double[n];
        this.order = new int[n];
        this.basis = new OrthonormalBasis(n);
    }

    /**
     * Decomposes a matrix. The arrays of {@link #values()} and {@link #vectors()} are overwritten.
     *
     * @param weights W, row by row, at least {@code shape.size()} elements; not modified
     * @return how it ended; unless {@link Outcome#CONVERGED} all results are NaN
     */
    @Override
    public Outcome decompose(double[] weights) {
        double largest = 0;
        for (int k = 0; k < shape.size(); k++) {
            largest = Math.max(largest, Math.abs(weights[k]));
        }
        if (!Double.isFinite(largest)) {
            return failed(Outcome.NOT_FINITE);
        }
        int exponent = largest == 0 ? 0 : Math.getExponent(largest);
        triangle.compute(weights, -exponent, columns);
        if (!orthogonalise()) {
            return failed(Outcome.NOT_CONVERGED);
        }
        sort();
        for (int k = 0; k < n; k++) {
            values[k] = Math.scalb(values[k], exponent);
        }
        return Outcome.CONVERGED;
    }

    private Outcome failed(Outcome outcome) {
        Arrays.fill(values, Double.NaN);
        for (double[] column : columns) {
            Arrays.fill(column, Double.NaN);
        }
        return outcome;
    }

    /** N singular values of the last decomposition, ascending, never negative; the same array each time. */
    @Override
    public double[] values() {
        return values;
    }

    /**
     * Singular vectors of the last decomposition: element {@code i * n + k} is component i of the vector of value k. The sign of
     * each is fixed by making its component of largest magnitude positive (the first one of equals). The basis is orthonormal
     * even where values are zero; which one it is within the space of values that are not {@link #isolated} means nothing.
     *
     * @return {@code N x N}; the same array each time, NaN if the decomposition failed
     */
    public double[] vectors() {
        return basis.of(columns, order);
    }

    /** {@code max(n_out, n_in) epsilon sigma_N}, epsilon = 2^-52: smaller differences between singular values mean nothing. */
    public double resolution() {
        return shape.larger() * EPSILON * values[n - 1];
    }

    /**
     * Whether a value is more than rounding: not below {@link #resolution()}. All are for the zero matrix.
     *
     * @param k number of the value, ascending from 0
     */
    public boolean resolved(int k) {
        return values[k] >= resolution();
    }

    /**
     * Whether a value has a vector of its own: it differs from its neighbours by more than {@link #resolution()}.
     *
     * @param k number of the value, ascending from 0
     */
    public boolean isolated(int k) {
        return (k == 0 || values[k] - values[k - 1] > resolution())
                && (k == n - 1 || values[k + 1] - values[k] > resolution());
    }

    /** Sweeps over all pairs of columns until none needs a rotation. */
    private boolean orthogonalise() {
        for (int sweep = 0; sweep < MAX_SWEEPS; sweep++) {
            for (int k = 0; k < n; k++) {
                squares[k] = square(columns[k]);
            }
            boolean rotated = false;
            for (int p = 0; p < n - 1; p++) {
                for (int q = p + 1; q < n; q++) {
                    rotated |= rotate(p, q);
                }
            }
            if (!rotated) {
                return true;
            }
        }
        return false;
    }

    /** Makes two columns orthogonal unless their cosine is below n epsilon/2. */
    private boolean rotate(int p, int q) {
        double a = squares[p];
        double b = squares[q];
        if (a < PivotedTriangle.NEGLIGIBLE_SQUARE || b < PivotedTriangle.NEGLIGIBLE_SQUARE) {
            return false;
        }
        double[] left = columns[p];
        double[] right = columns[q];
        double product = InnerProduct.of(left, right, 0, n);
        if (Math.abs(product) <= n * EPSILON / 2 * Math.sqrt(a * b)) {
            return false;
        }
        double zeta = (b - a) / (2 * product);
        double tangent = Math.copySign(1, zeta) / (Math.abs(zeta) + Math.sqrt(1 + zeta * zeta));
        double cosine = 1 / Math.sqrt(1 + tangent * tangent);
        double sine = cosine * tangent;
        for (int k = 0; k < n; k++) {
            double x = left[k];
            double y = right[k];
            left[k] = cosine * x - sine * y;
            right[k] = sine * x + cosine * y;
        }
        squares[p] = updated(a, -tangent * product, left);
        squares[q] = updated(b, tangent * product, right);
        return true;
    }

    /** The square of a rotated column, computed anew where the sum would cancel. */
    private double updated(double before, double change, double[] column) {
        double square = before + change;
        return square > 0.1 * before ? square : square(column);
    }

    private double square(double[] column) {
        return InnerProduct.of(column, column, 0, n);
    }

    /** Insertion sort with the number of the column as tie-breaker. */
    private void sort() {
        for (int k = 0; k < n; k++) {
            double value = Math.sqrt(square(columns[k]));
            int place = k;
            while (place > 0 && values[place - 1] > value) {
                values[place] = values[place - 1];
                order[place] = order[place - 1];
                place--;
            }
            values[place] = value;
            order[place] = k;
        }
    }
}
