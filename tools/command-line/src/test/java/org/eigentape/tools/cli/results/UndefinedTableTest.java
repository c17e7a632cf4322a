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
                "run,step,stage,parameters,tensor,name,reason\n0,0,angle,,,cosine,a vector vanishes\n"
                        + "0,2,angle,,,cosine,a vector vanishes\n",
                text.toString());
        StringWriter json = new StringWriter();
        UndefinedTable.write(table, json, true);
        JsonNode rows = new ObjectMapper().readTree(json.toString());
        assertEquals(2, rows.size());
        assertEquals("a vector vanishes", rows.path(1).path("reason").asText());
    }
}
