package org.eigentape.tools.figures;

import java.util.List;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.tools.figures.plot.Drawing;
import org.eigentape.tools.figures.results.RecordingResults;

/** A kind of figure that can be drawn from a recording's results. Safe for use by several threads. */
public interface Figure {

    /**
     * Under which people ask for it.
     *
     * @return for example {@code eigenvalues}
     */
    String name();

    /**
     * What it shows.
     *
     * @return one sentence for people
     */
    String description();

    /**
     * The stages whose results it needs.
     *
     * @return their names
     */
    List<String> stages();

    /**
     * The stages whose results it needs and a recording lacks.
     *
     * @param results of a recording
     * @return empty where it can be drawn
     */
    default List<String> missing(RecordingResults results) {
        return stages().stream().filter(stage -> !results.has(stage)).toList();
    }

    /**
     * Whether it can be drawn: figures of what a recording need not have are left out where all figures are asked for.
     *
     * @param results of a recording
     * @return true if no stage is missing and the results are of the kind that it shows
     */
    default boolean isDrawable(RecordingResults results) {
        return missing(results).isEmpty();
    }

    /**
     * Draws the figure, once for each tensor that it is about.
     *
     * @param results of a recording
     * @param options how it shall look
     * @return at least one drawing; names are {@link #name()}, with the tensor's name where there are several
     * @throws InvalidRequestException if results are missing; the message says what to replay
     */
    List<Drawing> draw(RecordingResults results, FigureOptions options);
}
