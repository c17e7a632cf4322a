package org.eigentape.engine.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eigentape.engine.error.InvalidRequestException;

/**
 * The tensors that a recording's events may carry, in the order of their ids. It is stored in the journal's first event.
 * Immutable and safe for use by several threads.
 */
public final class Schema {

    private final List<TensorDeclaration> tensors;
    private final Map<String, TensorDeclaration> byName = new HashMap<>();

    /**
     * Creates a schema.
     *
     * @param tensors declarations whose ids are 0, 1, 2, ... in this order, with distinct names
     * @throws InvalidRequestException if ids are not consecutive from 0 or a name occurs twice
     */
    @JsonCreator
    public Schema(List<TensorDeclaration> tensors) {
        this.tensors = List.copyOf(tensors);
        for (int id = 0; id < tensors.size(); id++) {
            TensorDeclaration tensor = tensors.get(id);
            if (tensor.id() != id) {
                throw new InvalidRequestException("Tensor " + tensor.name() + " has id " + tensor.id() + " at position "
                        + id + " of the schema.");
            }
            if (byName.put(tensor.name(), tensor) != null) {
                throw new InvalidRequestException("Tensor " + tensor.name() + " is declared twice.");
            }
        }
    }

    /**
     * All tensors in the order of their ids.
     *
     * @return an immutable list
     */
    @JsonValue
    public List<TensorDeclaration> tensors() {
        return tensors;
    }

    /**
     * The tensor with the given name.
     *
     * @param name for example {@code weights/2}
     * @return the declaration, or empty
     */
    public Optional<TensorDeclaration> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /**
     * The tensor with the given name, which must exist.
     *
     * @param name for example {@code weights/2}
     * @return the declaration
     * @throws InvalidRequestException if there is none
     */
    public TensorDeclaration tensor(String name) {
        return find(name)
                .orElseThrow(() -> new InvalidRequestException("There is no tensor \"" + name
                        + "\"; this simulation has "
                        + String.join(
                                ", ",
                                tensors.stream().map(TensorDeclaration::name).toList()) + "."));
    }

    /**
     * All tensors with the given role, in the order of their ids.
     *
     * @param role what they are in the physics
     * @return possibly empty
     */
    public List<TensorDeclaration> withRole(TensorRole role) {
        return tensors.stream().filter(tensor -> tensor.role() == role).toList();
    }
}
