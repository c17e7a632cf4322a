package org.eigentape.tools.figures.paper;

import java.util.Arrays;
import java.util.Locale;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.tools.figures.paper.cells.Protocol;

/** Why a quantity has no value in any cell: what was never tabulated is told from what is undefined. */
final class Missing {

    private static final String CONVERGED = "converged_";
    private static final String EPOCH = "gradient_norm_epoch";

    private Missing() {}

    /** Whether a column has a number of any run that counts. */
    static boolean isAnywhere(SweepFacts facts, String quantity, String column) {
        boolean isLost = facts.table().isAllDiverged() && !facts.table().isOfAllRuns(quantity);
        return !isLost
                && Arrays.stream(facts.table().column(column))
                        .flatMapToDouble(Arrays::stream)
                        .anyMatch(Double::isFinite);
    }

    /** Refuses to draw what no cell has; {@code column} has the name of the {@code quantity} and perhaps a statistic. */
    static void require(SweepFacts facts, String quantity, String column) {
        if (!isAnywhere(facts, quantity, column)) {
            throw new InvalidRequestException(reason(facts, quantity));
        }
    }

    /** A sentence in lower case about a quantity without values. */
    static String reason(SweepFacts facts, String quantity) {
        if (facts.table().isAllDiverged() && !facts.table().isOfAllRuns(quantity)) {
            return "all runs of all cells diverged, so that nothing was measured; sweep over lower temperatures.";
        }
        if (quantity.equals(EPOCH) && facts.isShorterThanEpoch()) {
            return shorterThanEpoch(facts);
        }
        String stage = stage(quantity);
        String parameters = parameters(quantity);
        String request = stage + (parameters.isEmpty() ? "" : ":" + parameters);
        String where = quantity.equals("S_0") || quantity.equals("gradient_norm_initial")
                ? "any run."
                : "any run that did not diverge.";
        if (facts.cells().isEmpty()) {
            return "phase.csv has no defined value of " + quantity + ": the stage " + request
                    + " did not run, or gave none in " + where;
        }
        return facts.cells().hasTabulated(stage, parameters)
                ? "the stage " + request + " ran, but gave no defined value of " + quantity + " in " + where
                : "the stage " + request + " did not run, so that phase.csv has no " + quantity
                        + "; 'eigentape replay SWEEP --stages " + request
                        + "' runs it if the tensors that it needs were recorded.";
    }

    /** Why the gradient averaged over the last epoch is missing. */
    private static String shorterThanEpoch(SweepFacts facts) {
        return String.format(
                Locale.ROOT,
                "runs of %,d steps are shorter than an epoch of %,d.",
                facts.steps(),
                facts.protocol().map(Protocol::stepsPerEpoch).orElse(0L));
    }

    private static String stage(String quantity) {
        return switch (quantity) {
            case "S_0", "S_tf", "rate" -> "spectrum";
            default -> quantity.startsWith(CONVERGED) ? "level-spacing" : "observables";
        };
    }

    private static String parameters(String quantity) {
        return quantity.startsWith(CONVERGED) && !quantity.endsWith("dyson")
                ? "convention=" + quantity.substring(CONVERGED.length()).replace('_', '-')
                : "";
    }
}
