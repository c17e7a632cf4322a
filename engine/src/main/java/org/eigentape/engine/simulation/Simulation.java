package org.eigentape.engine.simulation;

import java.util.List;

/**
 * One configuration of a simulation, from which any number of runs are started. Safe for use by several threads; the
 * trajectories that it starts share no state that changes.
 */
public interface Simulation {

    /**
     * The tensors that its events can carry. Ids count from 0 in the order of the list.
     *
     * @return declarations of static tensors, tensors of steps, of probes, and of snapshots
     */
    List<RecordableTensor> tensors();

    /**
     * Starts a run at step 0.
     *
     * @param run its number, from 0
     * @param seed from which all its randomness is derived, together with its number
     * @return the trajectory at step 0
     */
    Trajectory start(int run, long seed);
}
