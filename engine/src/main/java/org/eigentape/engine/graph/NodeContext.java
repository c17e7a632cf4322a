package org.eigentape.engine.graph;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eigentape.engine.event.ElementType;
import org.eigentape.engine.event.EventType;
import org.eigentape.engine.event.Schema;
import org.eigentape.engine.event.TensorDeclaration;
import org.eigentape.engine.event.TensorRole;
import org.eigentape.engine.stage.NamePattern;
import org.eigentape.engine.stage.OutputDeclaration;
import org.eigentape.engine.stage.RecordingContext;
import org.eigentape.engine.stage.ResultSeries;
import org.eigentape.engine.stage.StageParameters;
import org.eigentape.engine.stage.TensorNeed;
import org.jspecify.annotations.Nullable;

/** What one stage is given of a recording, and the series that it declares. */
abstract class NodeContext implements RecordingContext {

    private final StageNode node;
    private final Schema schema;
    private final JsonNode configuration;
    private final List<ResultSeries> declared = new ArrayList<>();

    NodeContext(StageNode node, Schema schema, JsonNode configuration) {
        this.node = node;
        this.schema = schema;
        this.configuration = configuration;
    }

    StageNode node() {
        return node;
    }

    List<ResultSeries> declared() {
        return declared;
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
}
