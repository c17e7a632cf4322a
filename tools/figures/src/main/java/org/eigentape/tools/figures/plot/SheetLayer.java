package org.eigentape.tools.figures.plot;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;

/**
 * Draws a sheet of images into a plot, as large as it fits. Its pixels stay squares: in PNG each is a whole number of pixels where there
 * is room for two, and for programs that smooth the images in an SVG each is a square of {@value #ZOOM} x {@value #ZOOM} pixels.
 */
final class SheetLayer extends AbstractXYAnnotation {

    private static final long serialVersionUID = 1L;
    private static final int ZOOM = 4;
    /** Pixels of a PNG for each point. */
    private static final double DEVICE = 2;

    private final transient ImageSheet sheet;

    SheetLayer(ImageSheet sheet) {
        this.sheet = sheet;
    }

    @Override
    public void draw(
            Graphics2D graphics,
            XYPlot plot,
            Rectangle2D area,
            ValueAxis horizontal,
            ValueAxis vertical,
            int rendererIndex,
            PlotRenderingInfo info) {
        double size = Math.min(area.getWidth() / sheet.width(), area.getHeight() / sheet.height());
        double pixel = size * DEVICE >= 1 ? Math.floor(size * DEVICE) / DEVICE : size;
        double x = area.getCenterX() - pixel * sheet.width() / 2;
        double y = area.getCenterY() - pixel * sheet.height() / 2;
        BufferedImage image = sheet.render(ZOOM);
        AffineTransform place =
                AffineTransform.getTranslateInstance(Math.rint(x * DEVICE) / DEVICE, Math.rint(y * DEVICE) / DEVICE);
        place.scale(pixel / ZOOM, pixel / ZOOM);
        Object interpolation = graphics.getRenderingHint(RenderingHints.KEY_INTERPOLATION);
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        graphics.drawImage(image, place, null);
        if (interpolation != null) {
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, interpolation);
        }
    }
}
