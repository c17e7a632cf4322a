package org.eigentape.stages.spectrum;

import org.eigentape.stages.input.MatrixShape;
import org.eigentape.stages.large.LargeSingularValues;
import org.eigentape.stages.spectrum.SymmetricEigenSolver.Outcome;

/** What computes the singular values of one matrix after another. Not thread-safe. */
interface ValueSource {

    /**
     * Finds the values; overwrites the last ones.
     *
     * @param weights W, row by row; not modified
     * @return how it ended; unless {@link Outcome#CONVERGED} all values are NaN
     */
    Outcome decompose(double[] weights);

    /** N singular values of the last matrix, ascending, never negative; the same array each time. */
    double[] values();

    /**
     * The one for a shape, in plain Java.
     *
     * @param shape of the matrices
     */
    static ValueSource inJava(MatrixShape shape) {
        return shape.smaller() < LargeSingularValues.LEAST_SIZE
                ? new SingularValueSolver(shape)
                : new OfLargeMatrices(new LargeSingularValues(shape));
    }

    /**
     * The source for large matrices.
     *
     * @param solver of one shape
     */
    record OfLargeMatrices(LargeSingularValues solver) implements ValueSource {

        @Override
        public Outcome decompose(double[] weights) {
            return solver.compute(weights) ? Outcome.CONVERGED : Outcome.NOT_FINITE;
        }

        @Override
        public double[] values() {
            return solver.values();
        }
    }
}
