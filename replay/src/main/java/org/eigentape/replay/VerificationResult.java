package org.eigentape.replay;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What {@link Verification} found.
 *
 * @param state the verdict
 * @param message one sentence for people; for damage it names the file, the offset and the events that are valid
 * @param events number of valid events from the start
 * @param bytes bytes of these events
 * @param runs each run as far as it is valid
 */
public record VerificationResult(
        VerificationState state, String message, long events, long bytes, SortedMap<Integer, RunSummary> runs) {

    /**
     * One run.
     *
     * @param events number of its events
     * @param lastStep the last step that an event of the run speaks of
     * @param ended whether its last event is there
     * @param digest its digest so far, 64 hexadecimal digits
     */
    public record RunSummary(long events, long lastStep, boolean ended, String digest) {}

    /** Copies the runs. */
    public VerificationResult {
        runs = Collections.unmodifiableSortedMap(new TreeMap<>(runs));
    }
}
