package org.eigentape.engine.ring;

import org.eigentape.engine.event.TensorDeclaration;
import org.eigentape.engine.event.TensorSink;

/** Fills the tensors of an event; {@link org.eigentape.engine.simulation.Trajectory#write} is one. */
@FunctionalInterface
public interface TensorWriter {

    /**
     * Writes one tensor.
     *
     * @param tensor which
     * @param sink takes exactly its elements
     */
    void write(TensorDeclaration tensor, TensorSink sink);
}
