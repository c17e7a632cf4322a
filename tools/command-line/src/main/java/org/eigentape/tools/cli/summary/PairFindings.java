package org.eigentape.tools.cli.summary;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eigentape.engine.result.ResultHistory;
import org.eigentape.engine.result.ResultStore;
import org.eigentape.engine.result.StoredResult;
import org.eigentape.tools.command.Quantity;
import org.eigentape.tools.command.TextTable;

/**
 * What the stage {@code spacing-statistics} found of pairs of neighbouring levels over all runs, at the last step.
 *
 * @param tensor the matrix
 * @param spectra how many were pooled
 * @param pairs by descending rank
 * @param reason why their statistics are undefined; empty where they are not
 */
public record PairFindings(String tensor, long spectra, List<Pair> pairs, Optional<String> reason) {

    private static final String STAGE = "spacing-statistics@";
    private static final int SHOWN = 8;

    /**
     * One pair.
     *
     * @param rank descending rank, from 1, of the upper level
     * @param spacing mean spacing
     * @param error its standard error; NaN where there is none
     * @param wignerDistance Kolmogorov-Smirnov distance of the spacings to Wigner's surmise; NaN where undefined
     * @param sigma of the two-level density; NaN where undefined
     */
    public record Pair(int rank, double spacing, double error, double wignerDistance, double sigma) {}

    /** Copies the list. */
    public PairFindings {
        pairs = List.copyOf(pairs);
    }

    /** Reads the newest version's results, of several sets the first that are over the whole recording. */
    static List<PairFindings> read(ResultStore store) {
        return store.ensembles().stream()
                .filter(entry -> entry.directoryName().startsWith(STAGE))
                .map(ResultStore.Entry::read)
                .filter(result -> result.key().selection().isEmpty())
                .min(Comparator.comparing((StoredResult result) -> -result.key().version())
                        .thenComparing(result -> result.key().parameters()))
                .map(PairFindings::of)
                .orElse(List.of());
    }

    private static List<PairFindings> of(StoredResult result) {
        List<PairFindings> found = new ArrayList<>();
        for (ResultHistory ranks : result.histories()) {
            String tensor = ranks.series().tensor();
            if (tensor != null && ranks.series().output().equals("pair_rank") && ranks.size() > 0) {
                found.add(new PairFindings(
                        tensor,
                        (long) last(result, "pooled_spectra", tensor, 0),
                        pairs(result, tensor, ranks),
                        ranks.reason(ranks.step(ranks.size() - 1))));
            }
        }
        return found;
    }

    private static List<Pair> pairs(StoredResult result, String tensor, ResultHistory ranks) {
        List<Pair> pairs = new ArrayList<>();
        for (int pair = 0; pair < ranks.series().elements(); pair++) {
            double rank = ranks.value(ranks.size() - 1, pair);
            if (!Double.isNaN(rank)) {
                pairs.add(new Pair(
                        (int) rank,
                        last(result, "pair_spacing", tensor, pair),
                        last(result, "pair_spacing_error", tensor, pair),
                        last(result, "pair_wigner_ks", tensor, pair),
                        last(result, "two_level_sigma", tensor, pair)));
            }
        }
        pairs.sort(Comparator.comparingInt(Pair::rank));
        return pairs;
    }

    private static double last(StoredResult result, String output, String tensor, int element) {
        for (ResultHistory history : result.histories()) {
            boolean same = history.series().output().equals(output)
                    && tensor.equals(history.series().tensor());
            if (same && history.size() > 0) {
                return history.value(history.size() - 1, element);
            }
        }
        return Double.NaN;
    }

    /** For people. */
    void print(PrintStream text) {
        if (pairs.isEmpty()) {
            text.println("Pairs of levels of " + tensor + ": " + reason.orElse("none"));
            return;
        }
        text.println("Pairs of levels of " + tensor + " (" + Quantity.count(spectra) + " spectra of all runs together"
                + (pairs.size() > SHOWN ? ", the highest " + SHOWN + " of " + pairs.size() : "") + "):");
        TextTable table = new TextTable("levels", "<S>", "error", "KS to Wigner", "sigma", "<S>/(sqrt(pi) sigma)");
        for (Pair pair : pairs.subList(0, Math.min(SHOWN, pairs.size()))) {
            table.add(
                    pair.rank + "," + (pair.rank + 1),
                    value(pair.spacing),
                    value(pair.error),
                    value(pair.wignerDistance),
                    value(pair.sigma),
                    value(pair.spacing / (Math.sqrt(Math.PI) * pair.sigma)));
        }
        table.print(text, "    ");
    }

    private static String value(double value) {
        return Double.isNaN(value) ? "-" : Quantity.value(value);
    }

    /** For programs. */
    void json(ArrayNode findings) {
        ObjectNode node = findings.addObject().put("tensor", tensor).put("spectra", spectra);
        ArrayNode array = node.putArray("pairs");
        for (Pair pair : pairs) {
            array.addObject()
                    .put("rank", pair.rank)
                    .put("spacing", FindingsText.finite(pair.spacing))
                    .put("error", FindingsText.finite(pair.error))
                    .put("wignerDistance", FindingsText.finite(pair.wignerDistance))
                    .put("sigma", FindingsText.finite(pair.sigma));
        }
    }
}
