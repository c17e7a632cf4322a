package org.eigentape.tools.figures.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jfree.chart.annotations.XYPolygonAnnotation;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jspecify.annotations.Nullable;

/**
 * One frame with two axes and what is drawn in it. Bands and areas lie behind all lines; lines lie over one another in the
 * order in which they were added. Ranges follow from what was added unless they are set. For one thread.
 */
public final class Panel {

    private static final double MARGIN = 0.04;
    private static final int DASH_PHASES = 5;
    /** Narrower ranges are those of a constant. */
    private static final double NARROWEST = 1e-200;

    private static final double NARROWEST_SHARE = 1e-9;

    @SuppressWarnings("ArrayRecordComponent")
    private record Area(double[] x, double[] low, double[] high, Color fill, Color outline) {}

    private final TexAxis horizontal;
    private final TexAxis vertical;
    private final XYPlot plot;
    private final List<Area> areas = new ArrayList<>();
    private final Extent xExtent;
    private final Extent yExtent;
    private int layers;
    private String heading = "";
    private boolean leavesValuesOut;

    /**
     * An empty panel.
     *
     * @param xScale scale of the horizontal axis
     * @param xLabel its label in TeX
     * @param yScale scale of the vertical axis
     * @param yLabel its label in TeX
     */
    public Panel(Scale xScale, String xLabel, Scale yScale, String yLabel) {
        Typesetting.prepare();
        horizontal = new TexAxis(xScale, xLabel);
        vertical = new TexAxis(yScale, yLabel);
        xExtent = new Extent(xScale);
        yExtent = new Extent(yScale);
        plot = new XYPlot(null, horizontal, vertical, null);
        plot.setInsets(RectangleInsets.ZERO_INSETS);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setBackgroundPaint(Color.WHITE);
        plot.setOutlinePaint(Style.INK);
        plot.setOutlineStroke(Style.solid(0.9));
        plot.setDomainGridlinePaint(Style.GRID);
        plot.setRangeGridlinePaint(Style.GRID);
        plot.setDomainGridlineStroke(Style.solid(0.7));
        plot.setRangeGridlineStroke(Style.solid(0.7));
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
    }

    /**
     * Adds a short heading above the frame.
     *
     * @param tex for example {@code t = 0}
     * @return this
     */
    public Panel heading(String tex) {
        heading = tex;
        return this;
    }

    /**
     * Adds lines.
     *
     * @param curves any number
     * @param color of all of them
     * @param width points
     * @return this
     */
    public Panel lines(List<Curve> curves, Color color, double width) {
        return lines(curves, color, Style.solid(width), true);
    }

    /**
     * Adds dashed lines.
     *
     * @param curves any number
     * @param color of all of them
     * @param width points
     * @return this
     */
    public Panel dashes(List<Curve> curves, Color color, double width) {
        for (int phase = 0; phase < DASH_PHASES; phase++) {
            lines(every(curves, phase), color, Style.dashed(width, phase / (double) DASH_PHASES), true);
        }
        return this;
    }

    /** Dashes of many lines above one another must not line up into bars. */
    private static List<Curve> every(List<Curve> curves, int phase) {
        List<Curve> some = new ArrayList<>();
        for (int index = phase; index < curves.size(); index += DASH_PHASES) {
            some.add(curves.get(index));
        }
        return some;
    }

    /**
     * Adds dashed lines that do not widen the ranges.
     *
     * @param curves any number
     * @param color of all of them
     * @param width points
     * @return this
     */
    public Panel guides(List<Curve> curves, Color color, double width) {
        return lines(curves, color, Style.dashed(width, 0), false);
    }

    private Panel lines(List<Curve> curves, Color color, BasicStroke stroke, boolean widen) {
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
        renderer.setDrawSeriesLineAsPath(true);
        renderer.setDefaultStroke(stroke);
        return add(curves, color, renderer, widen);
    }

    /**
     * Adds points.
     *
     * @param curves whose points are drawn
     * @param color of all of them
     * @param diameter points
     * @return this
     */
    public Panel points(List<Curve> curves, Color color, double diameter) {
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
        renderer.setDefaultShape(new Ellipse2D.Double(-diameter / 2, -diameter / 2, diameter, diameter));
        renderer.setUseOutlinePaint(false);
        renderer.setDrawOutlines(false);
        return add(curves, color, renderer, true);
    }

    private Panel add(List<Curve> curves, Color color, XYLineAndShapeRenderer renderer, boolean widen) {
        renderer.setAutoPopulateSeriesPaint(false);
        renderer.setAutoPopulateSeriesStroke(false);
        renderer.setAutoPopulateSeriesShape(false);
        renderer.setDefaultPaint(color);
        int layer = layers++;
        plot.setRenderer(layer, renderer, false);
        List<Curve> shown = curves.stream().map(this::shown).toList();
        plot.setDataset(layer, new CurveDataset(shown));
        if (widen) {
            for (Curve curve : shown) {
                xExtent.include(curve.x());
                yExtent.include(curve.y());
            }
        }
        return this;
    }

    /** The same curve, interrupted where a value is too large or infinite. */
    private Curve shown(Curve curve) {
        double[] y = curve.y().clone();
        for (int index = 0; index < y.length; index++) {
            if (!Scale.shows(y[index])) {
                leavesValuesOut |= !Double.isNaN(y[index]);
                y[index] = Double.NaN;
            }
        }
        return new Curve(curve.x(), y);
    }

    /**
     * Whether something that was added is too large to be shown.
     *
     * @return true if a value is infinite or beyond {@link Scale#LARGEST}
     */
    boolean leavesValuesOut() {
        return leavesValuesOut;
    }

    /**
     * Adds a band between two curves, behind all lines.
     *
     * @param x abscissae
     * @param low lower ordinates
     * @param high upper ordinates
     * @param fill its colour, usually translucent
     * @return this
     */
    public Panel band(double[] x, double[] low, double[] high, Color fill) {
        return area(x, low, high, fill, null);
    }

    /**
     * Adds the bars of a histogram as one outlined area, behind all lines.
     *
     * @param edges of the bins, ascending, one more than heights
     * @param heights of the bars
     * @param fill colour of the bars
     * @param outline colour of their common outline
     * @return this
     */
    public Panel histogram(double[] edges, double[] heights, Color fill, Color outline) {
        double[] x = new double[2 * heights.length];
        double[] high = new double[x.length];
        for (int bin = 0; bin < heights.length; bin++) {
            x[2 * bin] = edges[bin];
            x[2 * bin + 1] = edges[bin + 1];
            high[2 * bin] = heights[bin];
            high[2 * bin + 1] = heights[bin];
        }
        return area(x, new double[x.length], high, fill, outline);
    }

    private Panel area(double[] x, double[] low, double[] high, Color fill, @Nullable Color outline) {
        int[] shown = IntStream.range(0, x.length)
                .filter(index -> Scale.shows(x[index]) && Scale.shows(low[index]) && Scale.shows(high[index]))
                .toArray();
        Area area = new Area(
                select(x, shown),
                select(low, shown),
                select(high, shown),
                fill,
                outline == null ? Style.translucent(fill, 0) : outline);
        areas.add(area);
        xExtent.include(area.x);
        yExtent.include(area.low);
        yExtent.include(area.high);
        return this;
    }

    private static double[] select(double[] values, int[] indices) {
        return Arrays.stream(indices).mapToDouble(index -> values[index]).toArray();
    }

    /**
     * Fixes the horizontal range.
     *
     * @param lower left end
     * @param upper right end
     * @return this
     */
    public Panel xRange(double lower, double upper) {
        xExtent.fix(lower, upper);
        return this;
    }

    /**
     * Fixes the vertical range.
     *
     * @param lower lower end
     * @param upper upper end
     * @return this
     */
    public Panel yRange(double lower, double upper) {
        yExtent.fix(lower, upper);
        return this;
    }

    /**
     * Lets the horizontal range begin and end exactly where the data do.
     *
     * @return this
     */
    public Panel tightX() {
        xExtent.margin(0);
        return this;
    }

    /**
     * Lets the vertical axis begin at zero without a margin, for densities.
     *
     * @return this
     */
    public Panel fromZero() {
        yExtent.fromZero();
        return this;
    }

    /** Room that the vertical axis needs beside the frame, so that stacked panels can share the largest. */
    double leftSpace(Rectangle2D area) {
        setRanges();
        return vertical.thickness(area, RectangleEdge.LEFT);
    }

    /** Draws the panel into an area, with the frame starting {@code left} points from its left side. */
    void draw(Graphics2D graphics, Rectangle2D area, double left) {
        setRanges();
        addAreas();
        boolean above =
                !heading.isEmpty() || !vertical.factor(area, RectangleEdge.LEFT).isEmpty();
        double top = above ? 26 : 6;
        Rectangle2D inner =
                new Rectangle2D.Double(area.getX(), area.getY() + top, area.getWidth() - 22, area.getHeight() - top);
        AxisSpace leftSpace = new AxisSpace();
        leftSpace.setLeft(left);
        plot.setFixedRangeAxisSpace(leftSpace);
        plot.draw(graphics, inner, null, null, null);
        if (!heading.isEmpty()) {
            new TexText(heading, Style.TICK_SIZE, Style.INK)
                    .drawOnBaseline(graphics, (inner.getX() + left + inner.getMaxX()) / 2, inner.getY() - 8, 0.5);
        }
    }

    private void setRanges() {
        xExtent.apply(horizontal);
        yExtent.apply(vertical);
    }

    private void addAreas() {
        if (layers == 0) {
            lines(List.of(), Style.INK, 1);
        }
        for (Area area : areas) {
            if (area.x.length == 0) {
                continue;
            }
            plot.getRenderer(0).addAnnotation(polygon(area), Layer.BACKGROUND);
        }
        areas.clear();
    }

    /** Along the upper side and back along the lower one, cut off at the range so that logarithms exist. */
    private XYPolygonAnnotation polygon(Area area) {
        int points = area.x.length;
        double[] polygon = new double[4 * points];
        for (int point = 0; point < points; point++) {
            int back = points - 1 - point;
            polygon[2 * point] = horizontal.getRange().constrain(area.x[point]);
            polygon[2 * point + 1] = vertical.getRange().constrain(area.high[point]);
            polygon[2 * (points + point)] = horizontal.getRange().constrain(area.x[back]);
            polygon[2 * (points + point) + 1] = vertical.getRange().constrain(area.low[back]);
        }
        return new XYPolygonAnnotation(polygon, Style.solid(0.9), area.outline, area.fill);
    }

    /** The range of one axis, collected from what is drawn. */
    private static final class Extent {

        private final Scale scale;
        private double lowest = Double.POSITIVE_INFINITY;
        private double highest = Double.NEGATIVE_INFINITY;
        private double margin = MARGIN;
        private boolean fixed;
        private boolean lowestIsEnd;

        Extent(Scale scale) {
            this.scale = scale;
        }

        void include(double[] values) {
            for (double value : values) {
                double position = scale.position(value);
                if (!fixed && Scale.shows(value) && Double.isFinite(position)) {
                    lowest = Math.min(lowest, position);
                    highest = Math.max(highest, position);
                }
            }
        }

        void fix(double lower, double upper) {
            lowest = scale.position(lower);
            highest = scale.position(upper);
            margin = 0;
            fixed = true;
        }

        void fromZero() {
            include(new double[] {0});
            lowestIsEnd = true;
        }

        void margin(double share) {
            margin = share;
        }

        void apply(TexAxis axis) {
            if (!(lowest <= highest)) {
                lowest = scale.position(1);
                highest = lowest + 1;
            }
            double width = highest - lowest;
            double largest = Math.max(Math.abs(lowest), Math.abs(highest));
            boolean wide = width > Math.max(NARROWEST_SHARE * largest, NARROWEST);
            double spare = wide ? margin * width : 0.5 * Math.max(largest, 1e-3);
            axis.setRange(scale.value(lowestIsEnd ? lowest : lowest - spare), scale.value(highest + spare));
        }
    }
}
