package org.eigentape.engine.session;

/**
 * How a run ended.
 *
 * @param run its number
 * @param end completed, diverged or stopped
 * @param lastStep the last step that it reached; for a run that diverged, the first with a non-finite state
 * @param trainingNs nanoseconds spent in updates
 * @param probingNs nanoseconds spent measuring and publishing probes and snapshots
 * @param publishingNs nanoseconds spent publishing steps
 */
public record RunOutcome(int run, End end, long lastStep, long trainingNs, long probingNs, long publishingNs) {

    /** How a run ended. */
    public enum End {
        /** All updates were done. */
        COMPLETED,
        /** The state became non-finite. */
        DIVERGED,
        /** It was asked to stop, and left a snapshot. */
        STOPPED
    }
}
