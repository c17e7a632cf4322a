package org.eigentape.tools.figures.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.eigentape.engine.error.StorageException;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run that diverges does to axes and files. */
class ExtremeValuesTest {

    private static final int MOST_TICKS = 300;
    private static final List<Scale> SCALES = List.of(
            new LinearScale(),
            new LogarithmicScale(),
            new SymmetricLogarithmicScale(1e-3),
            new SymmetricLogarithmicScale(1e-290));
    private static final double[] ENDS = {
        Double.NEGATIVE_INFINITY,
        -1e300,
        -1e100,
        -1,
        -1e-300,
        0,
        Double.MIN_VALUE,
        1e-310,
        1e-300,
        1e-100,
        1,
        Math.nextUp(1.0),
        1e16,
        1e100,
        1e280,
        1e300,
        Double.MAX_VALUE,
        Double.POSITIVE_INFINITY,
        Double.NaN
    };

    @TempDir
    Path directory;

    @Test
    void shouldBoundTheNumberOfTicksBetweenAnyTwoNumbers() {
        for (Scale scale : SCALES) {
            for (double lower : ENDS) {
                for (double upper : ENDS) {
                    String place = scale.getClass().getSimpleName() + " from " + lower + " to " + upper;
                    int ticks = assertTimeoutPreemptively(
                            Duration.ofSeconds(5),
                            () -> scale.ticks(lower, upper, 8).size(),
                            place);
                    assertTrue(ticks <= MOST_TICKS, place + ": " + ticks);
                    scale.factor(lower, upper, 8);
                }
            }
        }
    }

    @Test
    void shouldDrawAnyPairOfNumbersOnEveryScale() {
        for (Scale scale : SCALES) {
            for (double first : ENDS) {
                for (double second : ENDS) {
                    Panel panel = panel(scale, 1, first, second, 2);
                    String place = scale.getClass().getSimpleName() + ": " + first + ", " + second;
                    assertTimeoutPreemptively(Duration.ofSeconds(20), () -> draw(panel), place);
                    boolean out = leftOut(first) || leftOut(second);
                    assertEquals(out, panel.leavesValuesOut(), place);
                }
            }
        }
    }

    @Test
    void shouldDrawConstantsZerosAndNothing() {
        for (Scale scale : SCALES) {
            for (double value : ENDS) {
                draw(panel(scale, value, value, value));
            }
            draw(panel(scale));
        }
    }

    @Test
    void shouldNameTheCauseOfAFailedWrite() throws Exception {
        Path file = Files.createFile(directory.resolve("plots"));
        Drawing drawing = drawing(panel(new LinearScale(), 1, 2));
        StorageException failure =
                Assertions.assertThrows(StorageException.class, () -> drawing.write(file.resolve("loss.png")));
        assertTrue(failure.getMessage().contains("a file stands where a directory is needed"), failure.getMessage());
        assertEquals(
                "no space left on the device",
                WriteFailure.cause(new java.io.IOException(
                        "I/O error writing PNG file!", new java.io.IOException("No space left on device"))));
        assertEquals("permission denied (p)", WriteFailure.cause(new AccessDeniedException("p")));
        assertEquals("no such directory (p)", WriteFailure.cause(new NoSuchFileException("p")));
        assertEquals(
                "no space left on the device (p)",
                WriteFailure.cause(new FileSystemException("p", null, "No space left on device")));
    }

    private static boolean leftOut(double value) {
        return Math.abs(value) > Scale.LARGEST;
    }

    private static Panel panel(Scale scale, double... y) {
        double[] x = new double[y.length];
        for (int index = 0; index < x.length; index++) {
            x[index] = index;
        }
        return new Panel(new LinearScale(), "x", scale, "y")
                .lines(List.of(new Curve(x, y)), Color.RED, 1)
                .dashes(List.of(new Curve(x, y)), Color.BLUE, 1)
                .band(x, y, y, Color.GRAY);
    }

    private static Drawing drawing(Panel panel) {
        return new Drawing("test", List.of(panel), 1, 300, 200, new Legend(), "A caption.");
    }

    private static void draw(Panel panel) {
        Drawing drawing = drawing(panel);
        java.awt.image.BufferedImage image =
                new java.awt.image.BufferedImage(400, 400, java.awt.image.BufferedImage.TYPE_INT_RGB);
        drawing.draw(image.createGraphics());
    }
}
