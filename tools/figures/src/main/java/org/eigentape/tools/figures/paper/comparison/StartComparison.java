package org.eigentape.tools.figures.paper.comparison;

import java.util.ArrayList;
import java.util.List;
import org.eigentape.tools.figures.comparison.Agreement;
import org.eigentape.tools.figures.comparison.ComparisonRow;
import org.eigentape.tools.figures.comparison.Estimate;
import org.eigentape.tools.figures.comparison.Reference;
import org.eigentape.tools.figures.paper.cells.InitialEigenvalues;
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
    /** Standard deviation of (x_N - x_1)/sigma_W^2 over 200,000 such matrices, drawn and diagonalised by NumPy. */
    private static final double SPREAD_OF_SPACING = 0.272;
    /** The same of x_N/sigma_W^2. */
    private static final double SPREAD_OF_LARGEST = 0.271;
    /** From so many matrices on, a mean is nearly normal. */
    private static final int FEWEST_FOR_MEAN = 10;
    /** From so many matrices on, a share of 0.118 is. */
    private static final int FEWEST_FOR_SHARE = 100;

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
            return question.unanswered(conditions.missing());
        }
        int column = measurements.column(inverseSigma).getAsInt();
        List<Estimate> medians = new ArrayList<>();
        double models = 0;
        for (int row = 0; row <= measurements.lastRow(); row++) {
            Estimate median = measurements.median("gradient_norm_initial", row, column);
            if (!Double.isNaN(median.value()) && !median.isOfEnoughRuns()) {
                return question.tooFewRuns();
            }
            if (median.isDefined()) {
                medians.add(median);
                models += measurements.averaged("gradient_norm_initial", row, column);
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
                : question.unanswered(conditions.missing());
    }

    private ComparisonRow bound() {
        double bound = 4 * Math.sqrt(RATIO);
        ComparisonRow.Question question = new ComparisonRow.Question(
                "S(0) <= 4 sigma_W^2 sqrt(r)/(N-1) on average", "<(N-1) S(0)>/sigma_W^2 <= 2.828", "[P] eq. (4.14)");
        Conditions conditions = shape();
        if (!conditions.hold()) {
            return question.unanswered(conditions.missing());
        }
        Estimate spacing = scaledSpacing();
        return spacing.isDefined()
                ? question.judged(spacing.words(), spacing.value() <= bound + Agreement.LIMIT * spacing.error())
                : question.undefined();
    }

    /** Of all runs of all cells. The variance is that of the law, so that few runs do not make it seem small. */
    private Estimate scaledSpacing() {
        double sum = 0;
        double models = 0;
        for (int row = 0; row <= measurements.lastRow(); row++) {
            for (int column = 0; column <= measurements.lastColumn(); column++) {
                double inverse = measurements.table().inverseSigmas()[column];
                double mean = measurements.value("S_0_mean", row, column) * SPACINGS * inverse * inverse;
                double count = measurements.averaged("S_0", row, column);
                if (Double.isFinite(mean)) {
                    sum += count * mean;
                    models += count;
                }
            }
        }
        return Estimate.mean(sum / models, SPREAD_OF_SPACING / Math.sqrt(models));
    }

    private ComparisonRow largest() {
        ComparisonRow.Question question = new ComparisonRow.Question(
                "Mean of x_N(0)/sigma_W^2 of 16 x 32 matrices", "2.588", MEASURED + ", finite size");
        InitialEigenvalues initial = measurements.initial();
        Conditions conditions = shape().that(initial.count() >= FEWEST_FOR_MEAN, more(initial, FEWEST_FOR_MEAN));
        return conditions.hold()
                ? question.compared(
                        Estimate.mean(initial.mean(), SPREAD_OF_LARGEST / Math.sqrt(initial.count())),
                        1,
                        new Reference("2.588", 0))
                : question.unanswered(conditions.missing());
    }

    private ComparisonRow exceeding() {
        ComparisonRow.Question question = new ComparisonRow.Question(
                "Share of matrices with x_N(0) above the Marchenko-Pastur edge (4.2)",
                Double.toString(EXCEEDING),
                MEASURED + ", finite size");
        InitialEigenvalues initial = measurements.initial();
        Conditions conditions = shape().that(initial.count() >= FEWEST_FOR_SHARE, more(initial, FEWEST_FOR_SHARE));
        return conditions.hold()
                ? question.compared(
                        Estimate.share(initial.shareAbove(UPPER_EDGE), initial.count(), EXCEEDING),
                        1,
                        new Reference("0.118", 0))
                : question.unanswered(conditions.missing());
    }

    private static String more(InitialEigenvalues initial, int fewest) {
        return initial.count() == 0
                ? "eigenvalues at step 0 in its cells"
                : "more runs (eigenvalues of " + fewest + " matrices at step 0; these are " + initial.count() + ")";
    }
}
