package org.eigentape.engine.simulation;

import java.util.List;
import org.eigentape.engine.event.ElementType;
import org.eigentape.engine.event.EventType;
import org.eigentape.engine.event.TensorDeclaration;
import org.eigentape.engine.event.TensorRole;

/**
 * A tensor that a simulation can record.
 *
 * @param declaration name, type, shape, unit, role and carrier; its id is its place in {@link Simulation#tensors()}
 * @param withProbe whether it is recorded at every probed step unless the policy says otherwise: for a tensor of probes,
 *     that it is part of the usual probe; for a tensor of steps, that the step of a probe carries it too
 */
public record RecordableTensor(TensorDeclaration declaration, boolean withProbe) {

    /**
     * A tensor of 64-bit floating-point numbers.
     *
     * @param id its place in {@link Simulation#tensors()}
     * @param name for example {@code weights/2}
     * @param shape extents, row-major
     * @param role what it is in the physics
     * @param carrier the type of event that carries it
     * @param withProbe whether probed steps record it unless the policy says otherwise
     * @return the tensor, without unit
     */
    public static RecordableTensor f64(
            int id, String name, List<Integer> shape, TensorRole role, EventType carrier, boolean withProbe) {
        return new RecordableTensor(
                new TensorDeclaration(id, name, ElementType.F64, shape, "1", role, carrier, true), withProbe);
    }

    /**
     * A tensor of 64-bit whole numbers, for example the state of random generators in a snapshot.
     *
     * @param id its place in {@link Simulation#tensors()}
     * @param name for example {@code snapshot/random}
     * @param shape extents, row-major
     * @param role what it is in the physics
     * @param carrier the type of event that carries it
     * @return the tensor, without unit, recorded where the policy says so
     */
    public static RecordableTensor i64(int id, String name, List<Integer> shape, TensorRole role, EventType carrier) {
        return new RecordableTensor(
                new TensorDeclaration(id, name, ElementType.I64, shape, "1", role, carrier, true), false);
    }
}
