package org.eigentape.stages.levels;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eigentape.stages.input.Levels;

/**
 * The spectra of an ensemble, unfolded each by itself, or together by the mean staircase of all of them, which keeps what single
 * spectra are too small to show, and supposes that all of them have the same law.
 *
 * @param spectra those that could be unfolded; the mean of all their spacings is 1
 * @param reason why one is missing; empty where none is
 */
record UnfoldedEnsemble(List<double[]> spectra, String reason) {

    /**
     * As the settings say.
     *
     * @param spectra none of which is degenerate
     * @param settings name the method, and whether it takes them together
     */
    static UnfoldedEnsemble of(List<Levels> spectra, SpacingSettings settings) {
        return settings.together() ? together(spectra, settings) : each(spectra, settings);
    }

    private static UnfoldedEnsemble each(List<Levels> spectra, SpacingSettings settings) {
        List<double[]> unfolded = new ArrayList<>();
        String reason = "";
        for (Levels levels : spectra) {
            UnfoldedLevels one = UnfoldedLevels.of(levels, settings);
            if (one.reason().isEmpty()) {
                unfolded.add(one.ascending());
            } else {
                reason = one.reason();
            }
        }
        boolean helps = unfolded.isEmpty()
                && spectra.size() > 1
                && !together(spectra, settings).spectra.isEmpty();
        return new UnfoldedEnsemble(unfolded, helps ? reason + "; ensemble_unfolding=together pools them" : reason);
    }

    private static UnfoldedEnsemble together(List<Levels> spectra, SpacingSettings settings) {
        if (spectra.isEmpty()) {
            return new UnfoldedEnsemble(List.of(), "there is no spectrum");
        }
        double[] all = spectra.stream()
                .flatMapToDouble(levels -> Arrays.stream(levels.ascending()))
                .sorted()
                .toArray();
        Levels pool = new Levels(all, spectra.get(0).shape(), spectra.get(0).symmetric());
        UnfoldedLevels staircase = UnfoldedLevels.mapped(pool, settings);
        if (!staircase.reason().isEmpty()) {
            return new UnfoldedEnsemble(List.of(), staircase.reason());
        }
        List<double[]> unfolded = new ArrayList<>();
        double range = 0;
        int spacings = 0;
        for (Levels levels : spectra) {
            double[] one = Arrays.stream(levels.ascending())
                    .mapToInt(level -> Arrays.binarySearch(all, level) - staircase.first())
                    .filter(place -> place >= 0 && place < staircase.ascending().length)
                    .mapToDouble(place -> staircase.ascending()[place])
                    .toArray();
            if (one.length >= 2) {
                unfolded.add(one);
                range += one[one.length - 1] - one[0];
                spacings += one.length - 1;
            }
        }
        double mean = range / spacings;
        return mean > 0
                ? new UnfoldedEnsemble(
                        unfolded.stream().map(one -> scaled(one, mean)).toList(), "")
                : new UnfoldedEnsemble(List.of(), "no spectrum has two levels that are not left out");
    }

    private static double[] scaled(double[] levels, double unit) {
        return Arrays.stream(levels).map(level -> (level - levels[0]) / unit).toArray();
    }

    /** All spacings of neighbours, ascending. */
    double[] spacings() {
        return spectra.stream()
                .flatMapToDouble(levels -> Arrays.stream(spacings(levels)))
                .sorted()
                .toArray();
    }

    private static double[] spacings(double[] levels) {
        double[] spacings = new double[levels.length - 1];
        for (int i = 0; i < spacings.length; i++) {
            spacings[i] = levels[i + 1] - levels[i];
        }
        return spacings;
    }
}
