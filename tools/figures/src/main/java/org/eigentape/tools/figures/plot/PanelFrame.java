package org.eigentape.tools.figures.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jspecify.annotations.Nullable;

/** Two axes, the frame between them and the layers in it, drawn with room for labels and a heading. For one thread. */
final class PanelFrame {

    static final double FRAME_WIDTH = 0.9;

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
    private @Nullable ColorBar bar;
    private final List<Dots> dots = new ArrayList<>();
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

    /** Adds a heat map behind all areas and curves, and the bar of its colours beside the frame. */
    void add(HeatMap map) {
        requireLayer();
        plot.getRenderer(0).addAnnotation(new TileLayer(map), Layer.BACKGROUND);
        bar = new ColorBar(map);
    }

    /** Adds a sheet of images, which need no frame around them. */
    void add(ImageSheet sheet) {
        requireLayer();
        plot.getRenderer(0).addAnnotation(new SheetLayer(sheet), Layer.FOREGROUND);
        plot.setOutlineVisible(false);
    }

    private void requireLayer() {
        if (layers == 0) {
            add(new CurveDataset(List.of()), CurveRenderer.lines(Style.INK, Style.solid(1)));
        }
    }

    /** Adds areas behind all curves; the ranges must be set. */
    void add(List<Area> areas) {
        requireLayer();
        for (Area area : areas) {
            if (!area.isEmpty()) {
                plot.getRenderer(0)
                        .addAnnotation(area.polygon(horizontal.getRange(), vertical.getRange()), Layer.BACKGROUND);
            }
        }
    }

    /** Adds points over everything. */
    void add(Dots some) {
        dots.add(some);
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
    void draw(Graphics2D graphics, Rectangle2D area, double left, String heading, String note) {
        boolean above =
                !heading.isEmpty() || !vertical.factor(area, RectangleEdge.LEFT).isEmpty();
        double top = above ? ROOM_ABOVE : NO_ROOM_ABOVE;
        double height = area.getHeight() - top;
        double beside = bar == null ? ROOM_BESIDE : bar.thickness(height);
        Rectangle2D inner = new Rectangle2D.Double(area.getX(), area.getY() + top, area.getWidth() - beside, height);
        AxisSpace leftSpace = new AxisSpace();
        leftSpace.setLeft(left);
        plot.setFixedRangeAxisSpace(leftSpace);
        PlotRenderingInfo drawn = new ChartRenderingInfo(null).getPlotInfo();
        plot.draw(graphics, inner, null, null, drawn);
        if (bar != null) {
            bar.draw(graphics, drawn.getDataArea());
        }
        dots.forEach(some -> some.draw(graphics, drawn.getDataArea(), horizontal, vertical));
        if (!note.isEmpty()) {
            PanelNote.draw(graphics, drawn.getDataArea(), note);
        }
        if (!heading.isEmpty()) {
            double middle = (inner.getX() + left + inner.getMaxX()) / 2;
            new TexText(heading, Style.TICK_SIZE, Style.INK)
                    .drawOnBaseline(graphics, middle, inner.getY() - HEADING_DISTANCE, 0.5);
        }
    }
}
