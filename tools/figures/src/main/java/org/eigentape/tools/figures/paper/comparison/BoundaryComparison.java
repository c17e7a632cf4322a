package org.eigentape.tools.figures.paper.comparison;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eigentape.tools.figures.comparison.Agreement;
import org.eigentape.tools.figures.comparison.ComparisonRow;
import org.eigentape.tools.figures.diagram.PhaseTable;

/** T_c at 1/sigma_W = 8 in each convention of (4.15), at the level of 68 %. */
public final class BoundaryComparison {

    /** Share of converged models on the boundary, one standard deviation. */
    public static final double LEVEL = 0.68;

    private static final double INVERSE_SIGMA = 8;
    private static final long STEPS = 100_000;
    private static final int MODELS = 100;
    private static final double NEARLY_ALL = 0.95;
    private static final double NEARLY_NONE = 0.05;
    /** A boundary is sharp where nearly all and nearly none of the models converge within this ratio of temperatures. */
    private static final double SHARP = 4;

    private final Measurements measurements;

    BoundaryComparison(Measurements measurements) {
        this.measurements = measurements;
    }

    /**
     * T_c in one column of a table.
     *
     * @param table of a sweep
     * @param convention as columns spell it, for example {@code gradient_basis}
     * @param column of 1/sigma_W, from 0
     * @return empty if the fraction falls through 68 % nowhere
     */
    public static Optional<CriticalTemperature> criticalTemperature(PhaseTable table, String convention, int column) {
        double[] runs = at(table, "runs", column);
        double[] diverged = at(table, "diverged", column);
        double[] models = new double[runs.length];
        for (int row = 0; row < runs.length; row++) {
            models[row] = runs[row] - diverged[row];
        }
        return CriticalTemperature.of(
                table.temperatures(), at(table, "converged_" + convention, column), models, LEVEL);
    }

    private static double[] at(PhaseTable table, String name, int column) {
        double[][] values = table.column(name);
        double[] some = new double[values.length];
        for (int row = 0; row < some.length; row++) {
            some[row] = values[row][column];
        }
        return some;
    }

    List<ComparisonRow> rows() {
        return List.of(
                critical("gradient_basis", "0.30", 0.295, 0.305, "independent measurement (m)"),
                critical("published", "0.375 to 0.39", 0.3745, 0.395, "authors; independent measurement (m)"),
                dyson());
    }

    private Conditions conditions() {
        return new Conditions(measurements)
                .network()
                .steps(STEPS)
                .order("epoch")
                .column(INVERSE_SIGMA);
    }

    private ComparisonRow critical(String convention, String reference, double low, double high, String source) {
        ComparisonRow.Question question = new ComparisonRow.Question(
                "T_c at 1/sigma_W = 8, 68 %, convention " + convention.replace('_', '-'), reference, source);
        Conditions conditions = conditions();
        if (!conditions.hold()) {
            return question.unanswered(conditions.missing());
        }
        int column = measurements.column(INVERSE_SIGMA).getAsInt();
        Optional<CriticalTemperature> found = criticalTemperature(measurements.table(), convention, column);
        if (found.isEmpty()) {
            return question.answered("the share falls through 68 % nowhere", "outside: no boundary in this grid");
        }
        double factor = Math.sqrt(1 + measurements.models(0, column) / MODELS);
        return question.answered(
                found.get().estimate().words(),
                Agreement.of(found.get().estimate(), factor, low, high).words());
    }

    private ComparisonRow dyson() {
        ComparisonRow.Question question = new ComparisonRow.Question(
                "T_c at 1/sigma_W = 8, convention dyson",
                "no sharp boundary: the sign of K at one instant is noise near a minimum",
                "independent measurement (m)");
        Conditions conditions = conditions();
        if (!conditions.hold()) {
            return question.unanswered(conditions.missing());
        }
        double[] fractions = at(
                measurements.table(),
                "converged_dyson",
                measurements.column(INVERSE_SIGMA).getAsInt());
        double width = width(measurements.table().temperatures(), fractions);
        String words = width < Double.POSITIVE_INFINITY
                ? String.format(Locale.ROOT, "from %.0f %% to %.0f %% within a factor %.3g of T", 95.0, 5.0, width)
                : String.format(
                        Locale.ROOT,
                        "does not fall from 95 %% to 5 %%; at most %.0f %% of the models converge at any T",
                        100 * max(fractions));
        return question.judged(words, width > SHARP);
    }

    /** Ratio of the temperatures between which a fraction falls from 95 % to 5 %; infinite if it does not. */
    static double width(double[] temperatures, double[] fractions) {
        double width = Double.POSITIVE_INFINITY;
        for (int low = 0; low < fractions.length; low++) {
            for (int high = low + 1; high < fractions.length; high++) {
                if (fractions[low] >= NEARLY_ALL && fractions[high] <= NEARLY_NONE) {
                    width = Math.min(width, temperatures[high] / temperatures[low]);
                }
            }
        }
        return width;
    }

    private static double max(double[] fractions) {
        double max = 0;
        for (double fraction : fractions) {
            max = Double.isNaN(fraction) ? max : Math.max(max, fraction);
        }
        return max;
    }
}
