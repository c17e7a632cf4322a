package org.eigentape.engine.graph;

import org.eigentape.engine.result.ResultKey;
import org.eigentape.engine.result.ResultState;
import org.jspecify.annotations.Nullable;

/**
 * How a stage's work on one run ended.
 *
 * @param key of its results
 * @param run the run
 * @param state complete, partial, failed or skipped
 * @param reason why it is not complete, or null
 * @param digest of its results
 * @param frames number of steps with results
 */
public record StageOutcome(
        ResultKey key, int run, ResultState state, @Nullable String reason, String digest, long frames) {}
