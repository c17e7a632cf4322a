package org.eigentape.tools.command;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Lines of words in columns: below titles numbers to the right, all else to the left. For one thread. */
public final class TextTable {

    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();
    private final boolean titled;

    /**
     * Starts a table.
     *
     * @param titles of the columns; none for a table without titles
     */
    public TextTable(String... titles) {
        titled = titles.length > 0;
        if (titled) {
            rows.add(List.of(titles));
        }
    }

    /**
     * Adds a line.
     *
     * @param cells may be fewer or more than the titles
     */
    public void add(Object... cells) {
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(String.valueOf(cell));
        }
        rows.add(row);
    }

    /**
     * Writes the table.
     *
     * @param target where it goes
     * @param indent what each line starts with
     */
    public void print(PrintStream target, String indent) {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[columns];
        boolean[] numeric = new boolean[columns];
        for (int column = 0; column < columns; column++) {
            numeric[column] = titled && isNumeric(column);
            for (List<String> row : rows) {
                if (column < row.size()) {
                    widths[column] = Math.max(widths[column], row.get(column).length());
                }
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder(indent);
            for (int column = 0; column < row.size(); column++) {
                String cell = row.get(column);
                String space = " ".repeat(widths[column] - cell.length());
                line.append(column == 0 ? "" : GAP).append(numeric[column] ? space + cell : cell + space);
            }
            target.println(line.toString().stripTrailing());
        }
    }

    private boolean isNumeric(int column) {
        boolean any = false;
        for (int index = 1; index < rows.size(); index++) {
            List<String> row = rows.get(index);
            if (column < row.size() && !row.get(column).isEmpty()) {
                if (!row.get(column).matches("[-+]?[0-9.,]+([eE][-+]?[0-9]+)?( ?(B|KiB|MiB|GiB|%))?|NaN|-")) {
                    return false;
                }
                any = true;
            }
        }
        return any;
    }
}
