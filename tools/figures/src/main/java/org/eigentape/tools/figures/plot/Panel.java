package org.eigentape.tools.figures.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * One frame with two axes and what is drawn in it. Bands and areas lie behind all lines; lines lie over one another in the
 * order in which they were added. Ranges follow from what was added unless they are set. For one thread.
 */
public final class Panel {

    private static final int DASH_PHASES = 5;
    private static final double SMALLEST_DOT = 4;
    private static final double DOT_PER_WIDTH = 2.5;
    private static final double NOTE_ROOM = 0.25;

    private final PanelFrame frame;
    private final PanelContent content;
    private String heading = "";
    private String note = "";

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
        frame = new PanelFrame(new TexAxis(xScale, xLabel), new TexAxis(yScale, yLabel));
        content = new PanelContent(frame, xScale, yScale);
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
     * Adds a sentence within the frame, at its upper end, about something that a reader would look for in vain. A panel that
     * shows nothing says so by itself.
     *
     * @param words plain
     * @return this
     */
    public Panel note(String words) {
        note = words;
        content.y().headRoom(words.isEmpty() ? 0 : NOTE_ROOM);
        return this;
    }

    /** The sentence within the frame; empty for none. */
    String note() {
        if (!note.isEmpty() || !content.isEmpty()) {
            return note;
        }
        if (content.leavesValuesOut()) {
            return "Nothing to show: all values are undefined, infinite or beyond 1e100.";
        }
        return content.leavesZerosOut()
                ? "Nothing to show on a logarithmic axis: no value is above zero."
                : "Nothing to show: no value is defined.";
    }

    /**
     * Adds lines; a point without neighbours becomes a dot.
     *
     * @param curves any number
     * @param color of all of them
     * @param width points
     * @return this
     */
    public Panel lines(List<Curve> curves, Color color, double width) {
        List<Curve> shown = content.add(curves, CurveRenderer.lines(color, Style.solid(width)), true);
        List<Curve> alone = PanelContent.lonePoints(shown);
        frame.add(new Dots(alone, color, Math.max(SMALLEST_DOT, DOT_PER_WIDTH * width)));
        return this;
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

    /**
     * Adds lines of dashes and dots that do not widen the ranges.
     *
     * @param curves any number
     * @param color of all of them
     * @param width points
     * @return this
     */
    public Panel dashDots(List<Curve> curves, Color color, double width) {
        return lines(curves, color, Style.dashDotted(width), false);
    }

    private Panel lines(List<Curve> curves, Color color, BasicStroke stroke, boolean widen) {
        content.add(curves, CurveRenderer.lines(color, stroke), widen);
        return this;
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
        content.add(curves, CurveRenderer.points(color, diameter), true);
        return this;
    }

    /**
     * Whether something that was added is too large to be shown.
     *
     * @return true if a value is infinite or beyond {@link Scale#LARGEST}
     */
    boolean leavesValuesOut() {
        return content.leavesValuesOut();
    }

    /**
     * Whether something that was added is not positive, but the axis logarithmic.
     *
     * @return true if a value has no place on the vertical axis
     */
    boolean leavesZerosOut() {
        return content.leavesZerosOut();
    }

    /**
     * Adds a heat map behind everything else, with the bar of its colours beside the frame.
     *
     * @param map at most one for each panel
     * @return this
     */
    public Panel map(HeatMap map) {
        content.add(map);
        return this;
    }

    /**
     * Fills the frame with a sheet of images, as large as it fits; the axes then have no ticks.
     *
     * @param sheet at most one for each panel, and nothing else beside it
     * @return this
     */
    public Panel images(ImageSheet sheet) {
        content.add(sheet);
        return this;
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
        content.add(Area.between(x, low, high, fill, Style.translucent(fill, 0)));
        return this;
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
        content.add(Area.bars(edges, heights, fill, outline));
        return this;
    }

    /**
     * Fixes the horizontal range.
     *
     * @param lower left end
     * @param upper right end
     * @return this
     */
    public Panel xRange(double lower, double upper) {
        content.x().fix(lower, upper);
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
        content.y().fix(lower, upper);
        return this;
    }

    /**
     * Lets the horizontal range begin and end exactly where the data do.
     *
     * @return this
     */
    public Panel tightX() {
        content.x().margin(0);
        return this;
    }

    /**
     * Lets the vertical axis begin at zero without a margin, for densities.
     *
     * @return this
     */
    public Panel fromZero() {
        content.y().fromZero();
        return this;
    }

    /** Room that the vertical axis needs beside the frame, so that stacked panels can share the largest. */
    double leftSpace(Rectangle2D area) {
        content.setRanges();
        return frame.leftSpace(area);
    }

    /** Draws the panel into an area, with the frame starting {@code left} points from its left side. */
    void draw(Graphics2D graphics, Rectangle2D area, double left) {
        content.place();
        frame.draw(graphics, area, left, heading, note());
    }
}
