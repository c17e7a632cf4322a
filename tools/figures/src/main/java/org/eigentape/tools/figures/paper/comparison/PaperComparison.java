package org.eigentape.tools.figures.paper.comparison;

import java.util.ArrayList;
import java.util.List;
import org.eigentape.tools.figures.comparison.ComparisonRow;
import org.eigentape.tools.figures.comparison.ComparisonTable;

/** All comparisons of a sweep with the paper and with independent measurements. */
public final class PaperComparison {

    private static final String RULE =
            "Numbers: the distance between the measured number and the reference, less what the"
                    + " reference may have been rounded by, in standard errors (s.e.) of the difference; the reference's own error is"
                    + " taken from the spread measured here and its number of models. Up to 3 s.e. are inside, more are outside;"
                    + " errors of few runs are widened by Student's t, and fewer than 5 runs are not compared."
                    + " Medians of positive numbers, and T_c, are compared in logarithms: brackets are"
                    + " one s.e. down and up there. Words hold or do not hold by the rule in"
                    + " the column of references; about means within a factor sqrt 10. (m): measured with independent code.";

    private PaperComparison() {}

    /**
     * Compares a sweep.
     *
     * @param measurements what it has measured
     * @return all rows, answered or not
     */
    public static ComparisonTable of(Measurements measurements) {
        List<ComparisonRow> rows = new ArrayList<>();
        rows.addAll(new StatementComparison(measurements).rows());
        rows.addAll(new BoundaryComparison(measurements).rows());
        rows.addAll(new StartComparison(measurements).rows());
        rows.addAll(new TrainedComparison(measurements).rows());
        return new ComparisonTable("Comparison with the paper", RULE, rows);
    }
}
