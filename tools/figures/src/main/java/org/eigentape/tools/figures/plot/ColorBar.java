package org.eigentape.tools.figures.plot;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** The bar beside a heat map: its colours with the values that they stand for, and its label. For one thread. */
final class ColorBar {

    private static final double DISTANCE = 16;
    private static final double WIDTH = 18;
    private static final double TICK = 5;
    private static final double MINOR_TICK = 3;
    private static final double GAP = 8;
    private static final double PITCH = 40;
    /** Room behind the label, so that it is apart from the labels of the next panel. */
    private static final double MARGIN = 20;

    private static final int STRIPS = 160;

    private final HeatMap map;
    private final TexText label;

    ColorBar(HeatMap map) {
        this.map = map;
        label = new TexText(map.label(), Style.LABEL_SIZE, Style.INK);
    }

    /** Room beside the frame, points, for a frame of about a height. */
    double thickness(double height) {
        return DISTANCE + WIDTH + TICK + GAP + labelWidth(height) + GAP + label.height() + MARGIN;
    }

    private double labelWidth(double height) {
        double widest = 0;
        for (ScaleTick tick : ticks(height)) {
            widest = tick.tex().isEmpty() ? widest : Math.max(widest, text(tick).width());
        }
        return widest;
    }

    private List<ScaleTick> ticks(double height) {
        return map.scale().ticks(map.lower(), map.upper(), most(height));
    }

    private static int most(double height) {
        return (int) Math.max(3, height / PITCH);
    }

    private static TexText text(ScaleTick tick) {
        return new TexText(tick.tex(), Style.TICK_SIZE, Style.INK);
    }

    /** Draws the bar at the right of a frame. */
    void draw(Graphics2D graphics, Rectangle2D frame) {
        double height = frame.getHeight();
        Rectangle2D bar = new Rectangle2D.Double(frame.getMaxX() + DISTANCE, frame.getY(), WIDTH, height);
        drawColours(graphics, bar);
        graphics.setPaint(Style.INK);
        graphics.setStroke(Style.solid(PanelFrame.FRAME_WIDTH));
        graphics.draw(bar);
        for (ScaleTick tick : ticks(height)) {
            double y = y(tick.value(), bar);
            double end = bar.getMaxX() + (tick.major() ? TICK : MINOR_TICK);
            graphics.setPaint(Style.INK);
            graphics.draw(new Line2D.Double(bar.getMaxX(), y, end, y));
            if (!tick.tex().isEmpty()) {
                TexText text = text(tick);
                text.drawCentred(graphics, bar.getMaxX() + TICK + GAP / 2 + text.width() / 2, y, false);
            }
        }
        String factor = map.scale().factor(map.lower(), map.upper(), most(height));
        if (!factor.isEmpty()) {
            new TexText(factor, Style.TICK_SIZE, Style.INK).drawOnBaseline(graphics, bar.getX(), bar.getY() - GAP, 0);
        }
        double middle = bar.getMaxX() + TICK + GAP + labelWidth(height) + GAP / 2 + label.height() / 2;
        label.drawCentred(graphics, middle, bar.getCenterY(), true);
    }

    private void drawColours(Graphics2D graphics, Rectangle2D bar) {
        Object smoothing = graphics.getRenderingHint(RenderingHints.KEY_ANTIALIASING);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
        double pitch = bar.getHeight() / STRIPS;
        for (int strip = 0; strip < STRIPS; strip++) {
            graphics.setPaint(Style.ordered(strip, STRIPS));
            // From the top, so that no rounding leaves a gap; the next strip covers what is too much.
            double rest = (STRIPS - strip) * pitch;
            graphics.fill(new Rectangle2D.Double(bar.getX(), bar.getY(), WIDTH, rest));
        }
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, smoothing);
    }

    private double y(double value, Rectangle2D bar) {
        Scale scale = map.scale();
        double first = scale.position(map.lower());
        double share = (scale.position(value) - first) / (scale.position(map.upper()) - first);
        return bar.getMaxY() - share * bar.getHeight();
    }
}
