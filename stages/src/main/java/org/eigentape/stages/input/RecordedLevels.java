package org.eigentape.stages.input;

import org.eigentape.engine.event.EventView;
import org.eigentape.engine.stage.ResultSeries;
import org.eigentape.engine.stage.ResultSink;
import org.eigentape.engine.stage.StageContext;

/** The eigenvalues that the stage {@code spectrum} found for one matrix at one event. Not thread-safe. */
public final class RecordedLevels {

    private final WeightMatrix matrix;
    private final ResultSeries upstream;
    private final double[] ascending;
    private final Levels levels;

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
        this.levels = new Levels(ascending, matrix.shape(), matrix.isSymmetric());
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
        resolve(ascending);
        return true;
    }

    /** Puts 0 in place of eigenvalues that are undefined beside others that are not, and says whether there are such others. */
    static boolean resolve(double[] ascending) {
        if (Double.isNaN(ascending[ascending.length - 1])) {
            return false;
        }
        for (int i = 0; i < ascending.length; i++) {
            ascending[i] = Double.isNaN(ascending[i]) ? 0 : ascending[i];
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
     * @return the same array each time, overwritten by the next event
     */
    public Levels levels() {
        return levels;
    }

    /** The matrix. */
    public WeightMatrix matrix() {
        return matrix;
    }
}
