package org.eigentape.tools.figures.diagram;

import java.util.List;

/**
 * What one map of the diagram shows.
 *
 * @param name of its files, without extension
 * @param title in words
 * @param column of {@code phase.csv}
 * @param kind how it is coloured
 * @param label of its colours in TeX, without a unit
 * @param unit in TeX; empty for a number without one
 * @param meaning a sentence for the caption
 */
public record DiagramQuantity(
        String name, String title, String column, Kind kind, String label, String unit, String meaning) {

    /** How values are coloured. */
    public enum Kind {
        /** A positive or signed quantity, logarithmic where it spans decades. */
        MEDIAN,
        /** Of order one where it is not noise around zero, so always linear: from 0 to 1, or as far as it goes. */
        CORRELATION,
        /** A share of runs, from 0 to 100 %. */
        CONVERGED,
        /** A number of runs, shown as a share of all. */
        COUNT
    }

    private static final String SHARE = "\\%\\text{ of runs}";

    /** All maps, in the order of the page. */
    public static final List<DiagramQuantity> ALL = List.of(
            converged(
                    "dyson",
                    "with K and V in the eigenbasis of X, K with its sign. At one instant near a minimum the sign of K is"
                            + " noise"),
            converged("gradient-basis", "with K and V in the basis in which the mean gradient is diagonal"),
            converged(
                    "published",
                    "with V rotated as a matrix, as in the code that was published with the paper. It depends on the signs of the"
                            + " eigenvectors, whose first component is not negative here"),
            median(
                    "test-loss",
                    "Test loss",
                    "test_loss",
                    "\\mathcal{L}_{\\text{test}}(t_f)",
                    "The loss (2.6), with its factor 1/2, over the test set at the last step."),
            median(
                    "train-loss",
                    "Training loss",
                    "train_loss",
                    "\\mathcal{L}_{\\text{train}}(t_f)",
                    "The loss (2.6), with its factor 1/2, over the training set at the last step."),
            median(
                    "gradient-norm-initial",
                    "Gradient norm at the start",
                    "gradient_norm_initial",
                    "|\\nabla\\mathcal{L}(0)|",
                    "The norm (3.3) of the gradient over the whole training set at fixed W, before training."),
            median(
                    "gradient-norm-final",
                    "Gradient norm at the end",
                    "gradient_norm_final",
                    "|\\nabla\\mathcal{L}(t_f)|",
                    "The norm (3.3) of the gradient over the whole training set at fixed W, at the last step."),
            median(
                    "gradient-norm-epoch",
                    "Gradient norm over the last epoch",
                    "gradient_norm_epoch",
                    "|W(t_f-E)-W(t_f)|/(\\epsilon E)",
                    "The norm of the gradient averaged over the E steps of the last epoch, while W moves."),
            new DiagramQuantity(
                    "feature-correlation",
                    "Correlation of features with those at the start",
                    "G_tf_0",
                    Kind.CORRELATION,
                    "G(t_f,0)",
                    "",
                    "The correlation (3.4) of the test set's features between the last step and the start, not"
                            + " normalised."),
            new DiagramQuantity(
                    "feature-overlap",
                    "Overlap of features with those at the start",
                    "overlap_tf_0",
                    Kind.CORRELATION,
                    "G(t_f,0)/\\sqrt{G(t_f,t_f)\\,G(0,0)}",
                    "",
                    "The correlation (3.4) of the test set's features between the last step and the start,"
                            + " normalised."),
            median(
                    "field-alignment",
                    "Alignment of features with the field",
                    "alignment",
                    "\\langle h\\phi\\rangle(t_f)",
                    "The field alignment (3.5) over the test set at the last step, not divided by the size of the"
                            + " set."),
            median(
                    "spacing-initial",
                    "Mean level spacing at the start",
                    "S_0",
                    "S(0)",
                    "The mean spacing (4.5) of the eigenvalues of X before training."),
            median(
                    "spacing-final",
                    "Mean level spacing at the end",
                    "S_tf",
                    "S(t_f)",
                    "The mean spacing (4.5) of the eigenvalues of X at the last step."),
            new DiagramQuantity(
                    "spacing-rate",
                    "Rate of the mean level spacing",
                    "rate",
                    Kind.MEDIAN,
                    "\\bar\\lambda(t_f)=\\ln(S(t_f)/S(0))/t_f",
                    "1/\\text{step}",
                    "The rate (4.7) at which the logarithm of the mean level spacing grew, over the whole run, per step."),
            new DiagramQuantity(
                    "diverged",
                    "Diverged runs",
                    "diverged",
                    Kind.COUNT,
                    "\\text{diverged}",
                    SHARE,
                    "Runs that diverged. All other figures leave them out, except from what is known before training."));

    private static DiagramQuantity converged(String convention, String how) {
        return new DiagramQuantity(
                "converged-" + convention,
                "Converged runs, convention " + convention,
                "converged_" + convention.replace('-', '_'),
                Kind.CONVERGED,
                "\\text{converged}",
                SHARE,
                "Share of the runs that did not diverge for which " + Criterion.PRODUCTS
                        + ", so that the level spacing has converged, convention " + convention + ": " + how + ".");
    }

    private static DiagramQuantity median(String name, String title, String column, String label, String meaning) {
        return new DiagramQuantity(name, title, column, Kind.MEDIAN, label, "", meaning);
    }

    /**
     * The values that are coloured.
     *
     * @param table of a sweep
     * @return by temperature and 1/sigma_W
     */
    public double[][] values(PhaseTable table) {
        boolean isMedian = kind == Kind.MEDIAN || kind == Kind.CORRELATION;
        double[][] values = table.column(isMedian ? column + "_median" : column);
        if (isMedian) {
            return values;
        }
        double[][] runs = table.column("runs");
        for (int row = 0; row < values.length; row++) {
            for (int cell = 0; cell < values[row].length; cell++) {
                values[row][cell] *= kind == Kind.COUNT ? 100 / runs[row][cell] : 100;
            }
        }
        return values;
    }

    /**
     * Label and unit of the colours.
     *
     * @return TeX
     */
    public String barLabel() {
        return label + "\\;\\;" + (unit.isEmpty() ? "\\text{(dimensionless)}" : "[" + unit + "]");
    }
}
