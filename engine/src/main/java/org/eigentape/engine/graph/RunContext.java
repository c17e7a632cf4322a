package org.eigentape.engine.graph;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eigentape.engine.event.ElementType;
import org.eigentape.engine.event.EventView;
import org.eigentape.engine.event.Schema;
import org.eigentape.engine.event.TensorDeclaration;
import org.eigentape.engine.stage.ResultSeries;
import org.eigentape.engine.stage.StageContext;
import org.jspecify.annotations.Nullable;

/** What one stage is given for one run. */
final class RunContext extends NodeContext implements StageContext {

    private final JsonNode runAttributes;
    private final EventView runStarted;
    private final Map<String, EmittingSink> upstream;

    RunContext(
            StageNode node,
            Schema schema,
            JsonNode configuration,
            JsonNode runAttributes,
            EventView runStarted,
            Map<String, EmittingSink> upstream) {
        super(node, schema, configuration);
        this.runAttributes = runAttributes;
        this.runStarted = runStarted;
        this.upstream = upstream;
    }

    @Override
    public int run() {
        return runStarted.run();
    }

    @Override
    public JsonNode runAttributes() {
        return runAttributes;
    }

    @Override
    public Optional<double[]> staticTensor(String name) {
        Optional<TensorDeclaration> tensor = schema().find(name);
        if (tensor.isEmpty() || tensor.get().element() != ElementType.F64) {
            return Optional.empty();
        }
        double[] values = new double[tensor.get().elements()];
        return runStarted.copy(tensor.get(), values) ? Optional.of(values) : Optional.empty();
    }

    @Override
    public Optional<ResultSeries> upstream(String stage, String output, @Nullable String tensor) {
        EmittingSink sink = upstream.get(stage);
        if (sink == null) {
            throw new IllegalArgumentException(
                    "stage " + node().description().name() + " does not name " + stage + " as upstream");
        }
        return sink.series().stream()
                .filter(series -> series.output().equals(output) && Objects.equals(series.tensor(), tensor))
                .findFirst();
    }
}
