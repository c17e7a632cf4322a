package org.eigentape.tools.figures.sweep;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eigentape.tools.figures.comparison.ComparisonTable;

/**
 * All there is to draw of a sweep, in the order of reading. Immutable.
 *
 * @param title of the page
 * @param words what was run, sentences
 * @param first the figures that the sweep was made for
 * @param comparison its numbers beside others
 * @param further more figures, below the comparison
 * @param tables text of further tables by file name, such as {@code settings.csv}
 */
public record SweepPage(
        String title,
        String words,
        List<PageSection> first,
        Optional<ComparisonTable> comparison,
        List<PageSection> further,
        Map<String, String> tables) {

    /** Copies the lists. */
    public SweepPage {
        first = List.copyOf(first);
        further = List.copyOf(further);
        tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
    }

    /**
     * A page without further tables.
     *
     * @param title of the page
     * @param words what was run, sentences
     * @param first the figures that the sweep was made for
     * @param comparison its numbers beside others
     * @param further more figures, below the comparison
     */
    public SweepPage(
            String title,
            String words,
            List<PageSection> first,
            Optional<ComparisonTable> comparison,
            List<PageSection> further) {
        this(title, words, first, comparison, further, Map.of());
    }

    /** Figures of all sections. */
    List<SweepFigure> figures() {
        return Stream.of(first, further)
                .flatMap(List::stream)
                .flatMap(section -> section.figures().stream())
                .toList();
    }
}
