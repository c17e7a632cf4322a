package org.eigentape.tools.figures.diagram;

import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;

/** A table of the runs of {@link SyntheticPhaseTable}, 20 in each cell. */
public final class SyntheticRunTable {

    /** Runs of each cell. */
    public static final int RUNS = 20;

    private SyntheticRunTable() {}

    /** The runs of the small table; those of the first cell that diverged, and those with V_S < 0, are chosen by number. */
    static String text(IntPredicate diverged, IntPredicate negative) {
        return text(SyntheticPhaseTable.TEMPERATURES, SyntheticPhaseTable.INVERSE_SIGMAS, RUNS, diverged, negative);
    }

    /** The same over any grid; S(0) and the first gradient of a run are its number plus 1. */
    public static String text(
            double[] temperatures, double[] inverseSigmas, int runs, IntPredicate diverged, IntPredicate negative) {
        StringBuilder text = new StringBuilder("T,inv_sigma_W,run,S_0,gradient_norm_initial");
        for (String convention : List.of("dyson", "gradient_basis", "published")) {
            text.append(",V_S_").append(convention).append(",converged_").append(convention);
        }
        text.append(",diverged\n");
        for (double temperature : temperatures) {
            for (double inverseSigma : inverseSigmas) {
                boolean isFirst = temperature == temperatures[0] && inverseSigma == inverseSigmas[0];
                for (int run = 0; run < runs; run++) {
                    int repulsion = negative.test(run) ? -1 : 1;
                    int converged = temperature < 1 ? 1 : 0;
                    text.append(String.format(
                            Locale.ROOT,
                            "%s,%s,%d,%d,%d,1,%d,1,%d,%d,%d,%d%n",
                            temperature,
                            inverseSigma,
                            run,
                            run + 1,
                            run + 1,
                            converged,
                            converged,
                            repulsion,
                            converged,
                            isFirst && diverged.test(run) ? 1 : 0));
                }
            }
        }
        return text.toString();
    }
}
