package org.eigentape.tools.figures.paper.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleBinaryOperator;
import org.eigentape.tools.figures.comparison.Agreement;
import org.eigentape.tools.figures.comparison.ComparisonRow;
import org.eigentape.tools.figures.comparison.Estimate;
import org.eigentape.tools.figures.comparison.Scatter;
import org.eigentape.tools.figures.diagram.PhaseTable;

/**
 * The paper's statements in words. Its phases: hot where less than 68 % of the models converge (convention gradient-basis), else
 * ordered for 1/sigma_W of at least sqrt 2, else disordered.
 */
final class StatementComparison {

    private static final long STEPS = 100_000;
    private static final long FULL = 100_000_000;
    /** What "about" a power of ten means: within the square root of ten. */
    private static final double ABOUT = Math.sqrt(10);

    private static final double PRESERVED = 0.5;
    private static final double LOST = 0.1;
    private static final double MUCH_LARGER = 10;
    private static final double NEAR = 4;
    private static final double HUNDRED = 64;

    private enum Phase {
        ORDERED,
        HOT,
        DISORDERED
    }

    private record Extreme(double value, int row, int column) {}

    private final Measurements measurements;
    private final PhaseTable table;

    StatementComparison(Measurements measurements) {
        this.measurements = measurements;
        this.table = measurements.table();
    }

    List<ComparisonRow> rows() {
        List<ComparisonRow> rows = new ArrayList<>();
        rows.add(largestLoss());
        rows.add(smallestLoss());
        rows.add(fallOfLoss(100_000, 1e-5, 1e-5, "about 1e-5"));
        rows.add(fallOfLoss(1_000_000, 1e-6, 1e-6, "about 1e-6"));
        rows.add(fallOfLoss(10_000_000, 2e-7, 4e-7, "about 2e-7 to 4e-7"));
        rows.add(transition());
        rows.add(jammedGradient());
        rows.add(initialisation());
        rows.add(correlation());
        rows.add(extreme("Field alignment is strongest in the ordered phase", "alignment", Math::max, Phase.ORDERED));
        rows.add(extreme("The rate (4.7) is smallest in the disordered phase", "rate", Math::min, Phase.DISORDERED));
        rows.add(extreme("The rate (4.7) is largest in the hot phase", "rate", Math::max, Phase.HOT));
        return rows;
    }

    private Conditions trained() {
        return new Conditions(measurements).network().atLeast(STEPS).corners();
    }

    private ComparisonRow largestLoss() {
        return loss("about 1e-1", 1e-1, trained(), Math::max, "The largest mean test loss, without the 1/2");
    }

    private ComparisonRow smallestLoss() {
        Conditions conditions =
                new Conditions(measurements).network().steps(FULL).order("none").corners();
        return loss("about 1e-7", 1e-7, conditions, Math::min, "The smallest mean test loss, without the 1/2");
    }

    private ComparisonRow loss(
            String reference, double about, Conditions conditions, DoubleBinaryOperator choice, String statement) {
        ComparisonRow.Question question = new ComparisonRow.Question(statement, reference, "[P] section 3.2, Fig. 2");
        if (!conditions.hold()) {
            return question.unanswered(conditions.missing());
        }
        Extreme extreme = extreme("test_loss", choice);
        double loss = 2 * extreme.value;
        return Double.isNaN(loss)
                ? question.undefined()
                : question.judged(
                        number(loss) + " at " + where(extreme), loss >= about / ABOUT && loss <= about * ABOUT);
    }

    private ComparisonRow fallOfLoss(long steps, double low, double high, String reference) {
        ComparisonRow.Question question = new ComparisonRow.Question(
                String.format(Locale.ROOT, "Median training loss at T = 2^-5, 1/sigma_W = 8 after %,d steps", steps),
                reference,
                "independent measurement (m)");
        Conditions conditions =
                new Conditions(measurements).network().steps(steps).cell(1.0 / 32, 8);
        if (!conditions.hold()) {
            return question.unanswered(conditions.missing());
        }
        double loss = measurements.value(
                "train_loss_median",
                measurements.row(1.0 / 32).orElseThrow(),
                measurements.column(8).orElseThrow());
        return Double.isNaN(loss)
                ? question.undefined()
                : question.judged(number(loss), loss >= low / ABOUT && loss <= high * ABOUT);
    }

    private ComparisonRow transition() {
        ComparisonRow.Question question = new ComparisonRow.Question(
                "The loss rises fastest at T of about 1, at the largest 1/sigma_W",
                "within a factor 4 of 1",
                "[P] section 3.2, Fig. 4 left");
        Conditions conditions = trained();
        if (!conditions.hold()) {
            return question.unanswered(conditions.missing());
        }
        double[] temperatures = table.temperatures();
        double steepest = Double.NEGATIVE_INFINITY;
        double at = Double.NaN;
        for (int row = 0; row < measurements.lastRow(); row++) {
            double rise =
                    StrictMath.log(loss(row + 1, measurements.lastColumn()) / loss(row, measurements.lastColumn()))
                            / StrictMath.log(temperatures[row + 1] / temperatures[row]);
            if (rise > steepest) {
                steepest = rise;
                at = Math.sqrt(temperatures[row] * temperatures[row + 1]);
            }
        }
        return Double.isNaN(at)
                ? question.undefined()
                : question.judged("fastest at T = " + number(at), at >= 1 / NEAR && at <= NEAR);
    }

    private double loss(int row, int column) {
        return measurements.value("test_loss_median", row, column);
    }

    private ComparisonRow jammedGradient() {
        ComparisonRow.Question question = new ComparisonRow.Question(
                "At low T and large initial variance the final gradient remains large",
                "epoch-mean gradient 10 times that of the ordered corner",
                "[P] section 3.2, Fig. 3");
        Conditions conditions = trained();
        if (!conditions.hold()) {
            return question.unanswered(conditions.missing());
        }
        double ratio = measurements.value("gradient_norm_epoch_median", 0, 0)
                / measurements.value("gradient_norm_epoch_median", 0, measurements.lastColumn());
        return Double.isNaN(ratio)
                ? question.undefined()
                : question.judged(number(ratio) + " times", ratio >= MUCH_LARGER);
    }

    private ComparisonRow initialisation() {
        ComparisonRow.Question question = new ComparisonRow.Question(
                "At T of about 1e2 the final loss does not depend on the initialisation",
                "medians of all 1/sigma_W scatter as their errors say (chi-squared, up to 3 s.e.)",
                "[P] section 3.2, Fig. 3");
        Conditions conditions = trained().that(measurements.row(HUNDRED).isPresent(), "cells at T = 64");
        if (!conditions.hold()) {
            return question.unanswered(conditions.missing());
        }
        int row = measurements.row(HUNDRED).getAsInt();
        List<Estimate> medians = new ArrayList<>();
        for (int column = 0; column <= measurements.lastColumn(); column++) {
            medians.add(measurements.median("test_loss", row, column));
        }
        if (medians.stream().anyMatch(median -> !median.isOfEnoughRuns())) {
            return question.tooFewRuns();
        }
        if (medians.stream().anyMatch(median -> !median.isDefined() || !(median.error() > 0))) {
            return question.undefined();
        }
        Scatter scatter = Scatter.of(medians);
        return question.judged(scatter.words(), scatter.deviations() <= Agreement.LIMIT);
    }

    private ComparisonRow correlation() {
        ComparisonRow.Question question = new ComparisonRow.Question(
                "G(t_f, 0) is preserved in the disordered corner only",
                "above 0.5 there, below 0.1 in the ordered and in the hot corner",
                "[P] section 3.2, Fig. 5 left; 0.83, 0.01, 0.00 (m)");
        Conditions conditions = trained();
        if (!conditions.hold()) {
            return question.unanswered(conditions.missing());
        }
        double disordered = measurements.value("G_tf_0_mean", 0, 0);
        double ordered = measurements.value("G_tf_0_mean", 0, measurements.lastColumn());
        double hot = measurements.value("G_tf_0_mean", measurements.lastRow(), measurements.lastColumn());
        return Double.isNaN(disordered + ordered + hot)
                ? question.undefined()
                : question.judged(
                        String.format(Locale.ROOT, "disordered %.3f, ordered %.3f, hot %.3f", disordered, ordered, hot),
                        disordered > PRESERVED && Math.abs(ordered) < LOST && Math.abs(hot) < LOST);
    }

    private ComparisonRow extreme(String statement, String quantity, DoubleBinaryOperator choice, Phase expected) {
        ComparisonRow.Question question = new ComparisonRow.Question(
                statement,
                "the extreme cell of the means is " + expected.name().toLowerCase(Locale.ROOT),
                quantity.equals("rate") ? "[P] section 4.1, Fig. 7" : "[P] section 3.2, Fig. 5 right");
        Conditions conditions = trained();
        if (!conditions.hold()) {
            return question.unanswered(conditions.missing());
        }
        Extreme extreme = extreme(quantity, choice);
        if (Double.isNaN(extreme.value)) {
            return question.undefined();
        }
        Phase phase = phase(extreme);
        return question.judged(
                number(extreme.value) + " at " + where(extreme) + ": "
                        + phase.name().toLowerCase(Locale.ROOT),
                phase == expected);
    }

    private Extreme extreme(String quantity, DoubleBinaryOperator choice) {
        double[][] means = table.column(quantity + "_mean");
        Extreme found = new Extreme(Double.NaN, 0, 0);
        for (int row = 0; row < means.length; row++) {
            for (int column = 0; column < means[row].length; column++) {
                double value = means[row][column];
                if (!Double.isNaN(value)
                        && (Double.isNaN(found.value) || choice.applyAsDouble(value, found.value) != found.value)) {
                    found = new Extreme(value, row, column);
                }
            }
        }
        return found;
    }

    private Phase phase(Extreme cell) {
        double converged = measurements.value("converged_gradient_basis", cell.row, cell.column);
        if (converged < BoundaryComparison.LEVEL) {
            return Phase.HOT;
        }
        return table.inverseSigmas()[cell.column] >= Math.sqrt(2) ? Phase.ORDERED : Phase.DISORDERED;
    }

    private String where(Extreme cell) {
        return "T = " + Conditions.power(table.temperatures()[cell.row]) + ", 1/sigma_W = "
                + Conditions.power(table.inverseSigmas()[cell.column]);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2g", value);
    }
}
