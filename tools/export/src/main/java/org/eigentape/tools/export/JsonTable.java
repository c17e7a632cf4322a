package org.eigentape.tools.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/**
 * The table as one JSON array of objects with the columns of {@link CsvTable}, one object on each line. Unused indices are
 * absent, and so is the run of what is of all runs together. Undefined numbers are {@code null}, since JSON has no NaN, with the key {@code reason}; infinite ones are the
 * texts {@code "Infinity"} and {@code "-Infinity"}.
 */
public final class JsonTable {

    private static final JsonFactory JSON = new JsonFactory();

    private JsonTable() {}

    /**
     * Writes the table.
     *
     * @param table the rows
     * @param target receives the text; is flushed, not closed
     * @return the number of rows
     * @throws IOException if the target cannot take it
     */
    public static long write(ResultTable table, Writer target) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(target)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.setPrettyPrinter(new OneRowALine());
            json.writeStartArray();
            long rows = table.forEach(row -> {
                try {
                    write(row, json);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            json.writeEndArray();
            json.writeRaw('\n');
            return rows;
        } catch (UncheckedIOException e) {
            throw e.getCause();
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
        writeIndex("i", row.i(), json);
        writeIndex("j", row.j(), json);
        writeValue(row.value(), row.reason(), json);
        json.writeEndObject();
    }

    private static void writeIndex(String name, int index, JsonGenerator json) throws IOException {
        if (index != ResultRow.NO_INDEX) {
            json.writeNumberField(name, index);
        }
    }

    private static void writeValue(double value, @Nullable String reason, JsonGenerator json) throws IOException {
        if (Double.isNaN(value)) {
            json.writeNullField("value");
            if (reason != null) {
                json.writeStringField("reason", reason);
            }
        } else if (Double.isInfinite(value)) {
            json.writeStringField("value", Double.toString(value));
        } else {
            json.writeFieldName("value");
            // As the CSV does: Double.toString reads back exactly.
            json.writeNumber(Double.toString(value));
        }
    }

    /** Line feeds between rows and nowhere else. */
    private static final class OneRowALine extends com.fasterxml.jackson.core.util.MinimalPrettyPrinter {

        private static final long serialVersionUID = 1L;

        @Override
        public void writeArrayValueSeparator(JsonGenerator json) throws IOException {
            json.writeRaw(",\n");
        }
    }
}
