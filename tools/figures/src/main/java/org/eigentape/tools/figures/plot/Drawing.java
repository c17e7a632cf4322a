package org.eigentape.tools.figures.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.nio.file.Path;
import java.util.List;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.error.StorageException;

/**
 * A finished figure: panels in rows of equal width, a legend above them and a caption below. For one thread.
 */
public final class Drawing {

    private static final double PADDING = 14;
    private static final String LEFT_OUT = " Values that are infinite or beyond 1e100 are left out.";
    private static final String ZEROS_LEFT_OUT = " Zeros and negative values are left out of logarithmic axes.";

    private final String name;
    private final List<Panel> panels;
    private final int columns;
    private final Legend legend;
    private final String caption;
    private final double panelWidth;
    private final double panelHeight;

    /**
     * Puts a figure together.
     *
     * @param name file name without extension, for example {@code eigenvalues}
     * @param panels in the order of reading
     * @param columns panels in a row
     * @param panelWidth width of each, with its axes, points
     * @param panelHeight height of each, points
     * @param legend what its lines mean
     * @param caption plain words on what was simulated
     */
    public Drawing(
            String name,
            List<Panel> panels,
            int columns,
            double panelWidth,
            double panelHeight,
            Legend legend,
            String caption) {
        this.name = name;
        this.panels = List.copyOf(panels);
        this.columns = columns;
        this.panelWidth = panelWidth;
        this.panelHeight = panelHeight;
        this.legend = legend;
        this.caption = caption;
    }

    /**
     * What the file should be called.
     *
     * @return without extension
     */
    public String name() {
        return name;
    }

    /**
     * What stands below the panels.
     *
     * @return plain words
     */
    public String caption() {
        return caption
                + (panels.stream().anyMatch(Panel::leavesValuesOut) ? LEFT_OUT : "")
                + (panels.stream().anyMatch(Panel::leavesZerosOut) ? ZEROS_LEFT_OUT : "");
    }

    /**
     * Width of the whole figure.
     *
     * @return points
     */
    public int width() {
        return (int) Math.ceil(columns * panelWidth + 2 * PADDING);
    }

    /**
     * Height of the whole figure.
     *
     * @return points
     */
    public int height() {
        int rows = (panels.size() + columns - 1) / columns;
        return (int) Math.ceil(legend.height(legendWidth())
                + rows * panelHeight
                + captionLines().height()
                + 2 * PADDING);
    }

    /** The legend begins where the first frame does, points. */
    double legendWidth() {
        return inner() - leftSpaces()[0];
    }

    private double inner() {
        return columns * panelWidth;
    }

    /**
     * Draws the figure on white.
     *
     * @param graphics its origin is the upper left corner, its unit a point
     */
    public void draw(Graphics2D graphics) {
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setPaint(Color.WHITE);
        graphics.fill(new Rectangle2D.Double(0, 0, width(), height()));
        double top = PADDING + legend.height(legendWidth());
        double[] left = leftSpaces();
        for (int index = 0; index < panels.size(); index++) {
            panels.get(index).draw(graphics, area(index, top), left[index % columns]);
        }
        legend.draw(graphics, PADDING + left[0], PADDING, legendWidth());
        drawCaption(graphics, left[0]);
    }

    private Rectangle2D area(int index, double top) {
        return new Rectangle2D.Double(
                PADDING + (index % columns) * panelWidth,
                top + Math.floorDiv(index, columns) * panelHeight,
                panelWidth,
                panelHeight);
    }

    private double[] leftSpaces() {
        double[] left = new double[columns];
        for (int index = 0; index < panels.size(); index++) {
            int column = index % columns;
            left[column] = Math.max(left[column], panels.get(index).leftSpace(area(index, 0)));
        }
        return left;
    }

    private void drawCaption(Graphics2D graphics, double left) {
        captionLines().drawAbove(graphics, PADDING + left, height() - PADDING, 0);
    }

    private Paragraph captionLines() {
        return new Paragraph(caption(), Style.CAPTION_SIZE, Style.FAINT_INK, inner() - leftSpaces()[0]);
    }

    /**
     * Writes the figure, completely or not at all.
     *
     * @param file ends in {@code .png} (two pixels per point) or {@code .svg} (text as outlines)
     * @throws InvalidRequestException if it ends in neither
     * @throws StorageException if it cannot be written
     * @throws DrawingStoppedException if the process began to end meanwhile; an earlier file stays as it was
     */
    public void write(Path file) {
        ImageFormat.of(file).write(this, file);
    }
}
