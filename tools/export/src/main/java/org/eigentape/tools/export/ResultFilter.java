package org.eigentape.tools.export;

import java.util.Set;

/**
 * Which rows are wanted.
 *
 * @param stages names of stages, or {@code NAME:} and the canonical text of parameters, which is empty for defaults; empty
 *     for all
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
        return stages.isEmpty()
                || stages.stream().anyMatch(wanted -> wanted.equals(stage) || wanted.startsWith(stage + ":"));
    }

    boolean wantsParameters(String stage, String parameters) {
        return stages.isEmpty() || stages.contains(stage) || stages.contains(stage + ":" + parameters);
    }

    boolean wantsName(String name) {
        return names.isEmpty() || names.contains(name);
    }
}
