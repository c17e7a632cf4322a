package org.eigentape.tools.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.result.ResultState;
import org.eigentape.tools.figures.plot.Drawing;
import org.eigentape.tools.figures.plot.Style;
import org.eigentape.tools.figures.results.RecordingFacts;
import org.eigentape.tools.figures.results.RecordingResults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineFiguresTest {

    private static final String WEIGHTS = "weights/1";

    @TempDir
    private Path directory;

    private RecordingResults results() {
        return new RecordingResults(
                directory,
                new RecordingFacts(
                        "rbm-covariance",
                        Map.of(),
                        100,
                        Map.of(WEIGHTS, List.of(6, 3), "images/mean", List.of(2, 3)),
                        List.of(100L)));
    }

    /** Six modes, mu^2 = 4; three hidden nodes, of which two have learned their mode at the last step. */
    private void writeCorrelator() {
        double[] data = {2, 1, 0.5, 0.25, 0.1, 0};
        new SyntheticRecording(directory)
                .stage("correlator", 0)
                .with("data_variance", WEIGHTS, 6, step -> step == 0 ? data : null)
                .with("cut_off_variance", WEIGHTS, 1, step -> step == 0 ? new double[] {0.25} : null)
                .with("modes_above_mass", WEIGHTS, 1, step -> step == 0 ? new double[] {3} : null)
                .with("learnable_modes", WEIGHTS, 1, step -> step == 0 ? new double[] {3} : null)
                .with(
                        "learned_variance",
                        WEIGHTS,
                        6,
                        step -> step == 0
                                ? new double[] {0.25, 0.25, 0.25, 0.25, 0.25, 0.25}
                                : new double[] {2, 1, 0.4, 0.25, 0.25, 0.25})
                .with("learned_modes", WEIGHTS, 1, step -> new double[] {step == 0 ? 0 : 2})
                .write(new long[] {0, 100});
    }

    private void writeImages(boolean sampled) {
        double[] black = new double[18];
        Arrays.fill(black, 0, 9, 2);
        double[] undefined = new double[24];
        Arrays.fill(undefined, Double.NaN);
        new SyntheticRecording(directory)
                .stage("generated-images", 0)
                .with("original", WEIGHTS, 18, step -> black)
                .with("reconstruction", WEIGHTS, 18, step -> new double[18])
                .with("reconstruction_error", WEIGHTS, 3, step -> new double[] {1, 2, 3})
                .with("sample", WEIGHTS, 24, step -> sampled ? new double[24] : undefined)
                .with("unexplained_variance", WEIGHTS, 1, step -> new double[] {0.125})
                .write(new long[] {100});
    }

    private BufferedImage drawn(Drawing drawing) throws IOException {
        Path file = directory.resolve(drawing.name() + ".png");
        drawing.write(file);
        return ImageIO.read(file.toFile());
    }

    private static int count(BufferedImage image, Color color) {
        int count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                count += image.getRGB(x, y) == color.getRGB() ? 1 : 0;
            }
        }
        return count;
    }

    @Test
    void shouldDrawTheCorrelatorAndSayWhatIsCutOff() throws IOException {
        writeCorrelator();
        Drawing drawing = FigureCatalog.figure("correlator-spectrum")
                .draw(results(), FigureOptions.DEFAULT)
                .get(0);
        String caption = drawing.caption();
        assertTrue(caption.contains("mu^2 = 4 cuts off 3 of 6 modes, and N_h = 3 the 3 of the largest kappa"), caption);
        assertTrue(caption.contains("2 of 3 learnable modes are as in the data"), caption);
        assertTrue(caption.contains("data 2.000, 1.000, 0.500; machine 2.000, 1.000, 0.400"), caption);
        assertTrue(caption.contains("step 100"), caption);
        assertTrue(count(drawn(drawing), Style.SKY) > 500, "the machine's line");
    }

    @Test
    void shouldDrawTheDataOfAMachineThatDiverged() throws IOException {
        double[] undefined = {Double.NaN, Double.NaN};
        new SyntheticRecording(directory)
                .stage("correlator", 0)
                .with("data_variance", WEIGHTS, 2, step -> new double[] {1, 0.5})
                .with("cut_off_variance", WEIGHTS, 1, step -> new double[] {0.25})
                .with("modes_above_mass", WEIGHTS, 1, step -> new double[] {0})
                .with("learnable_modes", WEIGHTS, 1, step -> new double[] {2})
                .with("learned_variance", WEIGHTS, 2, step -> undefined)
                .with("learned_modes", WEIGHTS, 1, step -> new double[] {Double.NaN})
                .write(new long[] {0});
        Drawing drawing = FigureCatalog.figure("correlator-spectrum")
                .draw(results(), FigureOptions.DEFAULT)
                .get(0);
        assertTrue(drawing.caption().contains("no correlator at this step"), drawing.caption());
        assertTrue(drawing.caption().contains("machine undefined, undefined"), drawing.caption());
        assertTrue(count(drawn(drawing), Style.INK) > 300, "dots of the data");
    }

    /** Half of all pixels that the machine was shown are black, and none that it returns. */
    @Test
    void shouldDrawTheImages() throws IOException {
        writeImages(true);
        Drawing drawing = FigureCatalog.figure("digits")
                .draw(results(), FigureOptions.DEFAULT)
                .get(0);
        BufferedImage image = drawn(drawing);
        assertTrue(count(image, Color.BLACK) > 1000, "black pixels");
        int right = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = image.getWidth() / 3 + 20; x < image.getWidth(); x++) {
                right += image.getRGB(x, y) == Color.BLACK.getRGB() ? 1 : 0;
            }
        }
        assertEquals(0, right);
        assertTrue(drawing.caption().contains("lack 13 % of the variance"), drawing.caption());
        assertTrue(drawing.caption().contains("differ by 2 per pixel"), drawing.caption());
    }

    @Test
    void shouldSayWhyThereAreNoSamples() throws IOException {
        writeImages(false);
        Drawing drawing = FigureCatalog.figure("digits")
                .draw(results(), FigureOptions.DEFAULT)
                .get(0);
        assertTrue(drawing.caption().contains("no normalised distribution"), drawing.caption());
        assertEquals(0, count(drawn(drawing), Style.BLUE), "a sheet of what is undefined");
    }

    @Test
    void shouldSayWhatIsMissing() {
        for (String name : List.of("correlator-spectrum", "digits")) {
            Figure figure = FigureCatalog.figure(name);
            String refusal = assertThrows(
                            InvalidRequestException.class, () -> figure.draw(results(), FigureOptions.DEFAULT))
                    .getMessage();
            assertTrue(
                    refusal.contains("eigentape replay RECORDING --stages "
                            + figure.stages().get(0)),
                    refusal);
        }
        new SyntheticRecording(directory).stage("correlator", 0).fail(ResultState.FAILED, "no muSquared");
        String refusal = assertThrows(
                        InvalidRequestException.class,
                        () -> FigureCatalog.figure("correlator-spectrum").draw(results(), FigureOptions.DEFAULT))
                .getMessage();
        assertTrue(refusal.contains("no muSquared"), refusal);
    }
}
