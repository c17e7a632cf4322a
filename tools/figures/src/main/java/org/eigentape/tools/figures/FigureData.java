package org.eigentape.tools.figures;

import java.util.List;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.tools.figures.results.RecordingResults;
import org.eigentape.tools.figures.results.Series;

/** What all figures do with results before they draw them. */
final class FigureData {

    private FigureData() {}

    /** Refuses to go on without the results that a figure needs, and says how to get them. */
    static void require(Figure figure, RecordingResults results) {
        List<String> missing = figure.missing(results);
        if (!missing.isEmpty()) {
            throw new InvalidRequestException("The figure \"" + figure.name() + "\" needs results of "
                    + String.join(" and ", missing) + "; run 'eigentape replay RECORDING --stages "
                    + String.join(",", missing) + "' first.");
        }
    }

    /** The exception for a stage that has results, but not those that a figure shows. */
    static InvalidRequestException empty(Figure figure, String stage, String output) {
        return new InvalidRequestException("The figure \"" + figure.name() + "\" shows " + output + " of the stage "
                + stage + ", which has no value at any step of this recording; record more steps or probes.");
    }

    /** The name of a drawing: with the tensor where there are several. */
    static String name(Figure figure, String tensor, int tensors) {
        return tensors == 1 || tensor.isEmpty() ? figure.name() : figure.name() + "-" + tensor.replace('/', '.');
    }

    /** How many runs some series come from. */
    static int runs(List<Series> series) {
        return (int) series.stream().mapToInt(Series::run).distinct().count();
    }

    /** Opacity of a line of which many lie over one another. */
    static double opacity(int runs) {
        return Math.min(0.9, Math.max(0.12, 2.0 / Math.sqrt(runs)  - 0.05));
    }

    /** In mathematics, with the tensor's name as plain words. */
    static String of(String symbol, String tensor) {
        return tensor.isEmpty()
                ? symbol
                : symbol + "\\;\\;" + org.eigentape.tools.figures.plot.TexText.words("of " + tensor);
    }
}
