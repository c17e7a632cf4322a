package org.eigentape.tools.figures.sweep;

import java.util.List;

/**
 * Figures of the page that belong together.
 *
 * @param heading in words
 * @param figures in the order of reading
 * @param narrow whether they are single maps or panels, which need not fill the page
 */
public record PageSection(String heading, List<SweepFigure> figures, boolean narrow) {

    /** Copies the list. */
    public PageSection {
        figures = List.copyOf(figures);
    }
}
