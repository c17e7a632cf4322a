package org.eigentape.tools.figures.paper.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eigentape.tools.figures.paper.cells.EnsembleEigenvalues;
import org.eigentape.tools.figures.paper.cells.Protocol;

/**
 * What does not depend on training: gradient norms and spectra at step 0. Cells at all temperatures have models of their own and
 * are pooled.
 */
final class StartComparison {

    /** Medians at 1/sigma_W = 2^-8 to 2^3, of the authors' 100 models. */
    private static final List<String> GRADIENTS = List.of(
            "1.1e-2", "2.0e-2", "4.5e-2", "8.9e-2", "0.14", "0.27", "0.55", "0.72", "0.85", "0.72", "0.74", "0.72");

    private static final int PUBLISHED_MODELS = 100;
    private static final int FIRST_EXPONENT = -8;
    private static final List<Integer> SHAPE = List.of(16, 32);
    /** N - 1 spacings of N = 16 eigenvalues. */
    private static final double SPACINGS = 15;

    private static final double RATIO = 0.5;
    private static final double UPPER_EDGE = (1 + Math.sqrt(RATIO)) * (1 + Math.sqrt(RATIO));
    private static final double EXCEEDING = 0.118;
    private static final String MEASURED = "independent measurement (m)";

    private final Measurements measurements;

    StartComparison(Measurements measurements) {
        this.measurements = measurements;
    }

    List<ComparisonRow> rows() {
        List<ComparisonRow> rows = new ArrayList<>();
        for (int index = 0; index < GRADIENTS.size(); index++) {
            rows.add(gradient(FIRST_EXPONENT + index, GRADIENTS.get(index)));
        }
        rows.add(spacing());
        rows.add(bound());
        rows.add(largest());
        rows.add(exceeding());
        return rows;
    }

    private ComparisonRow gradient(int exponent, String reference) {
        double inverseSigma = Math.scalb(1.0, exponent);
        ComparisonRow.Question question = new ComparisonRow.Question(
                "Gradient norm (3.3) before training, median, 1/sigma_W = 2^" + exponent,
                reference,
                "[P] Fig. 4 right, the authors' medians");
        Conditions conditions = new Conditions(measurements).network().column(inverseSigma);
        if (!conditions.hold()) {
            return question.unanswered(conditions);
        }
        int column = measurements.column(inverseSigma).getAsInt();
        List<Estimate> medians = new ArrayList<>();
        double models = 0;
        for (int row = 0; row <= measurements.lastRow(); row++) {
            Estimate median = measurements.median("gradient_norm_initial", row, column);
            if (median.isDefined()) {
                medians.add(median);
                models += measurements.models(row, column);
            }
        }
        return medians.isEmpty()
                ? question.undefined()
                : question.compared(Estimate.pooled(medians), models, new Reference(reference, PUBLISHED_MODELS));
    }

    private Conditions shape() {
        List<Integer> shape = measurements.protocol().map(Protocol::shape).orElse(List.of());
        return new Conditions(measurements).that(shape.equals(SHAPE), "a first trained matrix of 16 x 32");
    }

    private ComparisonRow spacing() {
        ComparisonRow.Question question = new ComparisonRow.Question(
                "<(N-1) S(0)>/sigma_W^2 of 16 x 32 matrices", "2.466", MEASURED + ", finite size");
        Conditions conditions = shape();
        return conditions.hold()
                ? question.compared(scaledSpacing(), 1, new Reference("2.466", 0))
                : question.unanswered(conditions);
    }

    private ComparisonRow bound() {
        double bound = 4 * Math.sqrt(RATIO);
        ComparisonRow.Question question = new ComparisonRow.Question(
                "S(0) <= 4 sigma_W^2 sqrt(r)/(N-1) on average", "<(N-1) S(0)>/sigma_W^2 <= 2.828", "[P] eq. (4.14)");
        Conditions conditions = shape();
        if (!conditions.hold()) {
            return question.unanswered(conditions);
        }
        Estimate spacing = scaledSpacing();
        return spacing.isDefined()
                ? question.judged(spacing.words(), spacing.value() <= bound + Agreement.LIMIT * spacing.error())
                : question.undefined();
    }

    private Estimate scaledSpacing() {
        List<Estimate> estimates = new ArrayList<>();
        for (int row = 0; row <= measurements.lastRow(); row++) {
            for (int column = 0; column <= measurements.lastColumn(); column++) {
                double inverse = measurements.table().inverseSigmas()[column];
                Estimate mean = measurements.mean("S_0", row, column).times(SPACINGS * inverse * inverse);
                if (mean.isDefined()) {
                    estimates.add(mean);
                }
            }
        }
        return estimates.isEmpty() ? Estimate.mean(Double.NaN, Double.NaN) : Estimate.pooled(estimates);
    }

    private ComparisonRow largest() {
        ComparisonRow.Question question = new ComparisonRow.Question(
                "Mean of x_N(0)/sigma_W^2 of 16 x 32 matrices", "2.588", MEASURED + ", finite size");
        double[] largest = scaledLargest();
        Conditions conditions = shape().that(largest.length > 1, "eigenvalues in the cells of figure 6");
        return conditions.hold()
                ? question.compared(Estimate.meanOf(largest), 1, new Reference("2.588", 0))
                : question.unanswered(conditions);
    }

    private ComparisonRow exceeding() {
        ComparisonRow.Question question = new ComparisonRow.Question(
                "Share of matrices with x_N(0) above the Marchenko-Pastur edge (4.2)",
                Double.toString(EXCEEDING),
                MEASURED + ", finite size");
        double[] largest = scaledLargest();
        Conditions conditions = shape().that(largest.length > 1, "eigenvalues in the cells of figure 6");
        if (!conditions.hold()) {
            return question.unanswered(conditions);
        }
        double share =
                Arrays.stream(largest).filter(value -> value > UPPER_EDGE).count() / (double) largest.length;
        return question.compared(Estimate.share(share, largest.length, EXCEEDING), 1, new Reference("0.118", 0));
    }

    private double[] scaledLargest() {
        return measurements.ensembles().stream()
                .flatMapToDouble(
                        ensemble -> Arrays.stream(ensemble.largestAtStart()).map(value -> value * square(ensemble)))
                .toArray();
    }

    private static double square(EnsembleEigenvalues ensemble) {
        return ensemble.cell().inverseSigma() * ensemble.cell().inverseSigma();
    }
}
