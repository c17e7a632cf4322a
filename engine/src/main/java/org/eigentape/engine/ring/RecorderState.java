package org.eigentape.engine.ring;

import org.jspecify.annotations.Nullable;

/** What all threads of a recorder know of each other: whether to stop, and whether the journal failed. Thread-safe. */
final class RecorderState {

    private volatile @Nullable Throwable failure;
    private volatile @Nullable String stopReason;

    void fail(Throwable problem) {
        if (failure == null) {
            failure = problem;
        }
    }

    boolean journalFailed() {
        return failure != null;
    }

    @Nullable
    Throwable failure() {
        return failure;
    }

    String failureMessage() {
        Throwable problem = failure;
        if (problem == null) {
            return "the recorder was interrupted.";
        }
        return problem.getMessage() == null ? problem.toString() : problem.getMessage();
    }

    void requestStop(String reason) {
        if (stopReason == null) {
            stopReason = reason;
        }
    }

    boolean stopRequested() {
        return stopReason != null || failure != null;
    }

    @Nullable
    String stopReason() {
        return stopReason;
    }
}
