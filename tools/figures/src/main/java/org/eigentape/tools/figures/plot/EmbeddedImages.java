package org.eigentape.tools.figures.plot;

import java.awt.Image;
import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.apache.batik.svggen.DefaultImageHandler;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.w3c.dom.Element;

/** Puts images into an SVG as PNG, so that it is one file; programs are asked not to smooth them. */
final class EmbeddedImages extends DefaultImageHandler {

    private static final String LINKS = "http://www.w3.org/1999/xlink";

    /** Images that are in memory come here, whatever else they are. */
    @Override
    protected void handleHREF(Image image, Element element, SVGGeneratorContext context) {
        if (image instanceof RenderedImage rendered) {
            handleHREF(rendered, element, context);
        } else {
            throw new IllegalArgumentException("figures hold no images of " + image.getClass());
        }
    }

    @Override
    protected void handleHREF(RenderedImage image, Element element, SVGGeneratorContext context) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.setUseCache(false);
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String data = Base64.getEncoder().encodeToString(bytes.toByteArray());
        element.setAttributeNS(LINKS, "xlink:href", "data:image/png;base64," + data);
        element.setAttributeNS(null, "style", "image-rendering:pixelated");
    }
}
