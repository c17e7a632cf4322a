package org.eigentape.tools.figures.comparison;

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

    private static final String UNANSWERED = "not measured by this sweep: needs ";

    /**
     * What rows say of themselves before there is an answer.
     *
     * @param statement what is compared
     * @param reference the number or the words to compare with
     * @param source where the reference is from
     */
    public record Question(String statement, String reference, String source) {

        /**
         * A row of another sweep.
         *
         * @param missing what this one would need, a clause
         * @return a row without an answer
         */
        public ComparisonRow unanswered(String missing) {
            return new ComparisonRow(statement, reference, source, "", UNANSWERED + missing);
        }

        /**
         * A row whose numbers are undefined.
         *
         * @return a row without an answer
         */
        public ComparisonRow undefined() {
            return new ComparisonRow(
                    statement,
                    reference,
                    source,
                    "",
                    UNANSWERED + "defined values: a stage did not run, or runs diverged");
        }

        /**
         * A row whose numbers are of fewer than five runs.
         *
         * @return a row without an answer
         */
        public ComparisonRow tooFewRuns() {
            return new ComparisonRow(
                    statement, reference, source, "", UNANSWERED + "more runs (at least 5 that did not diverge)");
        }

        /**
         * Compares a number with another.
         *
         * @param measured the number of the sweep
         * @param models from how many models it was measured
         * @param number the reference
         * @return a row with an answer, unless the number is undefined or of too few runs
         */
        public ComparisonRow compared(Estimate measured, double models, Reference number) {
            return compared(measured, Agreement.of(measured, models, number));
        }

        /**
         * A row about a number that was compared.
         *
         * @param measured the number of the sweep
         * @param agreement how far it is from the reference
         * @return a row with an answer, unless the number is undefined or of too few runs
         */
        public ComparisonRow compared(Estimate measured, Agreement agreement) {
            if (!measured.isOfEnoughRuns()) {
                return Double.isFinite(measured.value()) ? tooFewRuns() : undefined();
            }
            return measured.isDefined() ? answered(measured.words(), agreement.words()) : undefined();
        }

        /**
         * A row with any answer.
         *
         * @param measured what the sweep has
         * @param verdict computed from it
         * @return the row
         */
        public ComparisonRow answered(String measured, String verdict) {
            return new ComparisonRow(statement, reference, source, measured, verdict);
        }

        /**
         * A row about a statement in words.
         *
         * @param measured what the sweep has
         * @param holds whether the statement does
         * @return the row
         */
        public ComparisonRow judged(String measured, boolean holds) {
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

    /**
     * The row as a line of CSV, RFC 4180 with line feeds.
     *
     * @return without a line feed at its end
     */
    public String csv() {
        return List.of(statement, reference, source, measured, verdict).stream()
                .map(field -> field.matches("[^,\"\\n]*") ? field : '"' + field.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(","));
    }
}
