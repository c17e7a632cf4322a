package org.eigentape.engine.policy;

/** A set of steps between 0 and the end of a run. Immutable. */
interface Schedule {

    /** No step at all. */
    long NEVER = Long.MAX_VALUE;

    /**
     * The first step of the set that is not before the given one.
     *
     * @param step from 0
     * @return a step, or {@link #NEVER}
     */
    long nextFrom(long step);

    /**
     * Whether a step belongs to the set.
     *
     * @param step from 0
     * @return true if it does
     */
    default boolean contains(long step) {
        return nextFrom(step) == step;
    }

    /**
     * How many steps the set has.
     *
     * @return 0 or more
     */
    long count();
}
