package org.eigentape.engine.graph;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eigentape.engine.event.ElementType;
import org.eigentape.engine.event.EventType;
import org.eigentape.engine.event.EventView;
import org.eigentape.engine.event.Schema;
import org.eigentape.engine.event.TensorDeclaration;
import org.eigentape.engine.event.TensorRole;
import org.eigentape.engine.stage.NamePattern;
import org.eigentape.engine.stage.OutputDeclaration;
import org.eigentape.engine.stage.ResultSeries;
import org.eigentape.engine.stage.StageContext;
import org.eigentape.engine.stage.StageParameters;
import org.eigentape.engine.stage.TensorNeed;
import org.jspecify.annotations.Nullable;

/** What one stage is given for one run. */
final class RunContext implements StageContext {

    private final StageNode node;
    private final Schema schema;
    private final JsonNode configuration;
    private final JsonNode runAttributes;
    private final EventView runStarted;
    private final Map<String, EmittingSink> upstream;
    private final List<ResultSeries> declared = new ArrayList<>();

    RunContext(
            StageNode node,
            Schema schema,
            JsonNode configuration,
            JsonNode runAttributes,
            EventView runStarted,
            Map<String, EmittingSink> upstream) {
        this.node = node;
        this.schema = schema;
        this.configuration = configuration;
        this.runAttributes = runAttributes;
        this.runStarted = runStarted;
        this.upstream = upstream;
    }

    List<ResultSeries> declared() {
        return declared;
    }

    @Override
    public int run() {
        return runStarted.run();
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public JsonNode configuration() {
        return configuration;
    }

    @Override
    public JsonNode runAttributes() {
        return runAttributes;
    }

    @Override
    public Optional<double[]> staticTensor(String name) {
        Optional<TensorDeclaration> tensor = schema.find(name);
        if (tensor.isEmpty() || tensor.get().element() != ElementType.F64) {
            return Optional.empty();
        }
        double[] values = new double[tensor.get().elements()];
        return runStarted.copy(tensor.get(), values) ? Optional.of(values) : Optional.empty();
    }

    @Override
    public TensorDeclaration recorded(String name) {
        Optional<TensorDeclaration> tensor = schema.find(name).filter(TensorDeclaration::recorded);
        if (tensor.isEmpty()) {
            MissingTensors missing = new MissingTensors(schema, MissingTensors.Moment.IN_A_RUN);
            missing.note(node.key().request(), List.of(TensorNeed.required(name, "")), true);
            missing.refuse();
        }
        return tensor.orElseThrow();
    }

    @Override
    public List<TensorDeclaration> recordedMatching(String pattern) {
        return schema.tensors().stream()
                .filter(tensor -> tensor.recorded() && NamePattern.matches(pattern, tensor.name()))
                .toList();
    }

    @Override
    public StageParameters parameters() {
        return node.parameters();
    }

    @Override
    public ResultSeries declare(String output, @Nullable String tensor, int... shape) {
        OutputDeclaration known = node.description().output(output);
        List<Integer> extents = new ArrayList<>();
        for (int extent : shape) {
            extents.add(extent);
        }
        TensorDeclaration declaration = new TensorDeclaration(
                declared.size(),
                output,
                ElementType.F64,
                extents,
                known.unit(),
                TensorRole.OTHER,
                EventType.RESULTS,
                true);
        ResultSeries series = new ResultSeries(node.description().name(), output, tensor, declaration);
        declared.add(series);
        return series;
    }

    @Override
    public Optional<ResultSeries> upstream(String stage, String output, @Nullable String tensor) {
        EmittingSink sink = upstream.get(stage);
        if (sink == null) {
            throw new IllegalArgumentException(
                    "stage " + node.description().name() + " does not name " + stage + " as upstream");
        }
        return sink.series().stream()
                .filter(series -> series.output().equals(output) && Objects.equals(series.tensor(), tensor))
                .findFirst();
    }
}
