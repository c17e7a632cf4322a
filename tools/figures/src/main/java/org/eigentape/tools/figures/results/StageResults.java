package org.eigentape.tools.figures.results;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Outputs of one stage for all runs. Immutable. */
public final class StageResults {

    private final Map<String, List<Series>> outputs = new LinkedHashMap<>();

    StageResults(Map<String, List<Series>> outputs) {
        outputs.forEach((name, series) -> this.outputs.put(name, List.copyOf(series)));
    }

    /**
     * The series of one output.
     *
     * @param output its name
     * @return by run and then in the stage's order; empty where it was not read or has no values
     */
    public List<Series> get(String output) {
        return outputs.getOrDefault(output, List.of());
    }

    /**
     * The tensors that an output speaks of.
     *
     * @param output its name
     * @return sorted names; the empty name where it speaks of none
     */
    public Set<String> tensors(String output) {
        Set<String> tensors = new TreeSet<>();
        get(output).forEach(series -> tensors.add(series.about()));
        return tensors;
    }

    /**
     * The series of one output by tensor.
     *
     * @param output its name
     * @return by name of the tensor, sorted; the empty name where it speaks of none
     */
    public Map<String, List<Series>> byTensor(String output) {
        Map<String, List<Series>> groups = new TreeMap<>();
        for (Series series : get(output)) {
            groups.computeIfAbsent(series.about(), tensor -> new ArrayList<>()).add(series);
        }
        return groups;
    }

    /**
     * All outputs at the steps where a scalar one is 1.
     *
     * @param flag name of the scalar output
     * @return the same outputs with fewer steps
     */
    public StageResults where(String flag) {
        Map<String, List<Series>> some = new LinkedHashMap<>();
        outputs.forEach((name, series) -> some.put(name, Series.where(series, get(flag))));
        return new StageResults(some);
    }

    /**
     * The outputs about one tensor.
     *
     * @param tensor its name; empty for none
     * @return the same outputs with fewer series
     */
    public StageResults about(String tensor) {
        Map<String, List<Series>> some = new LinkedHashMap<>();
        outputs.forEach((name, series) -> some.put(
                name, series.stream().filter(one -> one.about().equals(tensor)).toList()));
        return new StageResults(some);
    }
}
