package org.eigentape.engine.simulation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.eigentape.engine.event.EventView;
import org.eigentape.engine.event.TensorDeclaration;
import org.eigentape.engine.event.TensorSink;

/**
 * One run of a simulation, moved forward by its driver, which decides when something is recorded. For one thread at a
 * time. A trajectory is deterministic: what it writes depends on configuration, run, seed and step only, never on what was
 * recorded before.
 */
public interface Trajectory {

    /**
     * What {@code RUN_STARTED} says of this run: seeds, description of the data, teacher's eigenvalues.
     *
     * @param attributes receives the entries; no clock times, no paths
     */
    void describe(ObjectNode attributes);

    /**
     * The number of updates done.
     *
     * @return from 0
     */
    long step();

    /**
     * Does updates without recording.
     *
     * @param updates how many, at least 1
     * @return true if all were done and the state is finite; false if the state became non-finite, and {@link #step()} is
     *     then the first step with a non-finite state
     */
    boolean advance(long updates);

    /**
     * Writes a tensor at the current step. Batch tensors are those of the batch that leads from this step to the next.
     *
     * @param tensor one of {@link Simulation#tensors()}, as declared there or with another value of {@code recorded}
     * @param sink takes exactly the tensor's elements
     */
    void write(TensorDeclaration tensor, TensorSink sink);

    /**
     * Puts the trajectory into the state that a snapshot holds; it then goes on bit for bit.
     *
     * @param snapshot an event of type {@code SNAPSHOT} written by the same configuration, run and seed
     * @param tensors the declarations of the recording that holds it
     */
    void restore(EventView snapshot, org.eigentape.engine.event.Schema tensors);
}
