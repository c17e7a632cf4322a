package org.eigentape.tools.figures.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/** Two axes, the frame between them and the layers in it, drawn with room for labels and a heading. For one thread. */
final class PanelFrame {

    private static final double FRAME_WIDTH = 0.9;
    private static final double GRID_WIDTH = 0.7;
    /** Points above the frame, for a heading or the factor of an axis, and without either. */
    private static final double ROOM_ABOVE = 26;

    private static final double NO_ROOM_ABOVE = 6;
    /** Points beside the frame, for the last label of the horizontal axis. */
    private static final double ROOM_BESIDE = 22;

    private static final double HEADING_DISTANCE = 8;

    private final TexAxis horizontal;
    private final TexAxis vertical;
    private final XYPlot plot;
    private int layers;

    PanelFrame(TexAxis horizontal, TexAxis vertical) {
        this.horizontal = horizontal;
        this.vertical = vertical;
        plot = new XYPlot(null, horizontal, vertical, null);
        plot.setInsets(RectangleInsets.ZERO_INSETS);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setBackgroundPaint(Color.WHITE);
        plot.setOutlinePaint(Style.INK);
        plot.setOutlineStroke(Style.solid(FRAME_WIDTH));
        plot.setDomainGridlinePaint(Style.GRID);
        plot.setRangeGridlinePaint(Style.GRID);
        plot.setDomainGridlineStroke(Style.solid(GRID_WIDTH));
        plot.setRangeGridlineStroke(Style.solid(GRID_WIDTH));
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
    }

    /** Adds curves over those that are there. */
    void add(CurveDataset curves, XYLineAndShapeRenderer renderer) {
        int layer = layers++;
        plot.setRenderer(layer, renderer, false);
        plot.setDataset(layer, curves);
    }

    /** Adds areas behind all curves; the ranges must be set. */
    void add(List<Area> areas) {
        if (layers == 0) {
            add(new CurveDataset(List.of()), CurveRenderer.lines(Style.INK, Style.solid(1)));
        }
        for (Area area : areas) {
            if (!area.isEmpty()) {
                plot.getRenderer(0)
                        .addAnnotation(area.polygon(horizontal.getRange(), vertical.getRange()), Layer.BACKGROUND);
            }
        }
    }

    void setRanges(Extent x, Extent y) {
        x.apply(horizontal);
        y.apply(vertical);
    }

    /** Room that the vertical axis needs beside the frame. */
    double leftSpace(Rectangle2D area) {
        return vertical.thickness(area, RectangleEdge.LEFT);
    }

    /** Draws everything into an area, with the frame starting {@code left} points from its left side. */
    void draw(Graphics2D graphics, Rectangle2D area, double left, String heading) {
        boolean above =
                !heading.isEmpty() || !vertical.factor(area, RectangleEdge.LEFT).isEmpty();
        double top = above ? ROOM_ABOVE : NO_ROOM_ABOVE;
        Rectangle2D inner = new Rectangle2D.Double(
                area.getX(), area.getY() + top, area.getWidth() - ROOM_BESIDE, area.getHeight() - top);
        AxisSpace leftSpace = new AxisSpace();
        leftSpace.setLeft(left);
        plot.setFixedRangeAxisSpace(leftSpace);
        plot.draw(graphics, inner, null, null, null);
        if (!heading.isEmpty()) {
            double middle = (inner.getX() + left + inner.getMaxX()) / 2;
            new TexText(heading, Style.TICK_SIZE, Style.INK)
                    .drawOnBaseline(graphics, middle, inner.getY() - HEADING_DISTANCE, 0.5);
        }
    }
}
