package org.eigentape.stages.tail;

/** How the distance between a tail and a power law is taken when its start is chosen. */
public enum TailDistance {
    /** The Kolmogorov-Smirnov distance, over both sides of each step of the empirical law. */
    SUPREMUM,
    /**
     * Over the lower side of each step only, as do {@code plfit} of Clauset et al., the Python package {@code powerlaw} and with it
     * WeightWatcher. It may choose another start.
     */
    PLFIT
}
