package org.eigentape.tools.figures;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.eigentape.engine.event.ElementType;
import org.eigentape.engine.event.EventFrame;
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

/** Writes results as a stage would have emitted them, from functions of the step. */
final class SyntheticRecording {

    private final Path directory;

    SyntheticRecording(Path directory) {
        this.directory = directory;
    }

    /** The results of one stage for one run. */
    final class StageRun {

        private final ResultKey key;
        private final int run;
        private final List<ResultSeries> series = new ArrayList<>();
        private final Map<ResultSeries, LongFunction<double @Nullable []>> values = new LinkedHashMap<>();

        StageRun(String stage, String parameters, int run) {
            this.key = new ResultKey(stage, 1, parameters, "");
            this.run = run;
        }

        /** Declares an output; the function gives null at steps without a value. */
        StageRun with(String output, @Nullable String tensor, int elements, LongFunction<double @Nullable []> value) {
            List<Integer> shape = elements == 1 ? List.of() : List.of(elements);
            TensorDeclaration declaration = new TensorDeclaration(
                    series.size(), output, ElementType.F64, shape, "1", TensorRole.OTHER, EventType.RESULTS, true);
            ResultSeries one = new ResultSeries(key.stage(), output, tensor, declaration);
            series.add(one);
            values.put(one, value);
            return this;
        }

        /** Results that end before their first step. */
        void fail(ResultState state, String reason) {
            ResultStore store = new ResultStore(directory.resolve("results"));
            try (ResultWriter writer = new ResultWriter(store.directory(key), key, "id", run, series)) {
                writer.finish(state, reason);
            }
        }

        void write(long[] steps) {
            ResultStore store = new ResultStore(directory.resolve("results"));
            try (ResultWriter writer = new ResultWriter(store.directory(key), key, "id", run, series)) {
                for (long step : steps) {
                    List<TensorDeclaration> present = new ArrayList<>();
                    List<double[]> data = new ArrayList<>();
                    values.forEach((one, function) -> {
                        double[] value = function.apply(step);
                        if (value != null) {
                            present.add(one.declaration());
                            data.add(value);
                        }
                    });
                    writer.write(step, new EventLayout(present), data.toArray(double[][]::new), "");
                }
                writer.finish(ResultState.COMPLETE, null);
            }
        }
    }

    StageRun stage(String stage, int run) {
        return stage(stage, "", run);
    }

    /** With parameters other than the defaults, canonical. */
    StageRun stage(String stage, String parameters, int run) {
        return new StageRun(stage, parameters, run);
    }

    /** What a stage found for all runs together. */
    StageRun ensemble(String stage, String parameters) {
        return new StageRun(stage, parameters, EventFrame.NO_RUN);
    }

    static long[] every(long interval, long last) {
        long[] steps = new long[(int) (last / interval) + 1];
        for (int index = 0; index < steps.length; index++) {
            steps[index] = index * interval;
        }
        return steps;
    }
}
