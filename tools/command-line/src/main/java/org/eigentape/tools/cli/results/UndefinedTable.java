package org.eigentape.tools.cli.results;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import org.eigentape.tools.command.OutputFailedException;
import org.eigentape.tools.export.ResultRow;
import org.eigentape.tools.export.ResultTable;
import org.jspecify.annotations.Nullable;

/** The undefined values of a table, with the reason for each; of a vector or matrix, one line however many elements are. */
final class UndefinedTable {

    private @Nullable ResultRow told;

    private UndefinedTable() {}

    /**
     * Writes them.
     *
     * @param table all rows
     * @param target receives the text; is flushed, not closed
     * @param json whether as a JSON array of objects, rather than as comma-separated values
     * @throws IOException if the target cannot take it
     */
    static void write(ResultTable table, Writer target, boolean json) throws IOException {
        if (json) {
            writeJson(table, target);
            return;
        }
        UndefinedTable undefined = new UndefinedTable();
        target.write("run,step,stage,parameters,tensor,name,reason\n");
        table.forEach(row -> {
            if (undefined.isNews(row)) {
                String run = row.run() == ResultRow.NO_RUN ? "" : Integer.toString(row.run());
                String line = run + "," + row.step() + "," + quoted(row.stage()) + "," + quoted(row.parameters()) + ","
                        + quoted(row.tensor()) + "," + quoted(row.name()) + "," + quoted(reason(row)) + "\n";
                try {
                    target.write(line);
                } catch (IOException e) {
                    throw new OutputFailedException(e);
                }
            }
        });
        target.flush();
    }

    private static void writeJson(ResultTable table, Writer target) throws IOException {
        UndefinedTable undefined = new UndefinedTable();
        try (JsonGenerator json = new JsonFactory().createGenerator(target)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.useDefaultPrettyPrinter();
            json.writeStartArray();
            table.forEach(row -> {
                if (undefined.isNews(row)) {
                    try {
                        write(row, json);
                    } catch (IOException e) {
                        throw new OutputFailedException(e);
                    }
                }
            });
            json.writeEndArray();
            json.writeRaw('\n');
        }
    }

    private static void write(ResultRow row, JsonGenerator json) throws IOException {
        json.writeStartObject();
        if (row.run() != ResultRow.NO_RUN) {
            json.writeNumberField("run", row.run());
        }
        json.writeNumberField("step", row.step());
        json.writeStringField("stage", row.stage());
        json.writeStringField("parameters", row.parameters());
        json.writeStringField("tensor", row.tensor());
        json.writeStringField("name", row.name());
        json.writeStringField("reason", reason(row));
        json.writeEndObject();
    }

    /** Elements of one vector or matrix come one after the other. */
    private boolean isNews(ResultRow row) {
        ResultRow before = told;
        if (!Double.isNaN(row.value()) || before != null && isSameValue(row, before)) {
            return false;
        }
        told = row;
        return true;
    }

    private static boolean isSameValue(ResultRow row, ResultRow other) {
        return row.run() == other.run()
                && row.step() == other.step()
                && row.stage().equals(other.stage())
                && row.parameters().equals(other.parameters())
                && row.tensor().equals(other.tensor())
                && row.name().equals(other.name());
    }

    private static String reason(ResultRow row) {
        return row.reason() == null ? "the stage gave no reason" : row.reason();
    }

    private static String quoted(String text) {
        return text.indexOf(',') < 0 && text.indexOf('"') < 0 ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
