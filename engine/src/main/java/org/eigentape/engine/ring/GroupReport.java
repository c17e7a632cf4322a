package org.eigentape.engine.ring;

import java.util.List;
import org.eigentape.engine.graph.StageOutcome;
import org.jspecify.annotations.Nullable;

/**
 * How a group of stages fared beside a recording.
 *
 * @param name the stages' names, joined by {@code +}
 * @param events number of events that it saw
 * @param busyNs nanoseconds for which it worked on them
 * @param leftRing whether it lagged so far that it went on from the journal
 * @param failure why the group as a whole ended early, or null; single stages that failed are among the outcomes
 * @param outcomes one for each stage and run
 */
public record GroupReport(
        String name,
        long events,
        long busyNs,
        boolean leftRing,
        @Nullable String failure,
        List<StageOutcome> outcomes) {}
