package org.eigentape.tools.figures.plot;

import java.awt.Color;

/**
 * Rectangles whose colours stand for values, and the bar that explains the colours. A value that is undefined, or that
 * {@link Scale#shows} or the scale of the bar leaves out, has a hatched rectangle. Nobody may change the arrays.
 *
 * @param xEdges of the columns, ascending, one more than there are columns
 * @param yEdges of the rows, ascending, one more than there are rows
 * @param values by row and column
 * @param scale of the bar
 * @param lower value of the first colour
 * @param upper value of the last colour, larger than {@code lower}
 * @param label of the bar in TeX, with its unit
 * @param corners by row and column, whether a rectangle has a white corner as a mark
 */
@SuppressWarnings("ArrayRecordComponent")
public record HeatMap(
        double[] xEdges,
        double[] yEdges,
        double[][] values,
        Scale scale,
        double lower,
        double upper,
        String label,
        boolean[][] corners) {

    /** Checks the numbers of rows and columns. */
    public HeatMap {
        if (values.length != yEdges.length - 1) {
            throw new IllegalArgumentException(values.length + " rows between " + yEdges.length + " edges");
        }
        for (double[] row : values) {
            if (row.length != xEdges.length - 1) {
                throw new IllegalArgumentException(row.length + " columns between " + xEdges.length + " edges");
            }
        }
        if (!(upper > lower)) {
            throw new IllegalArgumentException("colours from " + lower + " to " + upper);
        }
    }

    /**
     * Whether a value has a colour.
     *
     * @param value any
     * @return false where its rectangle is hatched
     */
    public boolean shows(double value) {
        return Scale.shows(value) && Double.isFinite(scale.position(value));
    }

    /**
     * The colour of a value; beyond the ends of the bar that of the end.
     *
     * @param value one that has a colour
     * @return from dark blue to orange
     */
    public Color color(double value) {
        double first = scale.position(lower);
        return Style.ordered((scale.position(value) - first) / (scale.position(upper) - first));
    }
}
