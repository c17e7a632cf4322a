package org.eigentape.tools.figures.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.eigentape.engine.error.InvalidRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrawingTest {

    @TempDir
    Path directory;

    @Test
    void shouldDrawLinesWhereTheirValuesAre() throws Exception {
        Panel panel = new Panel(new LinearScale(), "x", new LogarithmicScale(), "y")
                .lines(List.of(Curve.level(0, 1, 10)), Color.RED, 1)
                .lines(List.of(Curve.level(0, 1, 100)), Color.GREEN, 1)
                .lines(List.of(Curve.level(0, 1, 10_000)), Color.BLUE, 1)
                .xRange(0, 1)
                .yRange(1, 100_000);
        BufferedImage image = image(drawing(panel));
        double red = row(image, 255, 0, 0);
        double green = row(image, 0, 255, 0);
        double blue = row(image, 0, 0, 255);
        assertEquals(2, (green - blue) / (red - green), 0.05, "two decades against one");
    }

    @Test
    void shouldInterruptALineWhereAValueIsUndefined() throws Exception {
        double[] x = {0, 1, 2, 3};
        Panel whole = new Panel(new LinearScale(), "x", new LinearScale(), "y")
                .lines(List.of(new Curve(x, new double[] {1, 1, 1, 1})), Color.RED, 1);
        Panel broken = new Panel(new LinearScale(), "x", new LinearScale(), "y")
                .lines(List.of(new Curve(x, new double[] {1, 1, Double.NaN, 1})), Color.RED, 1);
        double share = (double) count(image(drawing(broken))) / count(image(drawing(whole)));
        assertTrue(share > 0.2 && share < 0.5, "a third of the line is left, but it is " + share);
    }

    @Test
    void shouldDrawALonePointAsAWholeDotEvenOnTheFrame() throws Exception {
        double[] x = {0, 1, 2};
        Panel panel = new Panel(new LinearScale(), "x", new LinearScale(), "y")
                .lines(List.of(new Curve(x, new double[] {1, Double.NaN, Double.NaN})), Color.RED, 2)
                .tightX();
        int onFrame = count(image(drawing(panel)));
        Panel within = new Panel(new LinearScale(), "x", new LinearScale(), "y")
                .lines(List.of(new Curve(x, new double[] {Double.NaN, 1, Double.NaN})), Color.RED, 2);
        int inside = count(image(drawing(within)));
        assertTrue(inside > 40, inside + " pixels of a dot of five points");
        assertEquals(inside, onFrame, 0.2 * inside);
    }

    @Test
    void shouldSayWhyAPanelIsEmpty() {
        Panel none = new Panel(new LinearScale(), "x", new LinearScale(), "y");
        assertEquals("Nothing to show: no value is defined.", none.note());
        Panel zeros = new Panel(new LinearScale(), "x", new LogarithmicScale(), "y")
                .lines(List.of(Curve.level(0, 1, 0)), Color.RED, 1);
        assertEquals("Nothing to show on a logarithmic axis: no value is above zero.", zeros.note());
        assertTrue(drawing(zeros).caption().endsWith(" Zeros and negative values are left out of logarithmic axes."));
        Panel large = new Panel(new LinearScale(), "x", new LinearScale(), "y")
                .lines(List.of(Curve.level(0, 1, 1e200)), Color.RED, 1);
        assertEquals("Nothing to show: all values are undefined, infinite or beyond 1e100.", large.note());
        Panel some = new Panel(new LinearScale(), "x", new LinearScale(), "y")
                .lines(List.of(Curve.level(0, 1, 0)), Color.RED, 1);
        assertEquals("", some.note());
    }

    @Test
    void shouldPutNoTicksOnAnAxisAlongWhichNothingLies() throws Exception {
        TexAxis axis = new TexAxis(new LinearScale(), "y");
        java.awt.geom.Rectangle2D area = new java.awt.geom.Rectangle2D.Double(0, 0, 300, 200);
        new Extent(new LinearScale()).apply(axis);
        double bare = axis.thickness(area, org.jfree.chart.ui.RectangleEdge.LEFT);
        Extent extent = new Extent(new LinearScale());
        extent.include(new double[] {1, 2});
        extent.apply(axis);
        assertTrue(axis.thickness(area, org.jfree.chart.ui.RectangleEdge.LEFT) > bare + 10);
    }

    @Test
    void shouldDrawANoteWithinTheFrame() throws Exception {
        Panel bare = new Panel(new LinearScale(), "x", new LinearScale(), "y")
                .lines(List.of(Curve.level(0, 1, 1)), Color.RED, 1);
        int dark = darkPixels(image(drawing(bare)));
        assertTrue(darkPixels(image(drawing(bare.note("Something that is not drawn is zero.")))) > dark + 200);
    }

    @Test
    void shouldKeepRoomForEveryRowOfALegend() {
        Panel panel = new Panel(new LinearScale(), "x", new LinearScale(), "y");
        int bare = new Drawing("test", List.of(panel), 1, 300, 200, new Legend(), "A caption.").height();
        for (int letters = 1; letters < 20; letters++) {
            String words = TexText.words("m".repeat(letters));
            Legend legend = new Legend().line(Color.GRAY, words).line(Color.GRAY, words);
            Drawing drawing = new Drawing("test", List.of(panel), 1, 300, 200, legend, "A caption.");
            assertEquals(bare + legend.height(drawing.legendWidth()), drawing.height(), 1.5, letters + " letters");
        }
    }

    @Test
    void shouldWriteTheSameSvgTwice() throws Exception {
        Panel panel = new Panel(new LinearScale(), "x", new LinearScale(), "y")
                .band(new double[] {0, 1}, new double[] {0, 1}, new double[] {1, 2}, Color.ORANGE);
        Drawing drawing = drawing(panel);
        Path first = directory.resolve("first.svg");
        Path second = directory.resolve("second.svg");
        drawing.write(first);
        drawing.write(second);
        assertEquals(-1, Files.mismatch(first, second));
    }

    @Test
    void shouldRefuseOtherFormatsAndLeaveNothingBehind() {
        Path file = directory.resolve("figure.gif");
        Drawing drawing = drawing(new Panel(new LinearScale(), "x", new LinearScale(), "y"));
        InvalidRequestException refusal = assertThrows(InvalidRequestException.class, () -> drawing.write(file));
        assertTrue(refusal.getMessage().contains(".png or .svg"), refusal.getMessage());
        assertFalse(Files.exists(file));
    }

    @Test
    void shouldShowPlainWordsAsTheyAre() {
        TexText text = new TexText(TexText.words("noise_over_spacing 50 % {a} #1 $2 a&b c^d \\ e~f"), 12, Color.BLACK);
        assertTrue(text.width() > 100);
    }

    private static Drawing drawing(Panel panel) {
        return new Drawing("test", List.of(panel), 1, 300, 200, new Legend().line(Color.GRAY, "a"), "A caption.");
    }

    private BufferedImage image(Drawing drawing) throws Exception {
        Path file = directory.resolve("drawing.png");
        drawing.write(file);
        return ImageIO.read(file.toFile());
    }

    /** Mean row of the pixels of one pure colour. */
    private static double row(BufferedImage image, int red, int green, int blue) {
        int wanted = new Color(red, green, blue).getRGB();
        double sum = 0;
        int count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                if (image.getRGB(x, y) == wanted) {
                    sum += y;
                    count++;
                }
            }
        }
        return sum / count;
    }

    private static int darkPixels(BufferedImage image) {
        int count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                count += (image.getRGB(x, y) & 0xff00) < 0x6000 ? 1 : 0;
            }
        }
        return count;
    }

    private static int count(BufferedImage image) {
        int count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                count += image.getRGB(x, y) == Color.RED.getRGB() ? 1 : 0;
            }
        }
        return count;
    }
}
