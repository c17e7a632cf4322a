package org.eigentape.tools.figures.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** What the lines, bands and points of a drawing mean, in rows above its panels. For one thread. */
public final class Legend {

    private static final double SAMPLE = 30;
    private static final double GAP = 8;
    private static final double BETWEEN = 26;
    private static final double ROW = 24;
    private static final double SWATCH = 9;

    private enum Sample {
        LINE,
        DASHES,
        DASH_DOTS,
        BAND,
        POINT,
        HATCHED,
        CORNER,
        KEY,
        GROUP
    }

    private record Entry(Sample sample, Color color, String tex, int count) {

        double sampleWidth() {
            return switch (sample) {
                case KEY -> count * SWATCH;
                case GROUP -> -GAP;
                default -> SAMPLE;
            };
        }
    }

    private final List<Entry> entries = new ArrayList<>();

    /**
     * Adds a line.
     *
     * @param color of the sample
     * @param tex what it means
     * @return this
     */
    public Legend line(Color color, String tex) {
        return add(Sample.LINE, color, tex);
    }

    /**
     * Adds a dashed line.
     *
     * @param color of the sample
     * @param tex what it means
     * @return this
     */
    public Legend dashes(Color color, String tex) {
        return add(Sample.DASHES, color, tex);
    }

    /**
     * Adds a line of dashes and dots.
     *
     * @param color of the sample
     * @param tex what it means
     * @return this
     */
    public Legend dashDots(Color color, String tex) {
        return add(Sample.DASH_DOTS, color, tex);
    }

    /**
     * Adds a band or a bar.
     *
     * @param color of the sample
     * @param tex what it means
     * @return this
     */
    public Legend band(Color color, String tex) {
        return add(Sample.BAND, color, tex);
    }

    /**
     * Adds a point.
     *
     * @param color of the sample
     * @param tex what it means
     * @return this
     */
    public Legend point(Color color, String tex) {
        return add(Sample.POINT, color, tex);
    }

    /**
     * Adds a hatched rectangle, as heat maps have them for what has no value.
     *
     * @param tex what it means
     * @return this
     */
    public Legend hatched(String tex) {
        return add(Sample.HATCHED, Style.UNDEFINED, tex);
    }

    /**
     * Adds a rectangle with a marked corner, as heat maps have them.
     *
     * @param tex what it means
     * @return this
     */
    public Legend corner(String tex) {
        return add(Sample.CORNER, Style.ordered(0.5), tex);
    }

    /**
     * Adds a key of ordered colours: one swatch for each of several things.
     *
     * @param count how many there are
     * @param tex what they are, from the first to the last
     * @return this
     */
    public Legend orderedColours(int count, String tex) {
        entries.add(new Entry(Sample.KEY, Style.INK, tex, count));
        return this;
    }

    /**
     * Begins a row for the entries of one panel.
     *
     * @param tex the panel's letter or name
     * @return this
     */
    public Legend group(String tex) {
        return add(Sample.GROUP, Style.INK, tex);
    }

    private Legend add(Sample sample, Color color, String tex) {
        entries.add(new Entry(sample, color, tex, 1));
        return this;
    }

    /** Height of all rows, points. */
    double height(double width) {
        return entries.isEmpty() ? 0 : rows(width).size() * ROW + 4;
    }

    private List<List<Entry>> rows(double width) {
        List<List<Entry>> rows = new ArrayList<>();
        double used = Double.POSITIVE_INFINITY;
        for (Entry entry : entries) {
            double needed = width(entry) + BETWEEN;
            if (entry.sample == Sample.GROUP || used + needed - BETWEEN > width) {
                rows.add(new ArrayList<>());
                used = 0;
            }
            rows.get(rows.size() - 1).add(entry);
            used += needed;
        }
        return rows;
    }

    private static double width(Entry entry) {
        return entry.sampleWidth() + GAP + text(entry).width();
    }

    private static TexText text(Entry entry) {
        return new TexText(entry.tex, Style.TICK_SIZE, Style.INK);
    }

    /** Draws all rows from the upper left corner of an area. */
    void draw(Graphics2D graphics, double left, double top, double width) {
        double y = top;
        for (List<Entry> row : rows(width)) {
            double x = left;
            for (Entry entry : row) {
                drawSample(graphics, entry, x, y + ROW / 2);
                text(entry).drawOnBaseline(graphics, x + entry.sampleWidth() + GAP, y + ROW / 2 + 5, 0);
                x += width(entry) + BETWEEN;
            }
            y += ROW;
        }
    }

    private static void drawSample(Graphics2D graphics, Entry entry, double x, double y) {
        graphics.setPaint(entry.color);
        switch (entry.sample) {
            case LINE -> {
                graphics.setStroke(Style.solid(2));
                graphics.draw(new Line2D.Double(x, y, x + SAMPLE, y));
            }
            case DASHES -> {
                graphics.setStroke(Style.dashed(1.5, 0));
                graphics.draw(new Line2D.Double(x, y, x + SAMPLE, y));
            }
            case DASH_DOTS -> {
                graphics.setStroke(Style.dashDotted(1.5));
                graphics.draw(new Line2D.Double(x, y, x + SAMPLE, y));
            }
            case BAND -> graphics.fill(new Rectangle2D.Double(x, y - 6, SAMPLE, 12));
            case POINT -> graphics.fill(new Ellipse2D.Double(x + SAMPLE / 2 - 3, y - 3, 6, 6));
            case HATCHED -> {
                Rectangle2D sample = new Rectangle2D.Double(x, y - 6, SAMPLE, 12);
                graphics.fill(sample);
                TileLayer.hatch(graphics, sample);
            }
            case CORNER -> {
                Rectangle2D sample = new Rectangle2D.Double(x, y - 8, SAMPLE, 16);
                graphics.fill(sample);
                TileLayer.corner(graphics, sample);
            }
            case KEY -> drawKey(graphics, entry, x, y);
            case GROUP -> {
                // Its words are all there is.
            }
        }
    }

    private static void drawKey(Graphics2D graphics, Entry entry, double x, double y) {
        for (int swatch = 0; swatch < entry.count; swatch++) {
            graphics.setPaint(Style.ordered(swatch, entry.count));
            graphics.fill(new Rectangle2D.Double(x + swatch * SWATCH, y - 6, SWATCH - 1, 12));
        }
    }
}
