package org.eigentape.tools.figures.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageSheetTest {

    @TempDir
    private Path directory;

    /** Three images of 2 x 3 pixels in rows of two: white, grey and black pixels, beyond both ends, and one undefined. */
    private static ImageSheet sheet() {
        double[][] images = {{0, 1, 2, -1, 3, Double.NaN}, {2, 2, 2, 2, 2, 2}, {0, 0, 0, 0, 0, 0}};
        return new ImageSheet(2, 2, 3, images, 0, 2);
    }

    @Test
    void shouldPutImagesSideBySideWithLinesBetween() {
        BufferedImage image = sheet().render(1);
        assertEquals(7, image.getWidth());
        assertEquals(5, image.getHeight());
        assertEquals(Color.WHITE.getRGB(), image.getRGB(0, 0));
        assertEquals(new Color(128, 128, 128).getRGB(), image.getRGB(1, 0));
        assertEquals(Color.BLACK.getRGB(), image.getRGB(2, 0));
        assertEquals(Color.WHITE.getRGB(), image.getRGB(0, 1), "below white");
        assertEquals(Color.BLACK.getRGB(), image.getRGB(1, 1), "above black");
        assertEquals(Style.BLUE.getRGB(), image.getRGB(2, 1), "undefined");
        assertEquals(Style.SKY.getRGB(), image.getRGB(3, 0), "between images");
        assertEquals(Color.BLACK.getRGB(), image.getRGB(4, 1), "the second image");
        assertEquals(Color.WHITE.getRGB(), image.getRGB(4, 4), "no fourth image");
    }

    private Drawing drawing() {
        Panel panel = new Panel(new LinearScale(), "", new LinearScale(), "").images(sheet());
        return new Drawing("images", List.of(panel), 1, 120, 100, new Legend(), "");
    }

    /** Squares of one colour each: no colour between those of the pixels, and edges where pixels end. */
    @Test
    void shouldNotSmoothPixelsInPng() throws IOException {
        Path file = directory.resolve("images.png");
        drawing().write(file);
        BufferedImage image = ImageIO.read(file.toFile());
        TreeSet<Integer> greys = new TreeSet<>();
        int blue = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                Color color = new Color(image.getRGB(x, y));
                if (color.getRed() == color.getGreen() && color.getGreen() == color.getBlue()) {
                    greys.add(color.getRed());
                }
                blue += color.equals(Style.BLUE) ? 1 : 0;
            }
        }
        assertEquals(new TreeSet<>(List.of(0, 128, 255)), greys);
        assertEquals(Math.rint(Math.sqrt(blue)), Math.sqrt(blue), 1e-9, "the undefined pixel is a square");
        assertTrue(blue >= 16, blue + " pixels");
    }

    @Test
    void shouldEmbedImagesInSvg() throws IOException {
        Path file = directory.resolve("images.svg");
        drawing().write(file);
        String svg = Files.readString(file);
        Matcher data =
                Pattern.compile("data:image/png;base64,([A-Za-z0-9+/=]+)").matcher(svg);
        assertTrue(data.find(), "no image");
        BufferedImage image =
                ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(data.group(1))));
        assertEquals(28, image.getWidth());
        assertEquals(Color.BLACK.getRGB(), image.getRGB(11, 3), "the third pixel is a square of four");
        assertTrue(svg.contains("image-rendering:pixelated"));
        assertFalse(svg.contains("file:"));
    }

    @Test
    void shouldRefuseImagesOfOtherSizes() {
        assertThrows(IllegalArgumentException.class, () -> new ImageSheet(1, 2, 2, new double[][] {{1}}, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new ImageSheet(1, 1, 1, new double[][] {{1}}, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new ImageSheet(1, 1, 1, new double[0][], 0, 1));
    }
}
