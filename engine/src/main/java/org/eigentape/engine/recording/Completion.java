package org.eigentape.engine.recording;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a complete recording's journal must hold; stored when the last event has been forced to the disk.
 *
 * @param lastSequence sequence of the last event
 * @param chain chain value of the last event, which vouches for all before
 * @param events number of events
 * @param bytes bytes of all frames
 * @param runDigests digest of each run, 64 hexadecimal digits, by run
 */
public record Completion(long lastSequence, int chain, long events, long bytes, SortedMap<Integer, String> runDigests) {

    /** Copies the digests. */
    public Completion {
        runDigests = Collections.unmodifiableSortedMap(new TreeMap<>(runDigests));
    }
}
