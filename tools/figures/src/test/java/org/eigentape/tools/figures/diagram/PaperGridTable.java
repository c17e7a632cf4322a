package org.eigentape.tools.figures.diagram;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;

/** A table over the paper's 12 x 12 cells whose numbers are roughly the paper's, as functions of T and 1/sigma_W. */
public final class PaperGridTable {

    private static final List<String> AVERAGED = List.of(
            "test_loss",
            "train_loss",
            "gradient_norm_initial",
            "gradient_norm_final",
            "gradient_norm_epoch",
            "G_tf_0",
            "overlap_tf_0",
            "alignment",
            "S_0",
            "S_tf",
            "rate");

    private static final double[] GRADIENTS = {1.1e-2, 2.0e-2, 4.5e-2, 8.9e-2, .14, .27, .55, .72, .85, .72, .74, .72};

    private final Map<String, DoubleBinaryOperator> changed = new HashMap<>();

    /** Another function of T and 1/sigma_W for a column. */
    public PaperGridTable with(String column, DoubleBinaryOperator function) {
        changed.put(column, function);
        return this;
    }

    /** Writes {@code phase.csv} into a directory and reads it. */
    public PhaseTable write(Path directory) throws IOException {
        List<String> header = new ArrayList<>(List.of("T", "inv_sigma_W", "runs", "steps"));
        for (String quantity : AVERAGED) {
            List.of("_mean", "_se", "_median", "_p16", "_p84").forEach(each -> header.add(quantity + each));
        }
        header.addAll(List.of("converged_dyson", "converged_gradient_basis", "converged_published", "diverged"));
        StringBuilder text = new StringBuilder(String.join(",", header)).append('\n');
        for (int row = -5; row <= 6; row++) {
            for (int column = -8; column <= 3; column++) {
                double t = Math.scalb(1.0, row);
                double s = Math.scalb(1.0, column);
                List<String> fields = new ArrayList<>();
                for (String name : header) {
                    DoubleBinaryOperator function = changed.getOrDefault(name, (a, b) -> value(name, a, b));
                    fields.add(Double.toString(function.applyAsDouble(t, s)));
                }
                text.append(String.join(",", fields)).append('\n');
            }
        }
        return PhaseTableReader.read(Files.writeString(directory.resolve("phase.csv"), text.toString()));
    }

    private static double value(String column, double t, double s) {
        boolean isHot = t > 0.5;
        boolean isOrdered = !isHot && s > 1;
        double loss = isHot ? 1e-2 : isOrdered ? 1e-5 : 5e-2;
        double epoch = isHot ? 1e-3 : isOrdered ? 1e-5 : 5e-3;
        double spacing = 2.466 / 15 / s / s;
        double gradient = GRADIENTS[Math.getExponent(s) + 8];
        return switch (column) {
            case "T" -> t;
            case "inv_sigma_W" -> s;
            case "runs" -> 100;
            case "steps" -> 100_000;
            case "diverged" -> 0;
            case "test_loss_mean", "test_loss_median", "train_loss_mean", "train_loss_median" -> loss;
            case "test_loss_p16", "train_loss_p16" -> loss / 2;
            case "test_loss_p84", "train_loss_p84" -> 2 * loss;
            case "gradient_norm_epoch_mean", "gradient_norm_epoch_median" -> epoch;
            case "gradient_norm_initial_mean", "gradient_norm_initial_median" -> gradient;
            case "gradient_norm_initial_p16" -> gradient / 2;
            case "gradient_norm_initial_p84" -> 2 * gradient;
            case "G_tf_0_mean" -> isHot ? 0.01 : isOrdered ? 0.02 : 0.8;
            case "alignment_mean" -> isOrdered ? 0.3 : 0.1;
            case "rate_mean" -> t == 64 && s == 8 ? 1.7e-4 : isHot ? 1e-4 : isOrdered ? 5e-5 : 1e-8;
            case "rate_se" -> 1e-6;
            case "S_0_mean" -> spacing;
            case "S_0_se" -> spacing / 100;
            case "S_tf_mean" -> 1.05e6 / 15;
            case "S_tf_se" -> 1e3;
            case "converged_dyson" -> isHot ? 0 : 0.5;
            case "converged_gradient_basis" -> t <= 0.25 ? 1 : t == 0.5 && s > 1 ? 0 : isHot ? 0 : 1;
            case "converged_published" -> t <= 0.25 ? 1 : t == 0.5 ? 0.47 : 0;
            default -> 1e-3;
        };
    }
}
