package org.eigentape.tools.figures.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;

/** A sentence within a frame, at its upper end, over what is drawn there. */
final class PanelNote {

    private static final double DISTANCE = 12;
    private static final double MARGIN = 4;
    private static final Color BACKGROUND = Style.translucent(Color.WHITE, 0.85);

    private PanelNote() {}

    static void draw(Graphics2D graphics, Rectangle2D frame, String words) {
        Paragraph note = new Paragraph(words, Style.CAPTION_SIZE, Style.INK, frame.getWidth() - 2 * DISTANCE);
        double bottom = frame.getY() + DISTANCE + note.height();
        double middle = frame.getCenterX();
        double width = note.width() + 2 * MARGIN;
        graphics.setPaint(BACKGROUND);
        graphics.fill(new Rectangle2D.Double(
                middle - width / 2, bottom - note.height() - MARGIN, width, note.height() + 2 * MARGIN));
        note.drawAbove(graphics, middle, bottom - MARGIN, 0.5);
    }
}
