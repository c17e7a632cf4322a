package org.eigentape.tools.figures.plot;

import java.awt.Color;
import java.awt.image.BufferedImage;

/**
 * Images of one size side by side, dark where values are large, in rows that are filled from the left. A pixel that is undefined is blue.
 * Nobody may change the arrays.
 *
 * @param columns images in a row
 * @param pixelRows rows of pixels in each image
 * @param pixelColumns columns of pixels in each image
 * @param images by number, the pixels row by row
 * @param lower value of white and of all that is below
 * @param upper value of black and of all that is above, larger than {@code lower}
 */
@SuppressWarnings("ArrayRecordComponent")
public record ImageSheet(int columns, int pixelRows, int pixelColumns, double[][] images, double lower, double upper) {

    /** Pixels between two images. */
    private static final int GAP = 1;

    private static final Color BETWEEN = Style.translucent(Style.SKY, 1);

    /** Checks the numbers. */
    public ImageSheet {
        if (columns < 1 || images.length < 1) {
            throw new IllegalArgumentException(images.length + " images in rows of " + columns);
        }
        for (double[] image : images) {
            if (image.length != pixelRows * pixelColumns) {
                throw new IllegalArgumentException(
                        image.length + " pixels in an image of " + pixelRows + " x " + pixelColumns);
            }
        }
        if (!(upper > lower)) {
            throw new IllegalArgumentException("greys from " + lower + " to " + upper);
        }
    }

    /** Width of the whole sheet in pixels. */
    int width() {
        return columns * (pixelColumns + GAP) - GAP;
    }

    /** Height of the whole sheet in pixels. */
    int height() {
        int rows = (images.length + columns - 1) / columns;
        return rows * (pixelRows + GAP) - GAP;
    }

    /**
     * The sheet, each pixel a square of several.
     *
     * @param zoom side of a square, at least 1
     */
    BufferedImage render(int zoom) {
        BufferedImage rendered = new BufferedImage(width() * zoom, height() * zoom, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < rendered.getHeight(); y++) {
            for (int x = 0; x < rendered.getWidth(); x++) {
                rendered.setRGB(x, y, color(x / zoom, y / zoom).getRGB());
            }
        }
        return rendered;
    }

    private Color color(int x, int y) {
        int column = x % (pixelColumns + GAP);
        int row = y % (pixelRows + GAP);
        int image = y / (pixelRows + GAP) * columns + x / (pixelColumns + GAP);
        if (image >= images.length) {
            return Color.WHITE;
        }
        return column < pixelColumns && row < pixelRows ? grey(images[image][row * pixelColumns + column]) : BETWEEN;
    }

    private Color grey(double value) {
        if (Double.isNaN(value)) {
            return Style.BLUE;
        }
        double share = Math.min(Math.max((value - lower) / (upper - lower), 0), 1);
        int level = (int) Math.round(255 * (1 - share));
        return new Color(level, level, level);
    }
}
