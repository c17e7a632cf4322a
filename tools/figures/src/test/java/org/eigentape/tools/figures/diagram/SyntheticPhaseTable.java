package org.eigentape.tools.figures.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A table of 4 x 3 cells whose numbers are simple functions of T and 1/sigma_W. */
final class SyntheticPhaseTable {

    static final double[] TEMPERATURES = {0.125, 0.5, 2, 8};
    static final double[] INVERSE_SIGMAS = {0.25, 1, 4};

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

    private SyntheticPhaseTable() {}

    /** The table as text; {@code replaced} has other fields by {@code LINE:COLUMN}, lines counted from 1. */
    static String text(Map<String, String> replaced) {
        List<String> header = new ArrayList<>(List.of("T", "inv_sigma_W", "runs", "steps"));
        for (String quantity : AVERAGED) {
            List.of("_mean", "_se", "_median", "_p16", "_p84").forEach(each -> header.add(quantity + each));
        }
        header.addAll(List.of("converged_dyson", "converged_gradient_basis", "converged_published", "diverged"));
        StringBuilder text = new StringBuilder(String.join(",", header)).append('\n');
        int line = 2;
        for (double temperature : TEMPERATURES) {
            for (double inverseSigma : INVERSE_SIGMAS) {
                List<String> fields = new ArrayList<>();
                for (String column : header) {
                    String own = String.format(Locale.ROOT, "%s", value(column, temperature, inverseSigma));
                    fields.add(replaced.getOrDefault(line + ":" + column, own));
                }
                text.append(String.join(",", fields)).append('\n');
                line++;
            }
        }
        return text.toString();
    }

    private static double value(String column, double temperature, double inverseSigma) {
        if (column.startsWith("converged")) {
            return temperature < 1 ? 1 : 0;
        }
        return switch (column) {
            case "T" -> temperature;
            case "inv_sigma_W" -> inverseSigma;
            case "runs" -> 20;
            case "steps" -> 1000;
            case "diverged" -> 0;
            case "rate_median" -> (temperature - 0.5) * 1e-3;
            default -> temperature * inverseSigma * inverseSigma;
        };
    }
}
