package org.eigentape.tools.figures.boltzmann;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.tools.figures.boltzmann.levels.LinearTheory;
import org.eigentape.tools.figures.boltzmann.levels.SettingLevels;

/**
 * What all figures of a sweep of machines need.
 *
 * @param settings by alpha/|B| and then by alpha, at least one
 * @param words what was run, sentences
 */
record MachineFacts(List<SettingLevels> settings, String words) {

    /** The settings in order, and what was run in words. */
    static MachineFacts of(List<SettingLevels> read, long steps, String fixed) {
        List<SettingLevels> settings = new ArrayList<>(read);
        settings.sort(Comparator.comparingDouble(
                        (SettingLevels each) -> each.setting().ratio())
                .thenComparingDouble(each -> each.setting().learningRate()));
        return new MachineFacts(List.copyOf(settings), words(settings, steps, fixed));
    }

    private static String words(List<SettingLevels> settings, long steps, String fixed) {
        SettingLevels first = settings.get(0);
        String unsettled = settings.stream()
                .filter(each -> !each.isSettled())
                .map(each -> each.setting().words())
                .collect(Collectors.joining("; "));
        int left = settings.stream().mapToInt(SettingLevels::left).sum();
        return String.format(
                Locale.ROOT,
                "Sweep of rbm-lattice: %d %s, %s of %,d updates each, k = %d Gibbs sweeps%s. Eigenvalues of all runs are pooled from"
                        + " step %,d on (%s spectra each).%s%s",
                settings.size(),
                settings.size() == 1 ? "setting" : "settings",
                range(settings.stream().mapToInt(SettingLevels::runs), " runs"),
                steps,
                first.setting().sweeps(),
                fixed,
                first.fromStep(),
                range(settings.stream().mapToInt(SettingLevels::spectra), ""),
                left == 0
                        ? ""
                        : String.format(
                                Locale.ROOT, " %,d runs that diverged or have undefined values are left out.", left),
                unsettled.isEmpty()
                        ? ""
                        : " By linear theory the slowest mode has not settled by then where " + unsettled
                                + ": numbers may depend on the start; pool from a later step.");
    }

    private static String range(IntStream numbers, String unit) {
        int[] sorted = numbers.sorted().toArray();
        int low = sorted[0];
        int high = sorted[sorted.length - 1];
        return low == high
                ? String.format(Locale.ROOT, "%,d%s", low, unit)
                : String.format(Locale.ROOT, "%,d to %,d%s", low, high, unit);
    }

    /** The theory of the first setting; of the modes all settings have the same. */
    LinearTheory theory() {
        return settings.get(0).setting().theory();
    }

    /** Refuses to draw pairs that are not there. */
    void requirePairs() {
        if (theory().pairs().isEmpty()) {
            throw new InvalidRequestException(
                    "no two of the modes that can be learned are degenerate, so there are no pairs.");
        }
    }

    double largestRatio() {
        return settings.get(settings.size() - 1).setting().ratio();
    }

    /** Settings of equal alpha/|B|, of those that have a partner. */
    List<List<SettingLevels>> equalRatios() {
        List<List<SettingLevels>> groups = new ArrayList<>();
        for (SettingLevels each : settings) {
            if (groups.isEmpty()
                    || !groups.get(groups.size() - 1).get(0).setting().hasRatioOf(each.setting())) {
                groups.add(new ArrayList<>());
            }
            groups.get(groups.size() - 1).add(each);
        }
        return groups.stream().filter(group -> group.size() > 1).toList();
    }
}
