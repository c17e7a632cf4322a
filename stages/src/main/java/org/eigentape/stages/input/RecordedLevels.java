package org.eigentape.stages.input;

import java.util.Arrays;
import org.eigentape.engine.event.EventView;
import org.eigentape.engine.stage.ResultSeries;
import org.eigentape.engine.stage.ResultSink;
import org.eigentape.engine.stage.StageContext;

/** The eigenvalues that the stage {@code spectrum} found for one matrix at one event. Not thread-safe. */
public final class RecordedLevels {

    private final WeightMatrix matrix;
    private final ResultSeries upstream;
    private final double[] ascending;

    /**
     * Prepares for a matrix.
     *
     * @param context of a stage that names {@code spectrum} as upstream
     * @param matrix one that is recorded
     */
    public RecordedLevels(StageContext context, WeightMatrix matrix) {
        this.matrix = matrix;
        this.upstream = context.upstream("spectrum", "eigenvalue", matrix.name())
                .orElseThrow(() -> new IllegalStateException("spectrum has no eigenvalues of " + matrix.name()));
        this.ascending = new double[matrix.shape().smaller()];
    }

    /**
     * Takes weights and eigenvalues of an event.
     *
     * @param event of the run
     * @param results of the event
     * @return whether it carries the matrix
     */
    public boolean read(EventView event, ResultSink results) {
        if (!matrix.tensor().read(event) || !results.upstream(upstream, ascending)) {
            return false;
        }
        if (!Double.isNaN(ascending[ascending.length - 1])) {
            for (int i = 0; i < ascending.length; i++) {
                ascending[i] = Double.isNaN(ascending[i]) ? 0 : ascending[i];
            }
        }
        return true;
    }

    /** Why there are no eigenvalues at the event; empty where there are. */
    public String whyUndefined() {
        return Double.isNaN(ascending[ascending.length - 1]) ? matrix.whyUndefined() : "";
    }

    /**
     * The eigenvalues. One that W does not resolve is undefined in {@code spectrum}, and 0 here: it is negligible beside every one that is
     * resolved.
     *
     * @return ascending, for weights not negative; the same array each time, overwritten by the next event
     */
    public double[] ascending() {
        return ascending;
    }

    /**
     * The eigenvalues of W W^T, also where W is symmetric and has eigenvalues of its own.
     *
     * @return ascending, not negative; a new array for symmetric matrices
     */
    public double[] gramEigenvalues() {
        return matrix.isSymmetric()
                ? Arrays.stream(ascending).map(x -> x * x).sorted().toArray()
                : ascending;
    }

    /**
     * Whether two eigenvalues cannot be told apart: their singular values (for a symmetric matrix they themselves) differ by no more than
     * {@code M epsilon sigma_N}, M being the larger side of W, sigma_N its largest singular value and {@code epsilon = 2^-52}.
     *
     * @param smaller number of one, ascending from 0
     * @param larger number of the other
     */
    public boolean coincide(int smaller, int larger) {
        if (matrix.isSymmetric()) {
            double largest = Math.max(Math.abs(ascending[0]), Math.abs(ascending[ascending.length - 1]));
            return !(ascending[larger] - ascending[smaller] > matrix.shape().larger() * Math.ulp(1.0) * largest);
        }
        double rounding = matrix.shape().larger() * Math.ulp(1.0) * Math.sqrt(ascending[ascending.length - 1]);
        return !(Math.sqrt(ascending[larger]) - Math.sqrt(ascending[smaller]) > rounding);
    }

    /** The matrix. */
    public WeightMatrix matrix() {
        return matrix;
    }
}
