package org.eigentape.engine.stage;

/** What was found for all runs at one step. Valid only during {@link EnsembleStage#onStep}. */
public interface EnsembleStep {

    /**
     * The step.
     *
     * @return number of updates done
     */
    long step();

    /**
     * Whether no step follows.
     *
     * @return true once, at the last step
     */
    boolean isLast();

    /**
     * Copies what was found for one run.
     *
     * @param series from {@link EnsembleContext#series}
     * @param run from 0 to {@link EnsembleContext#runs()} - 1
     * @param target receives {@link ResultSeries#elements()} values, {@code NaN} where undefined
     * @return false, with the target untouched, if the run is left out or has no value at this step
     */
    boolean copy(ResultSeries series, int run, double[] target);
}
