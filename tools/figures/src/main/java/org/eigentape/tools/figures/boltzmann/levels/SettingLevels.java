package org.eigentape.tools.figures.boltzmann.levels;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.tools.figures.comparison.Estimate;
import org.eigentape.tools.figures.results.RecordingResults;
import org.eigentape.tools.figures.results.Series;
import org.eigentape.tools.figures.sweep.SweptCells;

/**
 * The eigenvalues of W W^T in all runs of a cell from some step on, when training has settled. Immutable.
 *
 * @param setting how they were trained
 * @param runs how many are pooled
 * @param left how many are left out because they ended early
 * @param fromStep first step that is pooled
 * @param levels by mode (descending), group and spectrum; groups are runs, or parts of runs where these are few
 */
@SuppressWarnings("ArrayRecordComponent")
public record SettingLevels(Setting setting, int runs, int left, long fromStep, double[][][] levels) {

    private static final String SPECTRUM = "spectrum";
    private static final String STATISTICS = "spacing-statistics";
    private static final Pattern POOL_FROM = Pattern.compile("(?:^|;)pool_from=(\\d{1,18})(?:;|$)");
    private static final int FEWEST_GROUPS = 10;

    /**
     * Reads a cell: from the step {@code pool_from} of its {@code spacing-statistics}, or the second half of each run where
     * the stage pooled nothing.
     *
     * @param cell of a sweep of {@code rbm-lattice}
     * @return its eigenvalues
     * @throws InvalidRequestException if it has too few
     * @throws org.eigentape.engine.error.RecordingException if its results cannot be read
     */
    public static SettingLevels read(SweptCells.Cell cell) {
        RecordingResults results = RecordingResults.open(cell.recording());
        Matcher pooled = POOL_FROM.matcher(results.parameters(STATISTICS));
        long steps = cell.manifest().ensemble().steps();
        long asked = pooled.find() ? Long.parseLong(pooled.group(1)) : steps;
        long from = asked < steps ? asked : (steps + 1) / 2;
        List<Series> all = results.readWhole(SPECTRUM, from, "eigenvalue").get("eigenvalue");
        List<Series> whole = all.stream()
                .filter(series -> series.steps()[series.steps().length - 1] == steps)
                .filter(series -> Arrays.stream(series.values())
                        .flatMapToDouble(Arrays::stream)
                        .allMatch(Double::isFinite))
                .toList();
        int planned = cell.manifest().ensemble().runs();
        Setting setting = Setting.of(cell);
        return new SettingLevels(
                setting,
                whole.size(),
                planned - whole.size(),
                from,
                grouped(cell.name(), whole, setting.theory().learnable()));
    }

    private static double[][][] grouped(String name, List<Series> runs, int modes) {
        int parts = runs.isEmpty() ? 0 : Math.max(1, (FEWEST_GROUPS + runs.size() - 1) / runs.size());
        int size = runs.isEmpty() ? 0 : runs.get(0).steps().length / parts;
        if (size == 0) {
            throw new InvalidRequestException("the cell " + name + " has eigenvalues of " + runs.size()
                    + " complete runs at the pooled steps, which is too few; record more runs or steps, and"
                    + " with the stage spectrum.");
        }
        double[][][] levels = new double[modes][][];
        for (int mode = 0; mode < modes; mode++) {
            List<double[]> groups = new ArrayList<>();
            for (Series run : runs) {
                double[] values = run.element(run.values().length - 1 - mode);
                for (int part = 0; part < parts; part++) {
                    groups.add(Arrays.copyOfRange(values, part * size, (part + 1) * size));
                }
            }
            levels[mode] = groups.toArray(double[][]::new);
        }
        return levels;
    }

    /**
     * How many spectra there are.
     *
     * @return groups times their size
     */
    public int spectra() {
        return levels[0].length * levels[0][0].length;
    }

    /**
     * The degenerate pairs.
     *
     * @return by descending eigenvalue
     */
    public List<PairLevels> pairs() {
        return setting.theory().pairs().stream()
                .map(mode -> new PairLevels(mode, levels[mode], levels[mode + 1]))
                .toList();
    }

    /**
     * The mean eigenvalue of some rank over that of the fixed point.
     *
     * @param mode from 0, by descending eigenvalue
     * @return with its standard error
     */
    public Estimate overTarget(int mode) {
        return mean(mode, mode + 1).times(1 / setting.theory().target(mode));
    }

    /**
     * The trace of W W^T over the modes that can be learned.
     *
     * @return with its standard error
     */
    public Estimate trace() {
        return mean(0, levels.length);
    }

    private Estimate mean(int first, int end) {
        double[] means = new double[levels[0].length];
        for (int group = 0; group < means.length; group++) {
            for (int mode = first; mode < end; mode++) {
                means[group] += Arrays.stream(levels[mode][group]).average().orElse(Double.NaN);
            }
        }
        return Estimate.meanOf(means);
    }

    /**
     * Whether the slowest mode had settled before the first pooled step, by linear theory.
     *
     * @return false where the numbers may still depend on the start
     */
    public boolean isSettled() {
        return fromStep >= setting.theory().settlingUpdates(setting.learningRate(), setting.initialStd());
    }
}
