package org.eigentape.tools.figures.images;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eigentape.tools.figures.results.RecordingResults;
import org.eigentape.tools.figures.results.Series;
import org.eigentape.tools.figures.results.StageResults;

/**
 * What the stage {@code correlator} found for the first run of a recording, at the last step. Nobody may change the arrays.
 *
 * @param tensor the machine's weights
 * @param hidden N_h
 * @param step of the machine
 * @param data 1/kappa, descending; 0 for modes that do not fluctuate
 * @param machine 1/(mu^2 - sigma_h^2 x), descending, as many
 * @param floor 1/mu^2
 * @param aboveMass modes with kappa at or above mu^2
 * @param learnable modes that are not cut off
 * @param learned of these, how many are as in the data
 */
@SuppressWarnings("ArrayRecordComponent")
record LearnedCorrelator(
        String tensor,
        int hidden,
        long step,
        double[] data,
        double[] machine,
        double floor,
        int aboveMass,
        int learnable,
        int learned) {

    static final String STAGE = "correlator";

    /**
     * Reads it.
     *
     * @param results of a recording
     * @return empty where the stage has no results
     */
    static Optional<LearnedCorrelator> of(RecordingResults results) {
        StageResults found = results.read(
                STAGE,
                "data_variance",
                "learned_variance",
                "cut_off_variance",
                "modes_above_mass",
                "learnable_modes",
                "learned_modes");
        List<Series> machines = found.get("learned_variance");
        if (machines.isEmpty()) {
            return Optional.empty();
        }
        Series machine = machines.get(0);
        double[] variances = last(machine);
        List<Integer> shape = results.facts().shapes().getOrDefault(machine.about(), List.of());
        return Optional.of(new LearnedCorrelator(
                machine.about(),
                shape.size() == 2 ? shape.get(1) : variances.length,
                (long) machine.steps()[machine.steps().length - 1],
                last(found.get("data_variance").get(0)),
                variances,
                scalar(found, "cut_off_variance"),
                (int) scalar(found, "modes_above_mass"),
                (int) scalar(found, "learnable_modes"),
                (int) scalar(found, "learned_modes")));
    }

    private static double[] last(Series series) {
        double[] values = new double[series.values().length];
        Arrays.setAll(values, element -> series.values()[element][series.steps().length - 1]);
        return values;
    }

    private static double scalar(StageResults found, String output) {
        return last(found.get(output).get(0))[0];
    }

    int modes() {
        return data.length;
    }

    /** Modes of the data that mu^2 does not cut off. */
    int belowMass() {
        return data.length - aboveMass;
    }

    /**
     * Share of the data's variance that images lack which a machine with this mu^2 and as many hidden nodes returns, once it has learned all
     * that it can: a mode comes back with the factor 1 - kappa/mu^2, and what is cut off not at all.
     *
     * @param nodes N_h
     */
    double unexplained(int nodes) {
        double lacking = 0;
        double all = 0;
        for (int mode = 0; mode < data.length; mode++) {
            all += data[mode];
            double lost = mode < Math.min(nodes, belowMass()) ? floor / data[mode] : 1;
            lacking += data[mode] * lost * lost;
        }
        return lacking / all;
    }

    /** Whether the machine has a correlator: without a positive kernel, or with weights that are not finite, it has none. */
    boolean isDefined() {
        return Arrays.stream(machine).allMatch(Double::isFinite);
    }

    /** Sentences for captions about both cut-offs and what was learned. */
    String words() {
        if (!isDefined()) {
            return "The machine has no correlator at this step, or only part of one: 'eigentape results RECORDING --why' says why.";
        }
        String learnedWords = learned == learnable ? "All" : String.format(Locale.ROOT, "%,d of", learned);
        return String.format(
                Locale.ROOT,
                "mu^2 = %s cuts off %s of %,d modes, %s. %s %,d learnable modes are as in the data within the tolerance of the"
                        + " stage.",
                number(1 / floor),
                aboveMass == 0 ? "none" : String.format(Locale.ROOT, "%,d", aboveMass),
                modes(),
                hidden < modes()
                        ? String.format(
                                Locale.ROOT, "and N_h = %,d the %,d of the largest kappa", hidden, modes() - hidden)
                        : "and N_h = N_v none",
                learnedWords,
                learnable);
    }

    /** The largest variances of the data, and of the machine. */
    String largest() {
        return "Largest variances: data " + first(data) + "; machine " + first(machine) + ".";
    }

    private static String first(double[] values) {
        return String.join(
                ", ",
                Arrays.stream(values)
                        .limit(3)
                        .mapToObj(
                                value -> Double.isNaN(value) ? "undefined" : String.format(Locale.ROOT, "%.3f", value))
                        .toList());
    }

    static String number(double value) {
        String text = String.format(Locale.ROOT, "%.4g", value);
        return text.contains("e") || !text.contains(".") ? text : text.replaceAll("\\.?0+$", "");
    }
}
