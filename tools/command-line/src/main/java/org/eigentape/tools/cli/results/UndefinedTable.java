package org.eigentape.tools.cli.results;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import org.eigentape.tools.command.OutputFailedException;
import org.eigentape.tools.export.ResultRow;
import org.eigentape.tools.export.ResultTable;
import org.jspecify.annotations.Nullable;

/**
 * The undefined values of a table, with the reason for each; of a vector or matrix, one line that names its elements: {@code 1 4-7}, in a
 * matrix with their rows, {@code 0,1 0,4-7}, or {@code all}. For one thread.
 */
final class UndefinedTable {

    /** Takes what is undefined in one value. */
    private interface Line {

        /** Writes it; {@code row} is one of the undefined elements. */
        void write(ResultRow row, String elements) throws IOException;
    }

    private final Line line;
    private final StringBuilder ranges = new StringBuilder();
    private @Nullable ResultRow value;
    private @Nullable ResultRow first;
    private @Nullable ResultRow last;
    private boolean anyDefined;

    private UndefinedTable(Line line) {
        this.line = line;
    }

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
        target.write("run,step,stage,parameters,tensor,name,elements,reason\n");
        readAll(table, (row, elements) -> {
            String run = row.run() == ResultRow.NO_RUN ? "" : Integer.toString(row.run());
            target.write(run + "," + row.step() + "," + quoted(row.stage()) + "," + quoted(row.parameters()) + ","
                    + quoted(row.tensor()) + "," + quoted(row.name()) + "," + quoted(elements) + ","
                    + quoted(reason(row)) + "\n");
        });
        target.flush();
    }

    private static void writeJson(ResultTable table, Writer target) throws IOException {
        try (JsonGenerator json = new JsonFactory().createGenerator(target)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.useDefaultPrettyPrinter();
            json.writeStartArray();
            readAll(table, (row, elements) -> write(row, elements, json));
            json.writeEndArray();
            json.writeRaw('\n');
        }
    }

    private static void write(ResultRow row, String elements, JsonGenerator json) throws IOException {
        json.writeStartObject();
        if (row.run() != ResultRow.NO_RUN) {
            json.writeNumberField("run", row.run());
        }
        json.writeNumberField("step", row.step());
        json.writeStringField("stage", row.stage());
        json.writeStringField("parameters", row.parameters());
        json.writeStringField("tensor", row.tensor());
        json.writeStringField("name", row.name());
        if (!elements.isEmpty()) {
            json.writeStringField("elements", elements);
        }
        json.writeStringField("reason", reason(row));
        json.writeEndObject();
    }

    private static void readAll(ResultTable table, Line line) throws IOException {
        UndefinedTable undefined = new UndefinedTable(line);
        table.forEach(undefined::read);
        undefined.finishValue();
    }

    /** Elements of one vector or matrix come one after the other. */
    private void read(ResultRow row) {
        if (value != null && !isSameValue(row, value)) {
            finishValue();
        }
        if (!Double.isNaN(row.value())) {
            anyDefined = true;
            finishRange();
        } else {
            if (last != null && row.j() != ResultRow.NO_INDEX && row.i() != last.i()) {
                finishRange();
            }
            first = first == null ? row : first;
            last = row;
        }
        value = value == null || Double.isNaN(row.value()) ? row : value;
    }

    private void finishRange() {
        if (first != null && last != null) {
            boolean matrix = first.j() != ResultRow.NO_INDEX;
            int from = matrix ? first.j() : first.i();
            int to = matrix ? last.j() : last.i();
            ranges.append(ranges.isEmpty() ? "" : " ")
                    .append(matrix ? first.i() + "," : "")
                    .append(from == to ? from : from + "-" + to);
        }
        first = null;
        last = null;
    }

    private void finishValue() {
        finishRange();
        ResultRow row = value;
        if (row != null && !ranges.isEmpty()) {
            String which = anyDefined ? ranges.toString() : "all";
            try {
                line.write(row, row.i() == ResultRow.NO_INDEX ? "" : which);
            } catch (IOException e) {
                throw new OutputFailedException(e);
            }
        }
        ranges.setLength(0);
        value = null;
        anyDefined = false;
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
