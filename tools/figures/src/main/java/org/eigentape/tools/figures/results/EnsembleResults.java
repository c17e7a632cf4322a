package org.eigentape.tools.figures.results;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eigentape.engine.result.ResultHistory;
import org.eigentape.engine.result.StoredResult;
import org.jspecify.annotations.Nullable;

/**
 * Outputs of one stage over all runs of a recording: series without a run, and their last values with the reasons why elements of
 * them are undefined. Immutable.
 */
public final class EnsembleResults {

    private static final EnsembleResults NONE = new EnsembleResults("", Map.of());

    /** One output about one tensor. */
    private record Name(String output, String tensor) {}

    private record Found(
            Series series, double[] last, @Nullable String reason) {}

    private final String parameters;
    private final Map<Name, Found> found;

    private EnsembleResults(String parameters, Map<Name, Found> found) {
        this.parameters = parameters;
        this.found = found;
    }

    /** The results of a stage that did not look at all runs together. */
    static EnsembleResults none() {
        return NONE;
    }

    /** The named outputs of an ensemble's results. */
    static EnsembleResults of(StoredResult result, Set<String> outputs) {
        Map<Name, Found> found = new LinkedHashMap<>();
        for (ResultHistory history : result.histories()) {
            if (outputs.contains(history.series().output()) && history.size() > 0) {
                Series series = Series.thinned(result.run(), history);
                int last = history.size() - 1;
                found.put(
                        new Name(history.series().output(), series.about()),
                        new Found(
                                series,
                                history.value(last),
                                history.reason(history.step(last)).orElse(null)));
            }
        }
        return new EnsembleResults(result.key().parameters(), found);
    }

    /**
     * Whether there is nothing at all.
     *
     * @return true if none of the outputs has a value
     */
    public boolean isEmpty() {
        return found.isEmpty();
    }

    /**
     * With which parameters the stage computed these results.
     *
     * @return canonical, for example {@code pool_from=1000,pairs=2}; empty for the defaults
     */
    public String parameters() {
        return parameters;
    }

    /**
     * The tensors that an output speaks of.
     *
     * @param output its name
     * @return sorted names; the empty name where it speaks of none
     */
    public Set<String> tensors(String output) {
        Set<String> tensors = new TreeSet<>();
        found.keySet().stream().filter(name -> name.output.equals(output)).forEach(name -> tensors.add(name.tensor));
        return tensors;
    }

    /**
     * An output over the steps.
     *
     * @param output its name
     * @param tensor that it speaks of; empty for none
     * @return its values, thinned as those of runs, with {@link org.eigentape.engine.event.EventFrame#NO_RUN} as their run; empty
     *     where it has none
     */
    public Optional<Series> series(String output, String tensor) {
        return Optional.ofNullable(found.get(new Name(output, tensor))).map(Found::series);
    }

    /**
     * An output at the last step at which it has a value.
     *
     * @param output its name
     * @param tensor that it speaks of; empty for none
     * @return all elements, row-major, a new array; no elements where it has no value
     */
    public double[] last(String output, String tensor) {
        Found one = found.get(new Name(output, tensor));
        return one == null ? new double[0] : one.last.clone();
    }

    /**
     * A scalar output at the last step at which it has a value.
     *
     * @param output its name
     * @param tensor that it speaks of; empty for none
     * @return NaN where it is undefined or has no value
     */
    public double lastScalar(String output, String tensor) {
        double[] last = last(output, tensor);
        return last.length == 0 ? Double.NaN : last[0];
    }

    /**
     * Why an output is undefined, or some of its elements, at that step.
     *
     * @param output its name
     * @param tensor that it speaks of; empty for none
     * @return a sentence; empty where all elements are defined or it has no value
     */
    public Optional<String> reason(String output, String tensor) {
        return Optional.ofNullable(found.get(new Name(output, tensor))).map(Found::reason);
    }
}
