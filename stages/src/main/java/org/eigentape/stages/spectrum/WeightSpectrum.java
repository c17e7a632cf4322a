package org.eigentape.stages.spectrum;

import org.eigentape.stages.input.MatrixShape;

/**
 * Eigenvalues of X (see {@link GramMatrix}) and singular values of a weight matrix, by the values-only path of {@link
 * SymmetricEigenSolver}. Reusable workspace for one shape; not thread-safe.
 */
public final class WeightSpectrum {

    private final MatrixShape shape;
    private final double[] gram;
    private final SymmetricEigenSolver solver;
    private final double[] singularValues;
    private double trace;

    /**
     * A workspace for matrices of one shape.
     *
     * @param shape shape of W
     */
    public WeightSpectrum(MatrixShape shape) {
        this.shape = shape;
        int n = shape.smaller();
        this.gram = new double[n * n];
        this.solver = SymmetricEigenSolver.valuesOnly(n);
        this.singularValues = new double[n];
    }

    /**
     * Computes the spectrum of W; overwrites the arrays returned before.
     *
     * @param weights W row by row; not modified
     * @return how it ended; unless converged all eigenvalues and singular values are NaN
     */
    public SymmetricEigenSolver.Outcome compute(double[] weights) {
        GramMatrix.compute(weights, shape, gram);
        SymmetricEigenSolver.Outcome outcome = solver.decompose(gram);
        double[] values = solver.values();
        trace = 0;
        for (int i = 0; i < values.length; i++) {
            trace += gram[i * values.length + i];
            // Rounding makes vanishing eigenvalues slightly negative; the root of those is 0.
            singularValues[i] = Math.sqrt(Math.max(values[i], 0.0));
        }
        return outcome;
    }

    /** x_1 &lt;= ... &lt;= x_N, ascending; a vanishing one may come out negative by rounding. */
    public double[] eigenvalues() {
        return solver.values();
    }

    /** Singular values of W, ascending, never negative. */
    public double[] singularValues() {
        return singularValues;
    }

    /** Trace of X, the squared Frobenius norm of W, summed over the diagonal of X (not over the eigenvalues). */
    public double trace() {
        return trace;
    }
}
