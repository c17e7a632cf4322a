package org.eigentape.tools.cli.results;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
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

class SummaryTableTest {

    @TempDir
    private Path directory;

    /** A histogram has room for more bins than most steps need. */
    @Test
    void shouldGiveOneLineToElementsThatAreAllUndefined() throws IOException {
        ResultStore store = new ResultStore(directory);
        ResultKey key = new ResultKey("angle", 1, "", "");
        TensorDeclaration declaration = new TensorDeclaration(
                0, "cosine", ElementType.F64, List.of(5), "1", TensorRole.OTHER, EventType.RESULTS, true);
        ResultSeries series = new ResultSeries("angle", "cosine", null, declaration);
        double none = Double.NaN;
        try (ResultWriter writer = new ResultWriter(store.directory(key), key, "id", 0, List.of(series))) {
            EventLayout layout = new EventLayout(List.of(declaration));
            writer.write(0, layout, new double[][] {{none, 7, none, none, none}}, "");
            writer.finish(ResultState.COMPLETE, null);
        }
        ResultTable table = new ResultTable(store, ResultFilter.ALL);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        SummaryTable summary = new SummaryTable(table, row -> false, table);
        summary.print(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        List<String> names = bytes.toString(StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .map(line -> line.trim().split(" +")[2])
                .toList();
        assertEquals(List.of("cosine[0]", "cosine[1]", "cosine[2-4]"), names);
        assertEquals(5, summary.json().size());
    }
}
