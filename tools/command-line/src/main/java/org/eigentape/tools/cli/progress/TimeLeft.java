package org.eigentape.tools.cli.progress;

import java.util.OptionalDouble;

/**
 * How long work will take yet, if it goes on as it did. Withheld until that means something: at first classes load and code
 * is compiled, so a rate taken then is off by a multiple.
 */
final class TimeLeft {

    /** Seconds before which nothing is estimated. */
    private static final double LEAST_SECONDS = 5;
    /** Share of the work, in percent, before which nothing is estimated. */
    private static final int LEAST_PERCENT = 10;

    private TimeLeft() {}

    /**
     * Estimates.
     *
     * @param done so much
     * @param total of so much; 0 or less where nobody knows
     * @param elapsedSeconds since the start
     * @return seconds; empty where that would be a guess
     */
    static OptionalDouble seconds(long done, long total, double elapsedSeconds) {
        boolean known = total > 0 && done > 0 && elapsedSeconds >= LEAST_SECONDS;
        return known && 100.0 * done >= (double) LEAST_PERCENT * total
                ? OptionalDouble.of(elapsedSeconds * Math.max(0, total - done) / done)
                : OptionalDouble.empty();
    }
}
