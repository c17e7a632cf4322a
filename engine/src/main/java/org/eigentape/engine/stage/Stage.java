package org.eigentape.engine.stage;

import org.eigentape.engine.event.EventView;

/**
 * An analysis of one run: a deterministic function of the run's events and of the results of the stages that it declared.
 * No clock, no unseeded randomness, no input or output, no dependence on the timing of threads. One instance sees one run
 * only, from its {@code RUN_STARTED} (which {@link StageProvider#create} is given) to its {@code RUN_ENDED}, called by one
 * thread at a time.
 *
 * <p>What it throws marks it as failed for this run at this event; results of earlier events stay valid, and the
 * recording is not touched.
 */
@FunctionalInterface
public interface Stage {

    /**
     * Takes the run's next event: {@code PROBE}, {@code STEP}, {@code SNAPSHOT}, {@code RUN_ENDED}, or a type unknown to
     * this release, in the order of the journal.
     *
     * @param event valid only during the call; copy what is needed later
     * @param results where results go; valid only during the call
     */
    void onEvent(EventView event, ResultSink results);
}
