package org.eigentape.stages.levels;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eigentape.engine.stage.EnsembleContext;
import org.eigentape.engine.stage.ResultSeries;
import org.eigentape.engine.stage.ResultSink;
import org.eigentape.stages.input.Levels;
import org.eigentape.stages.input.PooledLevels;
import org.eigentape.stages.statistics.BinderCumulant;
import org.eigentape.stages.statistics.BrodyExponent;
import org.eigentape.stages.statistics.Estimate;
import org.eigentape.stages.statistics.KolmogorovSmirnov;
import org.eigentape.stages.statistics.SpacingLaws;
import org.eigentape.stages.statistics.TwoLevelDensity;

/**
 * Pairs of neighbouring levels over an ensemble (arXiv:2407.16427). Each pair is measured in its own mean spacing, so nothing is
 * unfolded. Both members are pooled for densities and moments: the histogram of one of them is another, skewed law. Not
 * thread-safe.
 */
final class PairResults {

    private static final int FEWEST_PAIRS = 10;
    private static final String COINCIDING = "the two levels coincide in all spectra";

    private final int[] lower;
    private final int runs;
    private final Map<String, ResultSeries> series = new LinkedHashMap<>();
    private final Map<String, double[]> values = new LinkedHashMap<>();

    /**
     * Declares the results.
     *
     * @param context of the stage
     * @param tensor the matrix
     * @param lower numbers of the lower members of the pairs, at least one
     */
    PairResults(EnsembleContext context, String tensor, int[] lower) {
        this.lower = lower;
        this.runs = context.runs();
        for (String output : List.of(
                "pair_rank",
                "pair_spacing",
                "pair_spacing_error",
                "pair_wigner_ks",
                "pair_spacing_variance",
                "pair_brody",
                "pair_binder",
                "two_level_center",
                "two_level_sigma",
                "two_level_ks")) {
            series.put(output, context.declare(output, tensor, lower.length));
            values.put(output, new double[lower.length]);
        }
    }

    /**
     * Emits what the spectra say.
     *
     * @param pool with one spectrum at least
     * @param results of the step
     */
    void put(PooledLevels pool, ResultSink results) {
        List<Levels> spectra = pool.spectra();
        Set<String> noBrody = new LinkedHashSet<>();
        Set<String> unresolved = new LinkedHashSet<>();
        int n = spectra.get(0).ascending().length;
        values.values().forEach(each -> Arrays.fill(each, Double.NaN));
        for (int pair = 0; pair < lower.length; pair++) {
            int place = lower[pair];
            set("pair_rank", pair, n - 1 - place);
            String whyUnresolved = pool.whyUnresolved(place);
            if (!whyUnresolved.isEmpty()) {
                unresolved.add(whyUnresolved);
                continue;
            }
            double[] below = spectra.stream()
                    .mapToDouble(levels -> levels.ascending()[place])
                    .toArray();
            double[] above = spectra.stream()
                    .mapToDouble(levels -> levels.ascending()[place + 1])
                    .toArray();
            set("pair_spacing", pair, meanSpacing(below, above));
            set("pair_spacing_error", pair, errorOfSpacing(pool, below, above));
            if (spectra.size() >= FEWEST_PAIRS) {
                noBrody.add(spacings(pair, below, above));
                densities(pair, below, above);
            }
        }
        noBrody.remove("");
        String reason = spectra.size() < FEWEST_PAIRS
                ? "statistics of a pair need it in " + FEWEST_PAIRS + " spectra, and there are " + spectra.size()
                : COINCIDING;
        series.forEach((output, one) -> {
            String usual = switch (output) {
                case "pair_brody" -> noBrody.isEmpty() ? reason : String.join("; ", noBrody);
                case "pair_spacing_error" -> RunMeans.NO_ERROR;
                default -> reason;
            };
            results.put(one, array(output), unresolved.isEmpty() ? usual : String.join("; ", unresolved));
        });
    }

    /**
     * Emits everything as undefined.
     *
     * @param reason one clause
     * @param results of the step
     */
    void putUndefined(String reason, ResultSink results) {
        series.values().forEach(one -> results.putUndefined(one, reason));
    }

    private double[] array(String output) {
        double[] array = values.get(output);
        if (array == null) {
            throw new IllegalArgumentException("no result of pairs is called " + output);
        }
        return array;
    }

    private void set(String output, int pair, double value) {
        array(output)[pair] = value;
    }

    private static double meanSpacing(double[] below, double[] above) {
        double mean = 0;
        for (int k = 0; k < below.length; k++) {
            mean += (above[k] - below[k]) / below.length;
        }
        return mean;
    }

    private double errorOfSpacing(PooledLevels pool, double[] below, double[] above) {
        RunMeans spacings = new RunMeans(runs);
        for (int k = 0; k < below.length; k++) {
            spacings.add(pool.run(k), above[k] - below[k]);
        }
        return spacings.error();
    }

    /** Says why there is no Brody exponent; empty where there is one. */
    private String spacings(int pair, double[] below, double[] above) {
        double mean = meanSpacing(below, above);
        if (!(mean > 0)) {
            return COINCIDING;
        }
        double[] spacings = new double[below.length];
        double variance = 0;
        for (int k = 0; k < spacings.length; k++) {
            spacings[k] = (above[k] - below[k]) / mean;
            variance += (spacings[k] - 1) * (spacings[k] - 1) / spacings.length;
        }
        Arrays.sort(spacings);
        Estimate brody = BrodyExponent.fit(spacings);
        set("pair_wigner_ks", pair, KolmogorovSmirnov.distance(spacings, SpacingLaws::wignerCumulative));
        set("pair_spacing_variance", pair, variance);
        set("pair_brody", pair, brody.value());
        return brody.reason();
    }

    private void densities(int pair, double[] below, double[] above) {
        TwoLevelDensity law = TwoLevelDensity.fit(below, above);
        double[] pooled = TwoLevelDensity.pool(below, above);
        if (law.sigma() > 0) {
            set("pair_binder", pair, BinderCumulant.excess(pooled).value());
            set("two_level_center", pair, law.centre());
            set("two_level_sigma", pair, law.sigma());
            set("two_level_ks", pair, KolmogorovSmirnov.distance(pooled, law::cumulative));
        }
    }
}
