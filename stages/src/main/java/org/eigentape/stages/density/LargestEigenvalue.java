package org.eigentape.stages.density;

import java.util.Arrays;
import org.eigentape.engine.numeric.NormalSampler;
import org.eigentape.engine.numeric.RandomStream;
import org.eigentape.stages.spectrum.SymmetricEigenSolver;

/**
 * The largest eigenvalue of a symmetric operator by Lanczos' method with full reorthogonalisation, from a fixed start (G. Golub and C. Van
 * Loan, Matrix Computations, 4th ed., sections 10.1 and 10.3): that of a small tridiagonal matrix, of which some eigenvalue of the operator is no
 * farther than the residual (theorem 10.1.2 there), and the largest one, toward which the method goes, by about its square. Reusable for one size; not thread-safe.
 */
final class LargestEigenvalue {

    /** A symmetric matrix, or what acts like one. */
    interface Operator {

        /**
         * {@code y = A x}.
         *
         * @param x not modified
         * @param y receives the product
         */
        void apply(double[] x, double[] y);
    }

    /** Residual, relative to the eigenvalue of largest magnitude, at which to stop. */
    static final double RESIDUAL = 1e-10;

    private static final int MOST_VECTORS = 400;
    private static final int FIRST_LOOK = 24;

    private final int n;
    private final double[] start;
    private final double[][] basis;
    private final double[] diagonal;
    private final double[] next;

    /**
     * A workspace.
     *
     * @param n size of the operator
     */
    LargestEigenvalue(int n) {
        this.n = n;
        this.start = new double[n];
        new NormalSampler(RandomStream.of(1, "spectral-density/lanczos", 0)).fill(start, 1);
        this.basis = new double[Math.min(n, MOST_VECTORS)][];
        this.diagonal = new double[basis.length];
        this.next = new double[basis.length];
    }

    /**
     * Finds it.
     *
     * @param operator finite
     * @return NaN where the residual is still too large after {@value #MOST_VECTORS} products
     */
    double of(Operator operator) {
        double[] image = start.clone();
        double length = norm(image);
        int look = FIRST_LOOK;
        for (int k = 0; k < basis.length; k++) {
            double[] vector = vector(k);
            for (int j = 0; j < n; j++) {
                vector[j] = image[j] / length;
            }
            operator.apply(vector, image);
            diagonal[k] = dot(vector, image);
            // Twice is enough (Parlett, The Symmetric Eigenvalue Problem, section 6.9).
            orthogonalise(image, k);
            orthogonalise(image, k);
            length = norm(image);
            next[k] = length;
            boolean isLast = k + 1 == basis.length;
            // What is left of a vector of an invariant space is rounding.
            if (k + 1 == look || isLast || length <= 0x1p-46 * Math.abs(diagonal[k])) {
                double value = convergedAfter(k + 1);
                if (!Double.isNaN(value) || isLast || length == 0) {
                    return value;
                }
                look += look / 4;
            }
        }
        return Double.NaN;
    }

    private double[] vector(int k) {
        double[] vector = basis[k];
        if (vector == null) {
            vector = new double[n];
            basis[k] = vector;
        }
        return vector;
    }

    private void orthogonalise(double[] image, int last) {
        for (int k = 0; k <= last; k++) {
            double[] vector = basis[k];
            double overlap = dot(vector, image);
            for (int j = 0; j < n; j++) {
                image[j] -= overlap * vector[j];
            }
        }
    }

    /** The largest eigenvalue of the tridiagonal matrix, or NaN if its residual is too large. */
    private double convergedAfter(int size) {
        double[] tridiagonal = new double[size * size];
        for (int k = 0; k < size; k++) {
            tridiagonal[k * size + k] = diagonal[k];
            if (k + 1 < size) {
                tridiagonal[k * size + k + 1] = next[k];
            }
        }
        SymmetricEigenSolver solver = new SymmetricEigenSolver(size);
        if (solver.decompose(tridiagonal) != SymmetricEigenSolver.Outcome.CONVERGED) {
            return Double.NaN;
        }
        double largest = solver.values()[size - 1];
        double residual = next[size - 1] * Math.abs(solver.vectors()[size * size - 1]);
        // The whole space leaves no residual.
        boolean isWhole = size == n;
        double scale = Math.max(Math.abs(largest), Math.abs(solver.values()[0]));
        return isWhole || residual <= RESIDUAL * scale ? largest : Double.NaN;
    }

    private static double norm(double[] vector) {
        return Math.sqrt(dot(vector, vector));
    }

    /** In four partial sums. */
    static double dot(double[] x, double[] y) {
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        int k = 0;
        for (; k + 4 <= x.length; k += 4) {
            sum0 += x[k] * y[k];
            sum1 += x[k + 1] * y[k + 1];
            sum2 += x[k + 2] * y[k + 2];
            sum3 += x[k + 3] * y[k + 3];
        }
        for (; k < x.length; k++) {
            sum0 += x[k] * y[k];
        }
        return (sum0 + sum1) + (sum2 + sum3);
    }

    /**
     * {@code W^T W}, whose eigenvalues are those of W W^T and zeros.
     *
     * @param rows of W
     * @return the operator
     */
    static Operator gram(double[][] rows) {
        return (x, y) -> {
            Arrays.fill(y, 0.0);
            for (double[] row : rows) {
                double factor = dot(row, x);
                for (int j = 0; j < y.length; j++) {
                    y[j] += factor * row[j];
                }
            }
        };
    }

    /**
     * A symmetric matrix.
     *
     * @param rows of it
     * @return the operator
     */
    static Operator symmetric(double[][] rows) {
        return (x, y) -> {
            for (int i = 0; i < rows.length; i++) {
                y[i] = dot(rows[i], x);
            }
        };
    }
}
