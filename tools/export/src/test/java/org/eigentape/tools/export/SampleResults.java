package org.eigentape.tools.export;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eigentape.engine.event.ElementType;
import org.eigentape.engine.event.EventLayout;
import org.eigentape.engine.event.EventType;
import org.eigentape.engine.event.TensorDeclaration;
import org.eigentape.engine.event.TensorRole;
import org.eigentape.engine.result.ResultKey;
import org.eigentape.engine.result.ResultState;
import org.eigentape.engine.result.ResultStore;
import org.eigentape.engine.result.ResultWriter;
import org.eigentape.engine.stage.ResultSeries;
import org.jspecify.annotations.Nullable;

/** Writes results as stages do. */
final class SampleResults {

    private final ResultStore store;

    SampleResults(Path directory) {
        store = new ResultStore(directory.resolve("results"));
    }

    ResultStore store() {
        return store;
    }

    /** One output and its values by step. */
    @SuppressWarnings("ArrayRecordComponent")
    record Output(String name, @Nullable String tensor, List<Integer> shape, long[] steps, double[][] values) {}

    void write(ResultKey key, int run, List<Output> outputs) {
        write(key, run, outputs, "");
    }

    void write(ResultKey key, int run, List<Output> outputs, String reasons) {
        List<ResultSeries> series = new ArrayList<>();
        for (Output output : outputs) {
            TensorDeclaration declaration = new TensorDeclaration(
                    series.size(),
                    output.name,
                    ElementType.F64,
                    output.shape,
                    "1",
                    TensorRole.OTHER,
                    EventType.RESULTS,
                    true);
            series.add(new ResultSeries(key.stage(), output.name, output.tensor, declaration));
        }
        try (ResultWriter writer = new ResultWriter(store.directory(key), key, "id", run, series)) {
            for (int output = 0; output < outputs.size(); output++) {
                EventLayout layout = new EventLayout(List.of(series.get(output).declaration()));
                for (int at = 0; at < outputs.get(output).steps.length; at++) {
                    double[][] values = {outputs.get(output).values[at]};
                    writer.write(outputs.get(output).steps[at], layout, values, reasons);
                }
            }
            writer.finish(ResultState.COMPLETE, null);
        }
    }
}
