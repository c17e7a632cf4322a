package org.eigentape.stages.spectrum;

import java.util.Arrays;
import org.eigentape.stages.input.MatrixShape;
import org.eigentape.stages.large.SingularValueLibrary;
import org.eigentape.stages.spectrum.SymmetricEigenSolver.Outcome;

/** Singular values from a library. */
final class LibraryValues implements ValueSource {

    private final SingularValueLibrary library;
    private final MatrixShape shape;
    private final double[] work;
    private final double[] descending;
    private final double[] values;

    LibraryValues(SingularValueLibrary library, MatrixShape shape) {
        this.library = library;
        this.shape = shape;
        this.work = new double[shape.size()];
        this.descending = new double[shape.smaller()];
        this.values = new double[shape.smaller()];
    }

    @Override
    public Outcome decompose(double[] weights) {
        double largest = 0;
        for (int k = 0; k < work.length; k++) {
            largest = Math.max(largest, Math.abs(weights[k]));
            work[k] = weights[k];
        }
        // Libraries are not asked what they do with NaN.
        if (!Double.isFinite(largest)) {
            Arrays.fill(values, Double.NaN);
            return Outcome.NOT_FINITE;
        }
        // Row by row is column by column of the transpose, which has the same singular values.
        if (!library.singularValues(work, shape.columns(), shape.rows(), descending)) {
            Arrays.fill(values, Double.NaN);
            return Outcome.NOT_CONVERGED;
        }
        for (int k = 0; k < values.length; k++) {
            values[k] = descending[values.length - 1 - k];
        }
        return Outcome.CONVERGED;
    }

    @Override
    public double[] values() {
        return values;
    }
}
