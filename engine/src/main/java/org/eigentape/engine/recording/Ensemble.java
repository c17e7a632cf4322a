package org.eigentape.engine.recording;

import java.util.List;

/**
 * The runs of a recording.
 *
 * @param runs how many
 * @param steps updates of each run
 * @param seeds the seed of each run, in run order; empty for a simulation that has none
 */
public record Ensemble(int runs, long steps, List<Long> seeds) {

    /** Runs that one recording may have, so that its manifest, with a seed and a digest for each, can be read again. */
    public static final int MOST_RUNS = 100_000;

    /** Copies the seeds. */
    public Ensemble {
        seeds = List.copyOf(seeds);
    }
}
