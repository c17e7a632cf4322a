package org.eigentape.engine.sweep.phase;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eigentape.engine.result.ResultKey;

/**
 * One number of a run, taken from the results of a stage.
 *
 * @param column its name in the tables
 * @param stage the stage
 * @param parameters of the stage, canonical; empty for its defaults
 * @param output of the stage; its first element counts, and of several matrices the first
 * @param atStart whether it is taken at step 0 instead of the last step
 */
record Quantity(String column, String stage, String parameters, String output, boolean atStart) {

    /** The spellings of the conventions of {@code level-spacing}: in parameters, and in columns. */
    private static final List<List<String>> CONVENTIONS = List.of(
            List.of("", "dyson"),
            List.of("convention=gradient-basis", "gradient_basis"),
            List.of("convention=published", "published"));

    /** What {@code phase.csv} has the statistics of. */
    static final List<Quantity> AVERAGED = List.of(
            atEnd("test_loss", "observables", "test_loss"),
            atEnd("train_loss", "observables", "train_loss"),
            new Quantity("gradient_norm_initial", "observables", "", "gradient_norm", true),
            atEnd("gradient_norm_final", "observables", "gradient_norm"),
            atEnd("gradient_norm_epoch", "observables", "gradient_norm_epoch"),
            atEnd("G_tf_0", "observables", "feature_correlation"),
            atEnd("overlap_tf_0", "observables", "feature_overlap"),
            atEnd("alignment", "observables", "field_alignment"),
            new Quantity("S_0", "spectrum", "", "spacing_mean", true),
            atEnd("S_tf", "spectrum", "spacing_mean"),
            atEnd("rate", "spectrum", "spacing_rate"));

    /** 1 where the opposite of (4.15) of the paper holds for a run, else 0; {@code phase.csv} has the fractions. */
    static final List<Quantity> CONVERGED = byConvention("converged", "converged");

    /** Both sides of (4.15) of the paper and what the right one is made of; in {@code runs.csv} only. */
    private static final List<Quantity> CRITERION = Stream.of(
                    byConvention("K_S", "K_S"),
                    byConvention("V_S", "V_S"),
                    byConvention("noise_over_bound", "noise_over_bound"),
                    byConvention("signal_to_noise", "signal_to_noise"))
            .flatMap(List::stream)
            .toList();

    /** All columns of {@code runs.csv}. */
    static final List<Quantity> OF_RUNS =
            Stream.of(AVERAGED, CRITERION, CONVERGED).flatMap(List::stream).toList();

    /** What {@link RunValues} compares the last training loss with; in no table. */
    static final Quantity INITIAL_LOSS = new Quantity("train_loss_initial", "observables", "", "train_loss", true);

    /** Stages whose results the tables are made of. */
    static final List<String> STAGES =
            OF_RUNS.stream().map(Quantity::stage).distinct().toList();

    /** Whether it is taken from these results, whatever the version of the stage. */
    boolean isOf(ResultKey key) {
        return stage.equals(key.stage()) && parameters.equals(key.canonical());
    }

    /** The stage with its parameters, as people ask for it. */
    String request() {
        return parameters.isEmpty() ? stage : stage + ":" + parameters;
    }

    private static Quantity atEnd(String column, String stage, String output) {
        return new Quantity(column, stage, "", output, false);
    }

    private static List<Quantity> byConvention(String column, String output) {
        List<Quantity> quantities = new ArrayList<>();
        for (List<String> convention : CONVENTIONS) {
            quantities.add(
                    new Quantity(column + "_" + convention.get(1), "level-spacing", convention.get(0), output, false));
        }
        return quantities;
    }
}
