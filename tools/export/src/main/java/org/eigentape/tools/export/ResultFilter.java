package org.eigentape.tools.export;

import java.util.Set;

/**
 * Which rows are wanted.
 *
 * @param stages names of stages; empty for all
 * @param names names of outputs; empty for all
 */
public record ResultFilter(Set<String> stages, Set<String> names) {

    /** Everything. */
    public static final ResultFilter ALL = new ResultFilter(Set.of(), Set.of());

    /** Copies the sets. */
    public ResultFilter {
        stages = Set.copyOf(stages);
        names = Set.copyOf(names);
    }

    boolean wantsStage(String stage) {
        return stages.isEmpty() || stages.contains(stage);
    }

    boolean wantsName(String name) {
        return names.isEmpty() || names.contains(name);
    }
}
