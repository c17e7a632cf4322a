package org.eigentape.tools.figures.ensemble;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eigentape.tools.figures.Figure;
import org.eigentape.tools.figures.FigureData;
import org.eigentape.tools.figures.results.EnsembleResults;
import org.eigentape.tools.figures.results.RecordingResults;

/**
 * What the stage {@code spacing-statistics} found of pairs of neighbouring levels of one matrix, and the spectra behind it.
 *
 * @param drawing name of the drawing
 * @param spectra that were pooled
 * @param pairs by descending rank
 */
record LevelPairs(String drawing, PooledSpectra spectra, List<Pair> pairs) {

    static final String STAGE = "spacing-statistics";
    private static final String RANK = "pair_rank";
    private static final int MOST_SHOWN = 4;

    /**
     * One pair.
     *
     * @param rank descending rank, from 1, of the upper level
     * @param spacing mean spacing
     * @param error its standard error; NaN where unknown
     * @param wignerDistance Kolmogorov-Smirnov distance of the spacings to Wigner's surmise
     * @param centre of the two-level density
     * @param sigma of the two-level density
     * @param densityDistance Kolmogorov-Smirnov distance of both levels to that density
     * @param binder m4/(3 m2^2) - 1 of both levels
     */
    record Pair(
            int rank,
            double spacing,
            double error,
            double wignerDistance,
            double centre,
            double sigma,
            double densityDistance,
            double binder) {

        /** The sigma that belongs to the mean spacing: sqrt(pi) sigma = mean. */
        double surmiseSigma() {
            return spacing / Math.sqrt(Math.PI);
        }

        double surmiseSigmaError() {
            return error / Math.sqrt(Math.PI);
        }

        /** For captions. */
        String name() {
            return "(" + rank + ", " + (rank + 1) + ")";
        }

        /** For headings. */
        String heading() {
            return "\\text{levels }" + rank + "\\text{ and }" + (rank + 1) + "\\text{ from above}";
        }
    }

    /** Whether some matrix has a pair with statistics. */
    static boolean exist(RecordingResults results) {
        EnsembleResults ensemble = results.readEnsemble(STAGE, RANK, "two_level_sigma");
        return ensemble.tensors(RANK).stream()
                .anyMatch(tensor -> !Double.isNaN(firstDefined(ensemble.last("two_level_sigma", tensor))));
    }

    private static double firstDefined(double[] values) {
        for (double value : values) {
            if (!Double.isNaN(value)) {
                return value;
            }
        }
        return Double.NaN;
    }

    /**
     * Reads the pairs of all matrices.
     *
     * @param figure that shows them
     * @param results of the recording
     * @return one for each matrix that has some
     * @throws org.eigentape.engine.error.InvalidRequestException if there are none
     */
    static List<LevelPairs> of(Figure figure, RecordingResults results) {
        FigureData.require(figure, results);
        EnsembleResults ensemble = results.readEnsemble(
                STAGE,
                PooledSpectra.with(
                        RANK,
                        "pair_spacing",
                        "pair_spacing_error",
                        "pair_wigner_ks",
                        "two_level_center",
                        "two_level_sigma",
                        "two_level_ks",
                        "pair_binder"));
        List<String> tensors = ensemble.tensors(RANK).stream()
                .filter(tensor -> !Double.isNaN(firstDefined(ensemble.last("two_level_sigma", tensor))))
                .toList();
        if (tensors.isEmpty()) {
            throw FigureData.empty(figure, results, STAGE, "two_level_sigma");
        }
        return tensors.stream()
                .map(tensor -> new LevelPairs(
                        FigureData.name(figure, tensor, tensors.size()),
                        PooledSpectra.of(figure, results, ensemble, tensor),
                        pairs(ensemble, tensor)))
                .toList();
    }

    private static List<Pair> pairs(EnsembleResults ensemble, String tensor) {
        double[] ranks = ensemble.last(RANK, tensor);
        List<Pair> pairs = new ArrayList<>();
        for (int pair = 0; pair < ranks.length; pair++) {
            pairs.add(new Pair(
                    (int) ranks[pair],
                    at(ensemble, "pair_spacing", tensor, pair),
                    at(ensemble, "pair_spacing_error", tensor, pair),
                    at(ensemble, "pair_wigner_ks", tensor, pair),
                    at(ensemble, "two_level_center", tensor, pair),
                    at(ensemble, "two_level_sigma", tensor, pair),
                    at(ensemble, "two_level_ks", tensor, pair),
                    at(ensemble, "pair_binder", tensor, pair)));
        }
        pairs.removeIf(pair -> Double.isNaN(pair.sigma));
        pairs.sort((one, other) -> Integer.compare(one.rank, other.rank));
        return pairs;
    }

    private static double at(EnsembleResults ensemble, String output, String tensor, int pair) {
        double[] values = ensemble.last(output, tensor);
        return pair < values.length ? values[pair] : Double.NaN;
    }

    /** The pairs that have a panel of their own, evenly taken among all. */
    List<Pair> shown() {
        int count = Math.min(MOST_SHOWN, pairs.size());
        List<Pair> shown = new ArrayList<>();
        for (int at = 0; at < count; at++) {
            shown.add(pairs.get(count == 1 ? 0 : at * (pairs.size() - 1) / (count - 1)));
        }
        return shown;
    }

    /** A sentence about the pairs without a panel, empty for none. */
    String leftOut() {
        return shown().size() == pairs.size()
                ? ""
                : String.format(
                        Locale.ROOT, " %d of %d pairs have a panel of their own.", shown().size(), pairs.size());
    }
}
