package org.eigentape.tools.figures.comparison;

import java.util.List;

/**
 * Numbers of a sweep beside published, measured or theoretical ones. Immutable.
 *
 * @param heading what it compares with, for example {@code Comparison with the paper}
 * @param rule what the verdicts mean; sentences
 * @param rows answered or not, in the order of the table
 */
public record ComparisonTable(String heading, String rule, List<ComparisonRow> rows) {

    private static final String HEADER = "statement,reference,source,measured,verdict";

    /** Copies the list. */
    public ComparisonTable {
        rows = List.copyOf(rows);
    }

    /**
     * The table as {@code comparison.csv}.
     *
     * @return a header and a line for each row
     */
    public String csv() {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        rows.forEach(row -> text.append(row.csv()).append('\n'));
        return text.toString();
    }
}
