package org.eigentape.engine.session;

import java.util.List;
import org.eigentape.engine.recording.RecordingDirectory;
import org.eigentape.engine.ring.GroupReport;
import org.jspecify.annotations.Nullable;

/**
 * What was recorded.
 *
 * @param directory of the recording
 * @param complete whether all runs ended and the journal has its end
 * @param stopReason why it was stopped, or null
 * @param events number of events in the journal
 * @param bytes bytes of their frames
 * @param runs how each run ended, in run order; runs that were never started are missing
 * @param groups how the stages fared
 */
public record SessionSummary(
        RecordingDirectory directory,
        boolean complete,
        @Nullable String stopReason,
        long events,
        long bytes,
        List<RunOutcome> runs,
        List<GroupReport> groups) {}
