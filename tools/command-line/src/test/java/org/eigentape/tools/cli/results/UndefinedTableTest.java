package org.eigentape.tools.cli.results;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
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
import org.eigentape.tools.export.ResultFilter;
import org.eigentape.tools.export.ResultTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UndefinedTableTest {

    @TempDir
    private Path directory;

    @Test
    void shouldTellOnceOfAVectorWhereverItIsUndefined() throws IOException {
        ResultStore store = new ResultStore(directory);
        ResultKey key = new ResultKey("angle", 1, "", "");
        TensorDeclaration declaration = new TensorDeclaration(
                0, "cosine", ElementType.F64, List.of(3), "1", TensorRole.OTHER, EventType.RESULTS, true);
        ResultSeries series = new ResultSeries("angle", "cosine", null, declaration);
        EventLayout layout = new EventLayout(List.of(declaration));
        String reason = "{\"undefined\":{\"0\":\"a vector vanishes\"}}";
        try (ResultWriter writer = new ResultWriter(store.directory(key), key, "id", 0, List.of(series))) {
            writer.write(0, layout, new double[][] {{0, Double.NaN, Double.NaN}}, reason);
            writer.write(1, layout, new double[][] {{0, 1, 2}}, "");
            writer.write(2, layout, new double[][] {{0, 1, Double.NaN}}, reason);
            writer.finish(ResultState.COMPLETE, null);
        }
        ResultTable table = new ResultTable(store, ResultFilter.ALL);
        StringWriter text = new StringWriter();
        UndefinedTable.write(table, text, false);
        assertEquals(
                "run,step,stage,parameters,tensor,name,elements,reason\n0,0,angle,,,cosine,1-2,a vector vanishes\n"
                        + "0,2,angle,,,cosine,2,a vector vanishes\n",
                text.toString());
        StringWriter json = new StringWriter();
        UndefinedTable.write(table, json, true);
        JsonNode rows = new ObjectMapper().readTree(json.toString());
        assertEquals(2, rows.size());
        assertEquals("a vector vanishes", rows.path(1).path("reason").asText());
        assertEquals("1-2", rows.path(0).path("elements").asText());
    }

    @Test
    void shouldNameTheElementsOfMatricesAndVectors() throws IOException {
        ResultStore store = new ResultStore(directory);
        ResultKey key = new ResultKey("angle", 1, "", "");
        TensorDeclaration matrix = new TensorDeclaration(
                0, "cosine", ElementType.F64, List.of(2, 3), "1", TensorRole.OTHER, EventType.RESULTS, true);
        TensorDeclaration vector = new TensorDeclaration(
                1, "sine", ElementType.F64, List.of(5), "1", TensorRole.OTHER, EventType.RESULTS, true);
        TensorDeclaration scalar = new TensorDeclaration(
                2, "tangent", ElementType.F64, List.of(), "1", TensorRole.OTHER, EventType.RESULTS, true);
        List<ResultSeries> series = List.of(
                new ResultSeries("angle", "cosine", null, matrix),
                new ResultSeries("angle", "sine", null, vector),
                new ResultSeries("angle", "tangent", null, scalar));
        EventLayout layout = new EventLayout(List.of(matrix, vector, scalar));
        double none = Double.NaN;
        try (ResultWriter writer = new ResultWriter(store.directory(key), key, "id", 0, series)) {
            writer.write(
                    0, layout, new double[][] {{0, none, none, none, 1, none}, {none, 0, none, none, 1}, {none}}, "");
            writer.write(1, layout, new double[][] {{0, 0, 0, 0, 0, 0}, {none, none, none, none, none}, {0}}, "");
            writer.finish(ResultState.COMPLETE, null);
        }
        StringWriter text = new StringWriter();
        UndefinedTable.write(new ResultTable(store, ResultFilter.ALL), text, false);
        assertEquals(
                "run,step,stage,parameters,tensor,name,elements,reason\n"
                        + "0,0,angle,,,cosine,\"0,1-2 1,0 1,2\",the stage gave no reason\n"
                        + "0,0,angle,,,sine,0 2-3,the stage gave no reason\n"
                        + "0,0,angle,,,tangent,,the stage gave no reason\n"
                        + "0,1,angle,,,sine,all,the stage gave no reason\n",
                text.toString());
    }
}
