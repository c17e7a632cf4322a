package org.eigentape.tools.cli.summary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.eigentape.engine.result.ResultHistory;
import org.eigentape.engine.result.ResultStore;
import org.eigentape.engine.result.StoredResult;
import org.eigentape.tools.command.Quantity;
import org.jspecify.annotations.Nullable;

/** The first and last values of some results, over all runs. Immutable. */
final class FinalValues {

    private final List<StoredResult> results;

    private FinalValues(List<StoredResult> results) {
        this.results = results;
    }

    /**
     * Reads the results of the newest version of a stage.
     *
     * @param store results of a recording
     * @param stage the stage's name
     * @param parameters which sets of parameters count, by their canonical text; the selection must be empty
     * @return its values; empty where it has none
     */
    static FinalValues read(ResultStore store, String stage, Predicate<String> parameters) {
        List<StoredResult> results = new ArrayList<>();
        for (ResultStore.Entry entry : store.entries()) {
            if (entry.directoryName().startsWith(stage + "@")) {
                StoredResult result = entry.read();
                if (result.key().selection().isEmpty()
                        && parameters.test(result.key().parameters())) {
                    results.add(result);
                }
            }
        }
        int newest = results.stream()
                .mapToInt(result -> result.key().version())
                .max()
                .orElse(0);
        results.removeIf(result -> result.key().version() < newest);
        return new FinalValues(results);
    }

    boolean isEmpty() {
        return results.isEmpty();
    }

    /** The number of runs that have results. */
    int runs() {
        return (int) results.stream().map(StoredResult::run).distinct().count();
    }

    /** The tensors that an output speaks of. */
    List<String> tensors(String output) {
        TreeSet<String> tensors = new TreeSet<>();
        for (StoredResult result : results) {
            for (ResultHistory history : result.histories()) {
                String tensor = history.series().tensor();
                if (tensor != null && history.series().output().equals(output)) {
                    tensors.add(tensor);
                }
            }
        }
        return List.copyOf(tensors);
    }

    /** The number of elements of an output; 0 where there is none. */
    int elements(String output, @Nullable String tensor) {
        return histories(output, tensor).stream()
                .mapToInt(history -> history.series().elements())
                .max()
                .orElse(0);
    }

    /** The last value of each run that has any; NaN where that is undefined, whatever was before. */
    double[] last(String output, @Nullable String tensor, int element) {
        return histories(output, tensor).stream()
                .mapToDouble(history -> history.value(history.size() - 1, element))
                .toArray();
    }

    /** The first value of each run that has any; NaN where that is undefined. */
    double[] first(String output, @Nullable String tensor, int element) {
        return histories(output, tensor).stream()
                .mapToDouble(history -> history.value(0, element))
                .toArray();
    }

    /** In how many runs the last value is undefined, and why in the first of them; empty for none. */
    Optional<String> undefined(String output, @Nullable String tensor) {
        List<ResultHistory> all = histories(output, tensor);
        List<ResultHistory> undefined = all.stream()
                .filter(history -> Double.isNaN(history.value(history.size() - 1, 0)))
                .toList();
        if (undefined.isEmpty()) {
            return Optional.empty();
        }
        ResultHistory first = undefined.get(0);
        long step = first.step(first.size() - 1);
        return Optional.of("undefined in " + undefined.size() + " of " + Quantity.of(all.size(), "run") + " at step "
                + Quantity.count(step)
                + first.reason(step).map(reason -> ": " + reason).orElse(""));
    }

    /**
     * Why the last value is undefined, and in how many runs for each reason, counted by the first of the outputs that says so.
     *
     * @return such as {@code in 4 of 4 runs the gradients vanish}; empty where it is undefined nowhere, or nobody says why
     */
    Optional<String> why(List<String> outputs, String tensor) {
        for (String output : outputs) {
            List<ResultHistory> all = histories(output, tensor);
            Map<String, Integer> counts = new LinkedHashMap<>();
            for (ResultHistory history : all) {
                if (Double.isNaN(history.value(history.size() - 1, 0))) {
                    history.reason(history.step(history.size() - 1))
                            .ifPresent(reason -> counts.merge(reason, 1, Integer::sum));
                }
            }
            if (!counts.isEmpty()) {
                return Optional.of(counts.entrySet().stream()
                        .map(entry -> "in " + entry.getValue() + " of " + Quantity.of(all.size(), "run") + " "
                                + entry.getKey())
                        .collect(Collectors.joining(", and ")));
            }
        }
        return Optional.empty();
    }

    /** How many runs have a last value of an output, and at which steps. */
    Pool pool(String output, @Nullable String tensor) {
        LongSummaryStatistics steps = histories(output, tensor).stream()
                .mapToLong(history -> history.step(history.size() - 1))
                .summaryStatistics();
        return new Pool((int) steps.getCount(), steps.getMin(), steps.getMax());
    }

    private List<ResultHistory> histories(String output, @Nullable String tensor) {
        return results.stream()
                .flatMap(result -> result.histories().stream())
                .filter(history -> history.size() > 0
                        && history.series().output().equals(output)
                        && Objects.equals(history.series().tensor(), tensor))
                .toList();
    }

    /** The median of the defined values: empty of no values at all, NaN where all are undefined. */
    static Optional<Double> median(double[] values) {
        double[] sorted = Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            return values.length == 0 ? Optional.empty() : Optional.of(Double.NaN);
        }
        int middle = sorted.length / 2;
        return Optional.of(sorted.length % 2 == 1 ? sorted[middle] : 0.5 * (sorted[middle - 1] + sorted[middle]));
    }
}
