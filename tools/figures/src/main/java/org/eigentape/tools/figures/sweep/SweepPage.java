package org.eigentape.tools.figures.sweep;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eigentape.tools.figures.comparison.ComparisonTable;

/**
 * All there is to draw of a sweep, in the order of reading.
 *
 * @param title of the page
 * @param words what was run, sentences
 * @param first the figures that the sweep was made for
 * @param comparison its numbers beside others
 * @param further more figures, below the comparison
 */
public record SweepPage(
        String title,
        String words,
        List<PageSection> first,
        Optional<ComparisonTable> comparison,
        List<PageSection> further) {

    /** Copies the lists. */
    public SweepPage {
        first = List.copyOf(first);
        further = List.copyOf(further);
    }

    /** Figures of all sections. */
    List<SweepFigure> figures() {
        return Stream.of(first, further)
                .flatMap(List::stream)
                .flatMap(section -> section.figures().stream())
                .toList();
    }
}
