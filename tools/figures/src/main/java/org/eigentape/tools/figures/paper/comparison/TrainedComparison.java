package org.eigentape.tools.figures.paper.comparison;

import java.util.ArrayList;
import java.util.List;
import org.eigentape.tools.figures.comparison.Agreement;
import org.eigentape.tools.figures.comparison.ComparisonRow;
import org.eigentape.tools.figures.comparison.Estimate;
import org.eigentape.tools.figures.comparison.Reference;
import org.eigentape.tools.figures.paper.cells.EnsembleEigenvalues;

/** Numbers at the end of training, which are compared at equal numbers of steps and orders of batches only. */
final class TrainedComparison {

    private static final long SHORT = 100_000;
    private static final long THOUSAND_EPOCHS = 1_000_000;
    private static final long FULL = 100_000_000;
    private static final double SPACINGS = 15;
    private static final double PUBLISHED_TEST_SAMPLES = 128;
    private static final int MODELS = 100;
    private static final int FEW_MODELS = 6;
    private static final double COLD = 1.0 / 32;
    private static final String MEASURED = "independent measurement (m)";

    /** T and 1/sigma_W; training loss, test loss without the 1/2, G and alignment/128 after 1000 epochs, 6 models (m). */
    private record Point(
            double temperature, double inverseSigma, String train, String test, String correlation, String alignment) {}

    private static final List<Point> THOUSAND = List.of(
            new Point(COLD, 1.0 / 256, "6.0e-2", "1.2e-1", "0.83", "0.67e-3"),
            new Point(COLD, 0.25, "2.2e-5", "5.0e-5", "0.48", "0.92e-3"),
            new Point(COLD, 8, "3.0e-6", "5.8e-6", "0.01", "2.62e-3"),
            new Point(0.5, 2, "9.2e-6", "9.9e-5", "0.09", "0.90e-3"),
            new Point(2, 8, "2.4e-3", "6.4e-3", "0.01", "0.71e-3"),
            new Point(64, 1.0 / 256, "8.8e-3", "1.9e-2", "0.33", "0.65e-3"),
            new Point(64, 8, "9.7e-3", "2.1e-2", "0.00", "0.66e-3"));

    /** T; training loss and epoch-mean gradient norm at 1/sigma_W = 8 after 10^8 steps. */
    private record Full(double temperature, String loss, String gradient) {}

    private static final List<Full> FULL_LENGTH = List.of(
            new Full(COLD, "5.8e-8", "5.8e-8"),
            new Full(0.125, "3.3e-8", "1.7e-8"),
            new Full(0.5, "1.0e-6", "3.0e-8"),
            new Full(1, "3.3e-5", "6.5e-7"),
            new Full(4, "2.9e-3", "5.6e-5"),
            new Full(16, "4.2e-3", "2.5e-5"),
            new Full(64, "5.5e-3", "1.7e-5"));

    private final Measurements measurements;

    TrainedComparison(Measurements measurements) {
        this.measurements = measurements;
    }

    List<ComparisonRow> rows() {
        List<ComparisonRow> rows = new ArrayList<>();
        rows.add(spacing());
        rows.add(rate());
        rows.add(eigenvalue(false));
        rows.add(eigenvalue(true));
        THOUSAND.forEach(point -> thousand(rows, point));
        FULL_LENGTH.forEach(full -> full(rows, full));
        return rows;
    }

    private Conditions conditions(long steps, String order, double temperature, double inverseSigma) {
        return new Conditions(measurements).network().steps(steps).order(order).cell(temperature, inverseSigma);
    }

    private ComparisonRow spacing() {
        ComparisonRow.Question question = new ComparisonRow.Question(
                "(N-1) S(t_f) after 10^5 steps, mean, T = 64, 1/sigma_W = 8",
                "1.0e6 to 1.1e6",
                "[P] footnote 2; " + MEASURED);
        Conditions conditions = conditions(SHORT, "epoch", 64, 8);
        if (!conditions.hold()) {
            return question.unanswered(conditions.missing());
        }
        Estimate spacing = measurements.mean("S_tf", row(64), column(8)).times(SPACINGS);
        double factor = Math.sqrt(1 + models(64, 8) / MODELS);
        return question.compared(spacing, Agreement.of(spacing, factor, 1.0e6, 1.1e6));
    }

    private ComparisonRow rate() {
        ComparisonRow.Question question = new ComparisonRow.Question(
                "Rate (4.7) per step after 10^5 steps, mean, T = 64, 1/sigma_W = 8",
                "1.7e-4",
                "[P] footnote 2; " + MEASURED);
        Conditions conditions = conditions(SHORT, "epoch", 64, 8);
        return conditions.hold()
                ? question.compared(
                        measurements.mean("rate", row(64), column(8)), models(64, 8), new Reference("1.7e-4", MODELS))
                : question.unanswered(conditions.missing());
    }

    private ComparisonRow eigenvalue(boolean ofTargets) {
        String reference = ofTargets ? "2.60" : "0.78";
        ComparisonRow.Question question = new ComparisonRow.Question(
                ofTargets
                        ? "x_N of the teacher, mean, T = 2^-5, 1/sigma_W = 8"
                        : "x_N(t_f) after 10^5 steps, mean, T = 2^-5, 1/sigma_W = 8: not yet the teacher's",
                reference,
                MEASURED);
        double[] values = measurements.ensembles().stream()
                .filter(each -> each.cell().temperature() == COLD && each.cell().inverseSigma() == 8)
                .findFirst()
                .map(ofTargets ? EnsembleEigenvalues::largestOfTargets : EnsembleEigenvalues::largestAtEnd)
                .orElse(new double[0]);
        Conditions conditions =
                ofTargets ? new Conditions(measurements).network() : conditions(SHORT, "epoch", COLD, 8);
        conditions.that(values.length > 1, "eigenvalues in the cell at T = 2^-5, 1/sigma_W = 8");
        return conditions.hold()
                ? question.compared(Estimate.meanOf(values), values.length, new Reference(reference, MODELS))
                : question.unanswered(conditions.missing());
    }

    private void thousand(List<ComparisonRow> rows, Point point) {
        double t = point.temperature;
        double s = point.inverseSigma;
        String where = " after 1000 epochs in fixed order, T = " + Conditions.power(t) + ", 1/sigma_W = "
                + Conditions.power(s);
        Conditions conditions = conditions(THOUSAND_EPOCHS, "none", t, s);
        rows.add(few("Training loss, median," + where, point.train, conditions, t, s, "train_loss", true, 1));
        rows.add(few("Test loss without the 1/2, mean," + where, point.test, conditions, t, s, "test_loss", false, 2));
        rows.add(few("G(t_f, 0), mean," + where, point.correlation, conditions, t, s, "G_tf_0", false, 1));
        rows.add(few(
                "Field alignment/128, mean," + where,
                point.alignment,
                conditions,
                t,
                s,
                "alignment",
                false,
                1 / PUBLISHED_TEST_SAMPLES));
    }

    private ComparisonRow few(
            String statement,
            String reference,
            Conditions conditions,
            double temperature,
            double inverseSigma,
            String quantity,
            boolean isMedian,
            double factor) {
        ComparisonRow.Question question =
                new ComparisonRow.Question(statement, reference, MEASURED + ", " + FEW_MODELS + " models");
        if (!conditions.hold()) {
            return question.unanswered(conditions.missing());
        }
        int row = row(temperature);
        int column = column(inverseSigma);
        Estimate measured =
                isMedian ? measurements.median(quantity, row, column) : measurements.mean(quantity, row, column);
        return question.compared(
                measured.times(factor), models(temperature, inverseSigma), new Reference(reference, FEW_MODELS));
    }

    private void full(List<ComparisonRow> rows, Full full) {
        String where = " after 10^8 steps in fixed order, median, T = " + Conditions.power(full.temperature)
                + ", 1/sigma_W = 8";
        Conditions conditions = conditions(FULL, "none", full.temperature, 8);
        ComparisonRow.Question loss = new ComparisonRow.Question(
                "Training loss" + where
                        + " (measured with the 1/2; whether the reference has it is not stated: either counts)",
                full.loss,
                "the authors' medians");
        ComparisonRow.Question gradient =
                new ComparisonRow.Question("Epoch-mean gradient norm" + where, full.gradient, "the authors' medians");
        if (!conditions.hold()) {
            rows.add(loss.unanswered(conditions.missing()));
            rows.add(gradient.unanswered(conditions.missing()));
            return;
        }
        Estimate measured = measurements.median("train_loss", row(full.temperature), column(8));
        Reference reference = new Reference(full.loss, MODELS);
        double factor = Math.sqrt(1 + models(full.temperature, 8) / MODELS);
        rows.add(loss.compared(
                measured,
                Agreement.of(
                        measured,
                        factor,
                        (reference.value() - reference.rounding()) / 2,
                        reference.value() + reference.rounding())));
        rows.add(gradient.compared(
                measurements.median("gradient_norm_epoch", row(full.temperature), column(8)),
                models(full.temperature, 8),
                new Reference(full.gradient, MODELS)));
    }

    private int row(double temperature) {
        return measurements.row(temperature).orElseThrow();
    }

    private int column(double inverseSigma) {
        return measurements.column(inverseSigma).orElseThrow();
    }

    private double models(double temperature, double inverseSigma) {
        return measurements.models(row(temperature), column(inverseSigma));
    }
}
