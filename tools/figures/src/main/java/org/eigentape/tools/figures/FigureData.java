package org.eigentape.tools.figures;

import java.util.Arrays;
import java.util.List;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.tools.figures.plot.LinearScale;
import org.eigentape.tools.figures.plot.Scale;
import org.eigentape.tools.figures.plot.SymmetricLogarithmicScale;
import org.eigentape.tools.figures.results.Quantiles;
import org.eigentape.tools.figures.results.RecordingFacts;
import org.eigentape.tools.figures.results.RecordingResults;
import org.eigentape.tools.figures.results.Series;

/** What all figures do with results before they draw them. */
public final class FigureData {

    private static final double LINEAR_SHARE = 0.1;
    private static final double SMALLEST_THRESHOLD = 1e-5;
    private static final double SMALLEST_EXPONENT = -290;

    private FigureData() {}

    /**
     * Refuses to go on without the results that a figure needs, and says how to get them.
     *
     * @param figure what is to be drawn
     * @param results of a recording
     * @throws InvalidRequestException if the recording lacks results of a stage
     */
    public static void require(Figure figure, RecordingResults results) {
        List<String> missing =
                figure.missing(results).stream().map(results::request).toList();
        if (!missing.isEmpty()) {
            throw new InvalidRequestException("The figure \"" + figure.name() + "\" needs results of "
                    + String.join(" and ", missing) + "; run 'eigentape replay RECORDING --stages "
                    + String.join(",", missing) + "' first.");
        }
    }

    /**
     * The exception for a stage that has results, but not those that a figure shows.
     *
     * @param figure what is to be drawn
     * @param results of a recording
     * @param stage of the results
     * @param output that has no value
     * @return to be thrown
     */
    public static InvalidRequestException empty(Figure figure, RecordingResults results, String stage, String output) {
        return new InvalidRequestException("The figure \"" + figure.name() + "\" shows " + output + " of the stage "
                + results.request(stage) + ", which has no value at any step of this recording: "
                + results.failure(stage)
                        .orElse("it is undefined ('eigentape results RECORDING --why' says why), or too few steps or"
                                + " probes were recorded."));
    }

    /**
     * The name of a drawing: with the tensor where there are several.
     *
     * @param figure that is drawn
     * @param tensor that it is about; empty for none
     * @param tensors how many drawings there are
     * @return without extension
     */
    public static String name(Figure figure, String tensor, int tensors) {
        return tensors == 1 || tensor.isEmpty() ? figure.name() : figure.name() + "-" + tensor.replace('/', '.');
    }

    /**
     * How many runs some series come from.
     *
     * @param series of any runs
     * @return 0 or more
     */
    public static int runs(List<Series> series) {
        return (int) series.stream().mapToInt(Series::run).distinct().count();
    }

    /** Opacity of a line of which many lie over one another. */
    static double opacity(int runs) {
        return Math.min(0.9, Math.max(0.12, 2.0 / Math.sqrt(runs) - 0.05));
    }

    /** Sentences for captions that explain bands; empty for a single run. */
    static String bands(RecordingFacts facts, int runs) {
        return runs > 1
                ? " Thick lines are medians over runs, bands reach from 16 to 84 %, thin lines are single runs."
                        + facts.shortest("Medians and bands", runs)
                : "";
    }

    /** A scale for scalars of both signs over many orders of magnitude. */
    static Scale signedScale(List<Series> series) {
        double[] sizes = Arrays.stream(Series.pool(series))
                .map(Math::abs)
                .filter(size -> size > 0)
                .sorted()
                .toArray();
        if (sizes.length == 0) {
            return new LinearScale();
        }
        double threshold =
                Math.max(Quantiles.quantile(sizes, LINEAR_SHARE), sizes[sizes.length - 1] * SMALLEST_THRESHOLD);
        return new SymmetricLogarithmicScale(
                Math.pow(10, Math.max(Math.floor(Math.log10(threshold)), SMALLEST_EXPONENT)));
    }
}
