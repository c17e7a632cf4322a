package org.eigentape.tools.figures.plot;

import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.TickType;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** An axis of any {@link Scale} with labels set in TeX, and ticks that point inwards on both sides of the frame. */
final class TexAxis extends ValueAxis {

    private static final long serialVersionUID = 1L;
    private static final double MAJOR_LENGTH = 6;
    private static final double MINOR_LENGTH = 3;
    private static final double GAP = 7;
    private static final double FARTHEST = 200;
    /** Room for the label of one tick, points. */
    private static final double HORIZONTAL_PITCH = 54;

    private static final double VERTICAL_PITCH = 44;

    private final transient Scale scale;
    private final transient TexText label;
    private boolean blank;

    TexAxis(Scale scale, String label) {
        super(null, null);
        this.scale = scale;
        this.label = new TexText(label, Style.LABEL_SIZE, Style.INK);
        setAutoRange(false);
    }

    /** Takes all ticks off an axis along which nothing lies. */
    void blank(boolean nothing) {
        blank = nothing;
    }

    @Override
    public double valueToJava2D(double value, Rectangle2D area, RectangleEdge edge) {
        double lower = scale.position(getLowerBound());
        double share = (scale.position(value) - lower) / (scale.position(getUpperBound()) - lower);
        // Far outside the frame, coordinates may exceed what the graphics library can clip in reasonable time.
        share = Math.min(Math.max(share, -FARTHEST), FARTHEST);
        return horizontal(edge) ? area.getX() + share * area.getWidth() : area.getMaxY() - share * area.getHeight();
    }

    @Override
    public double java2DToValue(double coordinate, Rectangle2D area, RectangleEdge edge) {
        double lower = scale.position(getLowerBound());
        double share = horizontal(edge)
                ? (coordinate - area.getX()) / area.getWidth()
                : (area.getMaxY() - coordinate) / area.getHeight();
        return scale.value(lower + share * (scale.position(getUpperBound()) - lower));
    }

    @Override
    public AxisSpace reserveSpace(
            Graphics2D graphics, Plot plot, Rectangle2D plotArea, RectangleEdge edge, AxisSpace space) {
        AxisSpace reserved = space == null ? new AxisSpace() : space;
        reserved.add(thickness(plotArea, edge), edge);
        return reserved;
    }

    /** The room that ticks' labels and the axis label need beside the frame, points. */
    double thickness(Rectangle2D plotArea, RectangleEdge edge) {
        double largest = 0;
        for (ScaleTick tick : ticks(plotArea, edge)) {
            if (!tick.tex().isEmpty()) {
                TexText text = text(tick);
                largest = Math.max(largest, horizontal(edge) ? text.height() : text.width());
            }
        }
        return GAP + largest + GAP + label.height() + 2;
    }

    @Override
    public AxisState draw(
            Graphics2D graphics,
            double cursor,
            Rectangle2D plotArea,
            Rectangle2D dataArea,
            RectangleEdge edge,
            PlotRenderingInfo info) {
        graphics.setPaint(Style.INK);
        graphics.setStroke(Style.solid(0.8));
        double labelled = 0;
        for (ScaleTick tick : ticks(dataArea, edge)) {
            double at = valueToJava2D(tick.value(), dataArea, edge);
            drawTick(graphics, dataArea, edge, at, tick.major() ? MAJOR_LENGTH : MINOR_LENGTH);
            if (!tick.tex().isEmpty()) {
                labelled = Math.max(labelled, drawTickLabel(graphics, dataArea, edge, at, text(tick)));
            }
        }
        double middle = 2 * GAP + labelled + label.height() / 2;
        drawFactor(graphics, dataArea, edge, middle);
        if (horizontal(edge)) {
            label.drawCentred(graphics, dataArea.getCenterX(), dataArea.getMaxY() + middle, false);
        } else {
            label.drawCentred(graphics, dataArea.getX() - middle, dataArea.getCenterY(), true);
        }
        AxisState state = new AxisState(cursor);
        state.setTicks(refreshTicks(graphics, state, dataArea, edge));
        return state;
    }

    private static void drawTick(Graphics2D graphics, Rectangle2D area, RectangleEdge edge, double at, double length) {
        if (horizontal(edge)) {
            graphics.draw(new Line2D.Double(at, area.getMaxY(), at, area.getMaxY() - length));
            graphics.draw(new Line2D.Double(at, area.getY(), at, area.getY() + length));
        } else {
            graphics.draw(new Line2D.Double(area.getX(), at, area.getX() + length, at));
            graphics.draw(new Line2D.Double(area.getMaxX(), at, area.getMaxX() - length, at));
        }
    }

    private static double drawTickLabel(
            Graphics2D graphics, Rectangle2D area, RectangleEdge edge, double at, TexText text) {
        if (horizontal(edge)) {
            text.drawCentred(graphics, at, area.getMaxY() + GAP + text.height() / 2, false);
            return text.height();
        }
        text.drawCentred(graphics, area.getX() - GAP - text.width() / 2, at, false);
        return text.width();
    }

    private void drawFactor(Graphics2D graphics, Rectangle2D area, RectangleEdge edge, double middle) {
        String factor = factor(area, edge);
        if (!factor.isEmpty()) {
            TexText text = new TexText(factor, Style.TICK_SIZE, Style.INK);
            if (horizontal(edge)) {
                text.drawCentred(graphics, area.getMaxX() - text.width() / 2, area.getMaxY() + middle, false);
            } else {
                text.drawOnBaseline(graphics, area.getX(), area.getY() - GAP, 0);
            }
        }
    }

    /** The factor that the labels leave out, in TeX. */
    String factor(Rectangle2D area, RectangleEdge edge) {
        return blank ? "" : scale.factor(getLowerBound(), getUpperBound(), room(area, edge));
    }

    private List<ScaleTick> ticks(Rectangle2D area, RectangleEdge edge) {
        return blank ? List.of() : scale.ticks(getLowerBound(), getUpperBound(), room(area, edge));
    }

    private static int room(Rectangle2D area, RectangleEdge edge) {
        double pitches = horizontal(edge) ? area.getWidth() / HORIZONTAL_PITCH : area.getHeight() / VERTICAL_PITCH;
        return (int) Math.max(3, pitches);
    }

    private static TexText text(ScaleTick tick) {
        return new TexText(tick.tex(), Style.TICK_SIZE, Style.INK);
    }

    private static boolean horizontal(RectangleEdge edge) {
        return RectangleEdge.isTopOrBottom(edge);
    }

    @Override
    public List<NumberTick> refreshTicks(
            Graphics2D graphics, AxisState state, Rectangle2D dataArea, RectangleEdge edge) {
        List<NumberTick> grid = new ArrayList<>();
        for (ScaleTick tick : ticks(dataArea, edge)) {
            TickType type = tick.major() ? TickType.MAJOR : TickType.MINOR;
            grid.add(new NumberTick(type, tick.value(), "", TextAnchor.CENTER, TextAnchor.CENTER, 0));
        }
        return grid;
    }

    @Override
    protected void autoAdjustRange() {
        // Panels set the range: it depends on the scale and on bands that the chart library knows nothing of.
    }

    @Override
    public void configure() {
        // Nothing follows from the plot that an axis is put into.
    }
}
