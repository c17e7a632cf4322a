package org.eigentape.tools.figures.sweep;

import org.eigentape.tools.figures.plot.Drawing;

/**
 * One figure of a sweep, ready to be written.
 *
 * @param title in words
 * @param caption what it shows and how the numbers came about
 * @param drawing with the caption below it
 */
public record CaptionedFigure(String title, String caption, Drawing drawing) {}
