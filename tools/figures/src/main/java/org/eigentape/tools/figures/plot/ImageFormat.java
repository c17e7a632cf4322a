package org.eigentape.tools.figures.plot;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.error.StorageException;
import org.w3c.dom.Document;

/** The kinds of files that figures are written to. */
enum ImageFormat {
    PNG {
        @Override
        void encode(Drawing drawing, OutputStream output) throws IOException {
            BufferedImage image = new BufferedImage(
                    PIXELS_PER_POINT * drawing.width(),
                    PIXELS_PER_POINT * drawing.height(),
                    BufferedImage.TYPE_INT_RGB);
            Graphics2D graphics = image.createGraphics();
            graphics.scale(PIXELS_PER_POINT, PIXELS_PER_POINT);
            drawing.draw(graphics);
            graphics.dispose();
            ImageIO.setUseCache(false);
            ImageIO.write(image, "png", output);
        }
    },
    SVG {
        @Override
        void encode(Drawing drawing, OutputStream output) throws IOException {
            SVGGeneratorContext context = SVGGeneratorContext.createDefault(document());
            context.setComment("Eigentape");
            context.setPrecision(5);
            context.setImageHandler(new EmbeddedImages());
            SVGGraphics2D graphics = new SVGGraphics2D(context, true);
            graphics.setSVGCanvasSize(new java.awt.Dimension(drawing.width(), drawing.height()));
            drawing.draw(graphics);
            Writer writer = new OutputStreamWriter(output, StandardCharsets.UTF_8);
            graphics.stream(writer, false);
            writer.flush();
        }
    };

    private static final int PIXELS_PER_POINT = 2;

    abstract void encode(Drawing drawing, OutputStream output) throws IOException;

    static ImageFormat of(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        for (ImageFormat format : values()) {
            if (name.endsWith("." + format.name().toLowerCase(Locale.ROOT))) {
                return format;
            }
        }
        throw new InvalidRequestException(
                "A figure cannot be written to \"" + file.getFileName() + "\"; use a name that ends in .png or .svg.");
    }

    /**
     * Writes beside the file and moves it there when it is complete, unless the process began to end before it was: then
     * letters may be missing or wrong.
     */
    void write(Drawing drawing, Path file) {
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        try {
            Path directory = file.toAbsolutePath().getParent();
            if (directory != null) {
                Files.createDirectories(directory);
            }
            try (OutputStream output = Files.newOutputStream(unfinished)) {
                encode(drawing, output);
            }
            if (ProcessEnd.hasBegun()) {
                throw new DrawingStoppedException(file);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new StorageException(
                    "The figure cannot be written to " + file + ": " + WriteFailure.cause(e) + ".", e);
        } catch (RuntimeException | LinkageError e) {
            if (ProcessEnd.hasBegun()) {
                throw new DrawingStoppedException(file);
            }
            throw e;
        } finally {
            try {
                Files.deleteIfExists(unfinished);
            } catch (IOException e) {
                // The first failure is the one to report.
            }
        }
    }

    private static Document document() {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument("http://www.w3.org/2000/svg", "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("this Java runtime cannot make XML documents", e);
        }
    }
}
