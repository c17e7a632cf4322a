package org.eigentape.tools.figures.paper.comparison;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One row of the table of comparisons.
 *
 * @param statement what is compared
 * @param reference the number or the words to compare with
 * @param source where the reference is from
 * @param measured what the sweep has; empty if it does not answer
 * @param verdict computed from both, or what a sweep would need to answer
 */
public record ComparisonRow(String statement, String reference, String source, String measured, String verdict) {

    static final String UNANSWERED = "not measured by this sweep: needs ";

    /** What rows say of themselves before there is an answer. */
    record Question(String statement, String reference, String source) {

        ComparisonRow unanswered(Conditions conditions) {
            return new ComparisonRow(statement, reference, source, "", UNANSWERED + conditions.missing());
        }

        ComparisonRow undefined() {
            return new ComparisonRow(
                    statement,
                    reference,
                    source,
                    "",
                    UNANSWERED + "defined values: a stage did not run, or runs diverged");
        }

        ComparisonRow tooFewRuns() {
            return new ComparisonRow(
                    statement, reference, source, "", UNANSWERED + "more runs (at least 5 that did not diverge)");
        }

        ComparisonRow compared(Estimate measured, double models, Reference number) {
            return compared(measured, Agreement.of(measured, models, number));
        }

        ComparisonRow compared(Estimate measured, Agreement agreement) {
            if (!measured.isOfEnoughRuns()) {
                return Double.isFinite(measured.value()) ? tooFewRuns() : undefined();
            }
            return measured.isDefined() ? answered(measured.words(), agreement.words()) : undefined();
        }

        ComparisonRow answered(String measured, String verdict) {
            return new ComparisonRow(statement, reference, source, measured, verdict);
        }

        ComparisonRow judged(String measured, boolean holds) {
            return answered(measured, holds ? "holds" : "does not hold");
        }
    }

    /**
     * Whether the sweep answers it.
     *
     * @return false where the verdict says what would be needed
     */
    public boolean isAnswered() {
        return !verdict.startsWith(UNANSWERED);
    }

    /** The row as a line of CSV, RFC 4180 with line feeds. */
    String csv() {
        return List.of(statement, reference, source, measured, verdict).stream()
                .map(field -> field.matches("[^,\"\\n]*") ? field : '"' + field.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(","));
    }
}
