package org.eigentape.engine.sweep;

import org.eigentape.engine.policy.RecordingPolicy;
import org.eigentape.engine.simulation.Configuration;

/**
 * What is recorded at one point of a grid.
 *
 * @param point where it is
 * @param configuration of its simulation, not resolved
 * @param policy which tensors are kept when
 * @param seed from which all its runs are derived, see the package's documentation
 */
public record Cell(GridPoint point, Configuration configuration, RecordingPolicy policy, long seed) {

    /**
     * The name of its directory.
     *
     * @return for example {@code T=2^-5_inverseSigmaW=8}
     */
    public String name() {
        return point.name();
    }
}
