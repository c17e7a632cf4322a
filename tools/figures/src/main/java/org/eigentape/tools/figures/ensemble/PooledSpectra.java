package org.eigentape.tools.figures.ensemble;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.eigentape.tools.figures.Figure;
import org.eigentape.tools.figures.FigureData;
import org.eigentape.tools.figures.results.EnsembleResults;
import org.eigentape.tools.figures.results.RecordingResults;
import org.eigentape.tools.figures.results.Series;

/**
 * The spectra of one matrix that a stage pooled for its last value: those of all runs at that step, or at all steps from some step on.
 *
 * @param tensor the matrix
 * @param pooled whether several steps are pooled
 * @param from first step
 * @param to last step
 * @param runs how many runs they are of
 * @param spectra each ascending
 * @param counted how many there are by the stage's account
 */
@SuppressWarnings("ArrayRecordComponent")
record PooledSpectra(
        String tensor, boolean pooled, long from, long to, int runs, List<double[]> spectra, double counted) {

    /** Output of stages that look at all runs: how many spectra they pooled. */
    static final String COUNT = "pooled_spectra";

    private static final String DIVERGED = "diverged_runs";
    private static final Pattern POOL_FROM = Pattern.compile("(?:^|[;,])pool_from=(\\d{1,18})(?:$|;)");

    /** Outputs from which it follows what was pooled, and others. */
    static String[] with(String... outputs) {
        List<String> all = new ArrayList<>(List.of(COUNT, DIVERGED));
        all.addAll(List.of(outputs));
        return all.toArray(String[]::new);
    }

    /**
     * Reads the eigenvalues again that a stage pooled.
     *
     * @param figure that shows them
     * @param results of the recording
     * @param ensemble with {@link #COUNT}
     * @param tensor the matrix
     * @return one spectrum at least
     * @throws org.eigentape.engine.error.InvalidRequestException if the stage {@code spectrum} has none of them any more
     */
    static PooledSpectra of(Figure figure, RecordingResults results, EnsembleResults ensemble, String tensor) {
        double[] steps = ensemble.series(COUNT, tensor).map(Series::steps).orElse(new double[] {0});
        long to = (long) steps[steps.length - 1];
        Matcher asked = POOL_FROM.matcher(ensemble.parameters());
        boolean pooled = asked.find();
        long from = pooled ? Long.parseLong(asked.group(1)) : to;
        List<Series> series = new ArrayList<>(
                results.readWhole("spectrum", from, "eigenvalue").about(tensor).get("eigenvalue"));
        leaveOut((int) ensemble.lastScalar(DIVERGED, tensor), series);
        List<double[]> spectra = new ArrayList<>();
        int runs = 0;
        for (Series one : series) {
            int before = spectra.size();
            add(one, to, spectra);
            runs += spectra.size() > before ? 1 : 0;
        }
        if (spectra.isEmpty()) {
            throw FigureData.empty(figure, results, "spectrum", "eigenvalue");
        }
        return new PooledSpectra(tensor, pooled, from, to, runs, spectra, ensemble.lastScalar(COUNT, tensor));
    }

    /** Runs that diverge end before the others. */
    private static void leaveOut(int diverged, List<Series> series) {
        series.sort(Comparator.comparingDouble((Series one) -> -one.steps()[one.steps().length - 1])
                .thenComparingInt(Series::run));
        for (int run = 0; run < diverged && !series.isEmpty(); run++) {
            series.remove(series.size() - 1);
        }
        series.sort(Comparator.comparingInt(Series::run));
    }

    private static void add(Series series, long to, List<double[]> spectra) {
        int levels = series.values().length;
        for (int at = 0; at < series.steps().length && series.steps()[at] <= to; at++) {
            double[] spectrum = new double[levels];
            for (int level = 0; level < levels; level++) {
                double x = series.element(level)[at];
                // What W does not resolve is negligible beside what it does, and counts as zero in the stages too.
                spectrum[level] = Double.isNaN(x) ? 0 : x;
            }
            if (!Double.isNaN(series.element(levels - 1)[at])) {
                spectra.add(spectrum);
            }
        }
    }

    /** Number of levels of each. */
    int levels() {
        return spectra.get(0).length;
    }

    /** One level of each spectrum, by ascending number from 0. */
    double[] level(int ascending) {
        return spectra.stream().mapToDouble(spectrum -> spectrum[ascending]).toArray();
    }

    /** All levels, ascending. */
    double[] all() {
        return spectra.stream().flatMapToDouble(Arrays::stream).sorted().toArray();
    }

    /** The spacings between a level of some descending rank, from 1, and the next lower one; ascending. */
    double[] spacings(int rank) {
        int upper = levels() - rank;
        return spectra.stream()
                .mapToDouble(spectrum -> spectrum[upper] - spectrum[upper - 1])
                .sorted()
                .toArray();
    }

    /** Both members of such a pair, ascending. */
    double[] members(int rank) {
        int upper = levels() - rank;
        return spectra.stream()
                .flatMapToDouble(spectrum -> IntStream.of(upper - 1, upper).mapToDouble(i -> spectrum[i]))
                .sorted()
                .toArray();
    }

    /** A sentence for captions. */
    String caption() {
        String what = String.format(
                Locale.ROOT,
                " Shown are %,d spectra of %s, %s.",
                spectra.size(),
                runs == 1 ? "1 run" : runs + " runs",
                pooled
                        ? String.format(Locale.ROOT, "pooled from step %,d to step %,d", from, to)
                        : String.format(Locale.ROOT, "those of step %,d", to));
        return spectra.size() == counted
                ? what
                : what + String.format(Locale.ROOT, " The numbers are those of %,.0f spectra.", counted);
    }
}
