package org.eigentape.tools.figures.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;

/** Plain words in lines no wider than the room there is, as far as single words allow. For one thread. */
final class Paragraph {

    private static final double LINE_SPACING = 1.5;

    private final List<TexText> lines = new ArrayList<>();
    private final double pitch;

    /** Breaks words at their spaces; sizes are in points. */
    Paragraph(String words, double size, Color color, double room) {
        pitch = size * LINE_SPACING;
        String line = "";
        for (String word : words.split(" ")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && text(longer, size, color).width() > room) {
                lines.add(text(line, size, color));
                longer = word;
            }
            line = longer;
        }
        if (!line.isEmpty()) {
            lines.add(text(line, size, color));
        }
    }

    private static TexText text(String words, double size, Color color) {
        return new TexText(TexText.words(words), size, color);
    }

    /** Width of the widest line, points. */
    double width() {
        return lines.stream().mapToDouble(TexText::width).max().orElse(0);
    }

    /** Height of all lines, points. */
    double height() {
        return lines.size() * pitch;
    }

    /** Draws the lines with the base line of the last one at a given height, across as {@link TexText#drawOnBaseline}. */
    void drawAbove(Graphics2D graphics, double x, double lastBaseline, double across) {
        double baseline = lastBaseline - (lines.size() - 1) * pitch;
        for (TexText line : lines) {
            line.drawOnBaseline(graphics, x, baseline, across);
            baseline += pitch;
        }
    }
}
