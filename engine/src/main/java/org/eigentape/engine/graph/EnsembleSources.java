package org.eigentape.engine.graph;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eigentape.engine.result.ResultHistory;
import org.eigentape.engine.result.ResultStore;
import org.eigentape.engine.result.StoredResult;
import org.eigentape.engine.stage.EnsembleStep;
import org.eigentape.engine.stage.ResultSeries;
import org.jspecify.annotations.Nullable;

/**
 * What one stage and those before it found for each run, read from the files of results. Only the series that were asked for
 * are held in memory. For one thread.
 */
final class EnsembleSources implements EnsembleStep {

    private final StageNode node;
    private final RunCensus census;
    private final ResultStore store;
    private final Map<String, List<ResultSeries>> known = new HashMap<>();
    private final Set<ResultSeries> wanted = new HashSet<>();
    private final Map<ResultSeries, List<Optional<ResultHistory>>> histories = new HashMap<>();
    private long step;
    private long lastStep;

    EnsembleSources(StageNode node, RunCensus census, ResultStore store) {
        this.node = node;
        this.census = census;
        this.store = store;
    }

    /** The nodes whose results may be read: the stage's own and those of its upstream stages. */
    List<StageNode> nodes() {
        List<StageNode> nodes = new ArrayList<>(node.upstream());
        nodes.add(node);
        return nodes;
    }

    /** Finds a series and notes that it will be read. */
    Optional<ResultSeries> want(String stage, String output, @Nullable String tensor) {
        StageNode source = nodes().stream()
                .filter(each -> each.description().name().equals(stage))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "stage " + node.description().name() + " does not name " + stage + " as upstream"));
        Optional<ResultSeries> found = known.computeIfAbsent(stage, ignored -> firstRun(source)).stream()
                .filter(series -> series.output().equals(output) && Objects.equals(series.tensor(), tensor))
                .findFirst();
        found.ifPresent(wanted::add);
        return found;
    }

    /** All runs of a recording have the same series, unless the stage failed before it declared any. */
    private List<ResultSeries> firstRun(StageNode source) {
        for (int run = 0; run < census.runs(); run++) {
            Path file = store.file(source.key(), run);
            if (isIn(run) && Files.exists(file)) {
                List<ResultSeries> series = StoredResult.read(file, each -> true).histories().stream()
                        .map(ResultHistory::series)
                        .toList();
                if (!series.isEmpty()) {
                    return series;
                }
            }
        }
        return List.of();
    }

    private boolean isIn(int run) {
        return !census.diverged().contains(run);
    }

    /** Reads what was asked for, and returns the steps at which some run has a value, ascending. */
    Set<Long> load() {
        TreeSet<Long> steps = new TreeSet<>();
        wanted.forEach(series -> histories.put(series, new ArrayList<>()));
        for (int run = 0; run < census.runs(); run++) {
            for (StageNode source : nodes()) {
                Path file = store.file(source.key(), run);
                List<ResultHistory> found = isIn(run) && Files.exists(file) && wants(source)
                        ? StoredResult.read(file, series -> wanted.stream().anyMatch(each -> isSame(each, series)))
                                .histories()
                        : List.of();
                keep(source, found);
                found.forEach(history -> addSteps(history, steps));
            }
        }
        lastStep = steps.isEmpty() ? 0 : steps.last();
        return steps;
    }

    private boolean wants(StageNode source) {
        return wanted.stream()
                .anyMatch(series -> series.stage().equals(source.description().name()));
    }

    private void keep(StageNode source, List<ResultHistory> found) {
        histories.forEach((series, perRun) -> {
            if (series.stage().equals(source.description().name())) {
                perRun.add(found.stream()
                        .filter(history -> isSame(series, history.series()))
                        .findFirst());
            }
        });
    }

    /** The number of a series within its stage may differ from run to run. */
    private static boolean isSame(ResultSeries one, ResultSeries other) {
        return one.output().equals(other.output())
                && one.stage().equals(other.stage())
                && Objects.equals(one.tensor(), other.tensor())
                && one.shape().equals(other.shape());
    }

    private static void addSteps(ResultHistory history, Set<Long> steps) {
        for (int index = 0; index < history.size(); index++) {
            steps.add(history.step(index));
        }
    }

    void moveTo(long next) {
        step = next;
    }

    @Override
    public long step() {
        return step;
    }

    @Override
    public boolean isLast() {
        return step == lastStep;
    }

    @Override
    public boolean copy(ResultSeries series, int run, double[] target) {
        List<Optional<ResultHistory>> perRun = histories.get(series);
        if (perRun == null) {
            throw new IllegalArgumentException("nobody has asked for the series " + series.output());
        }
        Optional<ResultHistory> history = perRun.get(run);
        return history.isPresent() && history.get().copyAt(step, target);
    }
}
