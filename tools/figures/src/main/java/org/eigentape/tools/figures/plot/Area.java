package org.eigentape.tools.figures.plot;

import java.awt.Color;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jfree.chart.annotations.XYPolygonAnnotation;
import org.jfree.data.Range;

/**
 * A filled area between two curves. Points that cannot be shown are left out. Nobody may change the arrays.
 *
 * @param x abscissae
 * @param low lower ordinates, as many
 * @param high upper ordinates, as many
 * @param fill colour of the area
 * @param outline colour of its outline
 */
@SuppressWarnings("ArrayRecordComponent")
record Area(double[] x, double[] low, double[] high, Color fill, Color outline) {

    private static final double OUTLINE_WIDTH = 0.9;

    /** The area between two curves. */
    static Area between(double[] x, double[] low, double[] high, Color fill, Color outline) {
        int[] shown = IntStream.range(0, x.length)
                .filter(index -> Scale.shows(x[index]) && Scale.shows(low[index]) && Scale.shows(high[index]))
                .toArray();
        return new Area(select(x, shown), select(low, shown), select(high, shown), fill, outline);
    }

    /**
     * The bars of a histogram, as one area.
     *
     * @param edges of the bins, ascending, one more than heights
     * @param heights of the bars
     */
    static Area bars(double[] edges, double[] heights, Color fill, Color outline) {
        double[] x = new double[2 * heights.length];
        double[] high = new double[x.length];
        for (int bin = 0; bin < heights.length; bin++) {
            x[2 * bin] = edges[bin];
            x[2 * bin + 1] = edges[bin + 1];
            high[2 * bin] = heights[bin];
            high[2 * bin + 1] = heights[bin];
        }
        return between(x, new double[x.length], high, fill, outline);
    }

    private static double[] select(double[] values, int[] indices) {
        return Arrays.stream(indices).mapToDouble(index -> values[index]).toArray();
    }

    boolean isEmpty() {
        return x.length == 0;
    }

    /** Along the upper side and back along the lower one, cut off at the ranges of the axes so that logarithms exist. */
    XYPolygonAnnotation polygon(Range horizontal, Range vertical) {
        int points = x.length;
        double[] polygon = new double[4 * points];
        for (int point = 0; point < points; point++) {
            int back = points - 1 - point;
            polygon[2 * point] = horizontal.constrain(x[point]);
            polygon[2 * point + 1] = vertical.constrain(high[point]);
            polygon[2 * (points + point)] = horizontal.constrain(x[back]);
            polygon[2 * (points + point) + 1] = vertical.constrain(low[back]);
        }
        return new XYPolygonAnnotation(polygon, Style.solid(OUTLINE_WIDTH), outline, fill);
    }
}
