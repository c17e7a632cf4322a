package org.eigentape.tools.figures.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;

/** Draws the rectangles of a heat map into a plot. */
final class TileLayer extends AbstractXYAnnotation {

    private static final long serialVersionUID = 1L;
    private static final double HATCH_PITCH = 7;
    private static final double HATCH_WIDTH = 0.8;
    /** Legs of the triangle in a marked corner: points at most, and as a share of the rectangle's shorter side. */
    private static final double LARGEST_CORNER = 14;

    private static final double CORNER_SHARE = 0.45;

    private final transient HeatMap map;

    TileLayer(HeatMap map) {
        this.map = map;
    }

    @Override
    public void draw(
            Graphics2D graphics,
            XYPlot plot,
            Rectangle2D area,
            ValueAxis horizontal,
            ValueAxis vertical,
            int rendererIndex,
            PlotRenderingInfo info) {
        double[] x = coordinates(map.xEdges(), horizontal, area, RectangleEdge.BOTTOM);
        double[] y = coordinates(map.yEdges(), vertical, area, RectangleEdge.LEFT);
        Object smoothing = graphics.getRenderingHint(RenderingHints.KEY_ANTIALIASING);
        // Smoothed edges of neighbours do not add up: the background would shine through between them.
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
        for (int row = 0; row < map.values().length; row++) {
            for (int column = 0; column < map.values()[row].length; column++) {
                double value = map.values()[row][column];
                graphics.setPaint(map.shows(value) ? map.color(value) : Style.UNDEFINED);
                graphics.fill(rectangle(x, y, row, column));
            }
        }
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, smoothing);
        for (int row = 0; row < map.values().length; row++) {
            for (int column = 0; column < map.values()[row].length; column++) {
                if (!map.shows(map.values()[row][column])) {
                    hatch(graphics, rectangle(x, y, row, column));
                }
                if (map.corners()[row][column]) {
                    corner(graphics, rectangle(x, y, row, column));
                }
            }
        }
    }

    private static double[] coordinates(double[] edges, ValueAxis axis, Rectangle2D area, RectangleEdge side) {
        double[] coordinates = new double[edges.length];
        for (int edge = 0; edge < edges.length; edge++) {
            coordinates[edge] = axis.valueToJava2D(edges[edge], area, side);
        }
        return coordinates;
    }

    private static Rectangle2D rectangle(double[] x, double[] y, int row, int column) {
        return new Rectangle2D.Double(x[column], y[row + 1], x[column + 1] - x[column], y[row] - y[row + 1]);
    }

    /** Marks a rectangle by a triangle in its upper right corner. */
    static void corner(Graphics2D graphics, Rectangle2D area) {
        double leg = Math.min(LARGEST_CORNER, CORNER_SHARE * Math.min(area.getWidth(), area.getHeight()));
        Path2D triangle = new Path2D.Double();
        triangle.moveTo(area.getMaxX() - leg, area.getMinY());
        triangle.lineTo(area.getMaxX(), area.getMinY());
        triangle.lineTo(area.getMaxX(), area.getMinY() + leg);
        triangle.closePath();
        graphics.setPaint(Color.WHITE);
        graphics.fill(triangle);
        graphics.setPaint(Style.INK);
        graphics.setStroke(Style.solid(HATCH_WIDTH));
        graphics.draw(triangle);
    }

    /** Fills a rectangle with rising lines. */
    static void hatch(Graphics2D graphics, Rectangle2D area) {
        graphics.setPaint(Style.FAINT_INK);
        graphics.setStroke(Style.solid(HATCH_WIDTH));
        double width = area.getWidth();
        double height = area.getHeight();
        for (double sum = HATCH_PITCH / 2; sum < width + height; sum += HATCH_PITCH) {
            double from = Math.max(0, sum - height);
            double to = Math.min(width, sum);
            graphics.draw(new Line2D.Double(
                    area.getX() + from, area.getY() + sum - from, area.getX() + to, area.getY() + sum - to));
        }
    }
}
