package org.eigentape.tools.export;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eigentape.engine.event.ElementType;
import org.eigentape.engine.result.ResultHistory;
import org.eigentape.engine.result.ResultStore;
import org.eigentape.engine.result.StoredResult;

/** Results as arrays {@code results/STAGE/TENSOR/NAME/run/R}, of all runs together {@code .../ensemble}, with parameters in brackets behind the stage. */
final class ResultArrays implements ArraySource {

    private final List<ResultStore.Entry> entries = new ArrayList<>();
    private final Runnable betweenSteps;

    ResultArrays(ResultStore store, Runnable betweenSteps) {
        this.betweenSteps = betweenSteps;
        List<ResultStore.Entry> all = store.all();
        Map<String, Integer> newest = ResultSet.newestVersions(all);
        for (ResultStore.Entry entry : all) {
            ResultSet set = ResultSet.of(entry);
            if (set.version() == newest.getOrDefault(set.withoutVersion(), 0)) {
                entries.add(entry);
            }
        }
    }

    @Override
    public List<ArrayPlan> plan() {
        List<ArrayPlan> plans = new ArrayList<>();
        for (ResultStore.Entry entry : entries) {
            betweenSteps.run();
            StoredResult result = entry.read();
            for (ResultHistory history : result.histories()) {
                if (history.size() > 0) {
                    String name = name(result, history);
                    plans.add(new ArrayPlan(
                            name, ElementType.F64, history.series().shape(), history.size()));
                    plans.add(new ArrayPlan(name + "/step", ElementType.I64, List.of(), history.size()));
                }
            }
        }
        return plans;
    }

    @Override
    public void fill(Map<String, StoredEntry> arrays) throws IOException {
        for (ResultStore.Entry entry : entries) {
            StoredResult result = entry.read();
            for (ResultHistory history : result.histories()) {
                StoredEntry values = arrays.get(name(result, history));
                StoredEntry steps = arrays.get(name(result, history) + "/step");
                if (values != null && steps != null) {
                    fill(history, values, steps);
                }
            }
        }
    }

    private void fill(ResultHistory history, StoredEntry values, StoredEntry steps) throws IOException {
        int elements = history.series().elements();
        for (int index : StepOrder.of(history)) {
            betweenSteps.run();
            steps.put(history.step(index));
            for (int element = 0; element < elements; element++) {
                values.put(history.value(index, element));
            }
        }
    }

    private static String name(StoredResult result, ResultHistory history) {
        String parameters = result.key().canonical();
        String stage = result.key().stage() + (parameters.isEmpty() ? "" : "[" + parameters + "]");
        String tensor = history.series().tensor();
        String about = tensor == null ? "" : tensor + "/";
        return "results/" + stage + "/" + about + history.series().output()
                + (result.run() == ResultRow.NO_RUN ? "/ensemble" : "/run/" + result.run());
    }
}
