package org.eigentape.engine.stage;

/**
 * An analysis of all runs of a recording together: a deterministic function of what stages found for each run. Runs are read
 * when all of them have ended, in the order of their numbers, so that no result depends on threads. As for a {@link Stage}: no
 * clock, no unseeded randomness, no input or output.
 *
 * <p>What it throws marks it as failed at this step; results of earlier steps stay valid.
 */
@FunctionalInterface
public interface EnsembleStage {

    /**
     * Takes the next step at which at least one run has a value of the series that were asked for; steps ascend.
     *
     * @param step valid only during the call
     * @param results where results go; valid only during the call. {@link ResultSink#upstream} is not for ensembles
     */
    void onStep(EnsembleStep step, ResultSink results);
}
