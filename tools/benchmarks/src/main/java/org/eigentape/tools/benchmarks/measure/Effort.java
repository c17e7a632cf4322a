package org.eigentape.tools.benchmarks.measure;

/** How much work to put into a measurement. */
public enum Effort {
    /** What the stated numbers are measured with. */
    FULL(1),
    /** About a tenth: the same ratios, less steady. */
    QUICK(10),
    /** Just enough to run every line; the numbers mean nothing. For tests. */
    TINY(500);

    private final int divisor;

    Effort(int divisor) {
        this.divisor = divisor;
    }

    /**
     * A number of repetitions, scaled.
     *
     * @param full the number at full effort
     * @return at least 1
     */
    public int of(long full) {
        return (int) Math.max(1, full / divisor);
    }

    /**
     * A number of rounds.
     *
     * @return rounds in which both sides of a comparison run once
     */
    public int rounds() {
        return this == FULL ? 9 : this == QUICK ? 5 : 1;
    }
}
