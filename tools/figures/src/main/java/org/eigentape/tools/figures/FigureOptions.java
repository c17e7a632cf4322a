package org.eigentape.tools.figures;

import java.util.List;

/**
 * How figures shall look.
 *
 * @param timeAxis how steps are laid out
 * @param steps at which distributions are shown; empty for the first, the last and the one nearest to half of the
 *     last
 */
public record FigureOptions(TimeAxis timeAxis, List<Long> steps) {

    /** Steps as they were recorded, distributions at the first, the last and the one between. */
    public static final FigureOptions DEFAULT = new FigureOptions(TimeAxis.AS_RECORDED, List.of());

    /** Copies the list. */
    public FigureOptions {
        steps = List.copyOf(steps);
    }
}
