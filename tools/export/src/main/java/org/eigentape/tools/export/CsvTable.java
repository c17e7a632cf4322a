package org.eigentape.tools.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The table as comma-separated values (RFC 4180, but with line feeds): a header, then a row for each number. Numbers are
 * printed so that they read back exactly; undefined ones are {@code NaN}; unused indices are empty, and so is the run of what is of all
 * runs together.
 */
public final class CsvTable {

    /** The columns. */
    static final String HEADER = "run,step,stage,parameters,tensor,name,i,j,value";

    private CsvTable() {}

    /**
     * Writes the table to a file, completely or not at all.
     *
     * @param table the rows
     * @param file usually {@code results.csv}
     * @return the number of rows, without the header
     * @throws org.eigentape.engine.error.StorageException if it cannot be written
     */
    public static long write(ResultTable table, Path file) {
        long[] rows = new long[1];
        WholeFile.write(file, output -> {
            Writer writer = new BufferedWriter(new OutputStreamWriter(output, StandardCharsets.UTF_8), 1 << 16);
            rows[0] = write(table, writer);
            writer.flush();
        });
        return rows[0];
    }

    /**
     * Writes the table to anything.
     *
     * @param table the rows
     * @param target receives the text; is not closed
     * @return the number of rows, without the header
     * @throws IOException if the target cannot take it
     */
    public static long write(ResultTable table, Appendable target) throws IOException {
        target.append(HEADER).append('\n');
        try {
            return table.forEach(row -> {
                try {
                    append(row, target);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void append(ResultRow row, Appendable target) throws IOException {
        target.append(row.run() == ResultRow.NO_RUN ? "" : Integer.toString(row.run()))
                .append(',')
                .append(Long.toString(row.step()))
                .append(',');
        target.append(quoted(row.stage()))
                .append(',')
                .append(quoted(row.parameters()))
                .append(',');
        target.append(quoted(row.tensor()))
                .append(',')
                .append(quoted(row.name()))
                .append(',');
        target.append(index(row.i())).append(',').append(index(row.j())).append(',');
        target.append(Double.toString(row.value())).append('\n');
    }

    private static String index(int index) {
        return index == ResultRow.NO_INDEX ? "" : Integer.toString(index);
    }

    private static String quoted(String text) {
        boolean plain =
                text.indexOf(',') < 0 && text.indexOf('"') < 0 && text.indexOf('\n') < 0 && text.indexOf('\r') < 0;
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
