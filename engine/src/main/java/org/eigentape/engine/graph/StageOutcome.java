package org.eigentape.engine.graph;

import org.eigentape.engine.event.EventFrame;
import org.eigentape.engine.result.ResultKey;
import org.eigentape.engine.result.ResultState;
import org.jspecify.annotations.Nullable;

/**
 * How a stage's work on one run ended, or on the ensemble of all runs.
 *
 * @param key of its results
 * @param run the run, or {@link EventFrame#NO_RUN} for the ensemble
 * @param state complete, partial, failed or skipped
 * @param reason why it is not complete, or null; of a stage that failed, where and why: {@code at step 50 (PROBE): REASON};
 *     of an ensemble, also which runs are left out
 * @param digest of its results
 * @param frames number of steps with results
 */
public record StageOutcome(
        ResultKey key, int run, ResultState state, @Nullable String reason, String digest, long frames) {

    /**
     * How it ended, in words that name stage, run and reason once.
     *
     * @return such as {@code stage dyson failed in run 3 at step 50 (PROBE): REASON}, without a full stop of its own
     */
    public String clause() {
        String who = "stage " + key.request();
        String where = isOfEnsemble() ? "over the ensemble" : "in run " + run;
        return switch (state) {
            case FAILED -> who + " failed " + where + " " + reason;
            case SKIPPED -> who + " was skipped " + where + ": " + reason;
            default -> who + " is " + state.label() + " " + where + (reason == null ? "" : ": " + reason);
        };
    }

    /**
     * Whether it is of all runs together.
     *
     * @return true if it belongs to no run
     */
    public boolean isOfEnsemble() {
        return run == EventFrame.NO_RUN;
    }
}
