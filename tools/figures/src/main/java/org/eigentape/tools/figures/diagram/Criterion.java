package org.eigentape.tools.figures.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eigentape.tools.figures.diagram.runs.RunTable;

/**
 * What convergence means, in words for captions. Stages compare products, {@code n V_S <= -K_S} with n the left side of [P]
 * (4.15); where V_S is negative, that is not what the inequality of quotients says.
 */
public final class Criterion {

    /** The criterion; a clause. */
    public static final String PRODUCTS = "n V_S <= -K_S at the last step, n being the left side of (4.15)";

    private Criterion() {}

    /**
     * What the criterion has to do with (4.15), and in how many runs it says something else.
     *
     * @param table of the sweep
     * @param conventions as columns spell them
     * @return sentences, each beginning with a space
     */
    public static String words(PhaseTable table, String... conventions) {
        String meaning = " With V_S > 0 that is (4.15) not met; with V_S < 0 it bounds no noise";
        List<String> counts = new ArrayList<>();
        for (String convention : conventions) {
            table.runs()
                    .filter(runs -> runs.has("V_S_" + convention) && runs.has("converged_" + convention))
                    .ifPresent(runs -> counts.add(count(table, runs, convention)));
        }
        return counts.isEmpty()
                ? meaning + " (in how many runs, runs.csv would say)."
                : meaning + ": so in " + String.join(", in ", counts) + ".";
    }

    private static String count(PhaseTable table, RunTable runs, String convention) {
        long converged = 0;
        long negative = 0;
        for (double temperature : table.temperatures()) {
            for (double inverseSigma : table.inverseSigmas()) {
                double[] diverged = runs.values(temperature, inverseSigma, "diverged");
                double[] holds = runs.values(temperature, inverseSigma, "converged_" + convention);
                double[] repulsion = runs.values(temperature, inverseSigma, "V_S_" + convention);
                for (int run = 0; run < holds.length; run++) {
                    if (diverged[run] == 0 && holds[run] == 1) {
                        converged++;
                        negative += repulsion[run] < 0 ? 1 : 0;
                    }
                }
            }
        }
        return String.format(
                Locale.ROOT, "%,d of the %,d converged runs (%s)", negative, converged, convention.replace('_', '-'));
    }
}
