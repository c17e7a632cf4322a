package org.eigentape.engine.graph;

import java.util.List;
import java.util.stream.Collectors;

/** Stages that depend on each other, in an order in which each comes after those whose results it reads. Immutable. */
public final class StageGroup {

    private final List<StageNode> nodes;

    StageGroup(List<StageNode> nodes) {
        this.nodes = List.copyOf(nodes);
    }

    List<StageNode> nodes() {
        return nodes;
    }

    /**
     * The stages' names.
     *
     * @return joined by {@code +}
     */
    public String name() {
        return nodes.stream().map(node -> node.description().name()).distinct().collect(Collectors.joining("+"));
    }
}
