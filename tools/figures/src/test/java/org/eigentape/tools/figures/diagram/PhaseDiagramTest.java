package org.eigentape.tools.figures.diagram;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import org.eigentape.engine.error.IncompleteRecordingException;
import org.eigentape.engine.error.NotARecordingException;
import org.eigentape.tools.figures.plot.LinearScale;
import org.eigentape.tools.figures.plot.LogarithmicScale;
import org.eigentape.tools.figures.plot.Style;
import org.eigentape.tools.figures.plot.SymmetricLogarithmicScale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhaseDiagramTest {

    @TempDir
    Path sweep;

    @Test
    void shouldColourCellsByTheirValuesAndHatchUndefinedOnes() throws IOException {
        Map<String, String> changed = Map.of("2:converged_published", "NaN", "4:converged_published", "0.5");
        BufferedImage image = image("converged-published", changed);
        assertTrue(share(image, Style.ordered(1).getRGB()) > 0.12, "cells in which all runs converged");
        assertTrue(share(image, Style.ordered(0).getRGB()) > 0.15, "cells in which none did");
        assertTrue(share(image, Style.ordered(0.5).getRGB()) > 0.02, "a cell in which half of them did");
        assertTrue(share(image, Style.UNDEFINED.getRGB()) > 0.02, "the undefined cell");
        // Smooth letters have some pixels of any grey.
        assertTrue(share(image("converged-published", Map.of()), Style.UNDEFINED.getRGB()) < 0.001, "none undefined");
    }

    @Test
    void shouldDrawContoursAndBoundaries() throws IOException {
        BufferedImage image = image("test-loss", Map.of());
        assertTrue(share(image, Style.SKY.getRGB()) > 2 * share(image("test-loss", none()), Style.SKY.getRGB()));
        assertTrue(figure("test-loss", none()).caption().contains("Not in this grid: the contour of 68 % (dyson) and"));
        assertFalse(figure("test-loss", Map.of()).caption().contains("Not in this grid"));
    }

    @Test
    void shouldDrawTheLinesOfBoundedActivationsForThoseOnly() throws IOException {
        BufferedImage bounded = image("diverged", none());
        Path file = sweep.resolve("unbounded.png");
        DiagramFigure.of(quantity("diverged"), table(none()), false).drawing().write(file);
        BufferedImage unbounded = ImageIO.read(file.toFile());
        assertTrue(share(bounded, Style.INK.getRGB()) > 1.5 * share(unbounded, Style.INK.getRGB()));
    }

    @Test
    void shouldChooseLogarithmsWhereValuesSpanDecades() throws IOException {
        assertTrue(range("test-loss", Map.of()).scale() instanceof LogarithmicScale);
        assertTrue(range("feature-overlap", Map.of()).scale() instanceof LinearScale);
        assertTrue(
                range("feature-correlation", Map.of("2:G_tf_0_median", "-1e-4")).scale() instanceof LinearScale);
        assertTrue(range("spacing-rate", Map.of()).scale() instanceof LinearScale);
        ColorRange signed = range("spacing-rate", Map.of("2:rate_median", "1e-9", "3:rate_median", "-2e-6"));
        assertTrue(signed.scale() instanceof SymmetricLogarithmicScale);
        assertTrue(signed.layout().contains("linear below"), signed.layout());
        ColorRange constant = range("spacing-rate", all("rate_median", "0"));
        assertEquals(-1, constant.lower(), 0);
        ColorRange nothing = range("spacing-rate", all("rate_median", "NaN"));
        assertTrue(nothing.upper() > nothing.lower());
        assertEquals(50, range("diverged", Map.of("5:diverged", "10")).upper(), 0);
    }

    @Test
    void shouldLetCellsMeetInTheMiddleBetweenTheirPoints() {
        assertArrayEquals(new double[] {0.5, 2, 8, 32}, PhaseMap.edges(new double[] {1, 4, 16}), 1e-12);
        assertArrayEquals(new double[] {0.5, 2, 16, 256}, PhaseMap.edges(new double[] {1, 4, 64}), 1e-10);
    }

    @Test
    void shouldSayWhatTheTablesOfOtherCellsAre() throws IOException {
        Files.writeString(sweep.resolve("phase.csv"), SyntheticPhaseTable.text(Map.of()));
        assertTrue(PhaseDiagram.open(sweep).origin().isEmpty(), "the table is all there is");
        Files.createDirectories(sweep.resolve("cells"));
        IncompleteRecordingException e =
                assertThrows(IncompleteRecordingException.class, () -> PhaseDiagram.open(sweep));
        assertTrue(
                e.getMessage().contains("tables.json") && e.getMessage().contains("eigentape replay"), e.getMessage());
    }

    @Test
    void shouldSayWhatIsNotASweepOrNotComplete() throws IOException {
        assertThrows(NotARecordingException.class, () -> PhaseDiagram.open(sweep));
        assertThrows(NotARecordingException.class, () -> PhaseDiagram.open(sweep.resolve("nowhere")));
        Files.writeString(sweep.resolve("sweep.yaml"), "preset: paper-short\n");
        assertThrows(IncompleteRecordingException.class, () -> PhaseDiagram.open(sweep));
    }

    private static Map<String, String> none() {
        Map<String, String> changed = new HashMap<>(all("converged_dyson", "0"));
        changed.putAll(all("converged_gradient_basis", "0"));
        return changed;
    }

    private static Map<String, String> all(String column, String value) {
        Map<String, String> changed = new HashMap<>();
        for (int line = 2; line <= 13; line++) {
            changed.put(line + ":" + column, value);
        }
        return changed;
    }

    private static DiagramQuantity quantity(String name) {
        return DiagramQuantity.ALL.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private PhaseTable table(Map<String, String> changed) throws IOException {
        return PhaseTableReader.read(Files.writeString(sweep.resolve("phase.csv"), SyntheticPhaseTable.text(changed)));
    }

    private ColorRange range(String name, Map<String, String> changed) throws IOException {
        return ColorRange.of(quantity(name).kind(), quantity(name).values(table(changed)));
    }

    private DiagramFigure figure(String name, Map<String, String> changed) throws IOException {
        return DiagramFigure.of(quantity(name), table(changed), true);
    }

    private BufferedImage image(String name, Map<String, String> changed) throws IOException {
        Path file = sweep.resolve("figure.png");
        figure(name, changed).drawing().write(file);
        return ImageIO.read(file.toFile());
    }

    private static double share(BufferedImage image, int colour) {
        long count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                count += image.getRGB(x, y) == colour ? 1 : 0;
            }
        }
        return count / (double) (image.getWidth() * image.getHeight());
    }

    @Test
    void shouldSayThatContoursAroundSingleCellsAreLeftOut() throws IOException {
        Map<String, String> speck = none();
        speck.put("6:converged_dyson", "1");
        String caption = figure("test-loss", speck).caption();
        assertTrue(caption.contains("Contours around fewer than 2 x 2 cells are left out: of 68 % (dyson)."), caption);
        assertTrue(caption.contains("Not in this grid: the contour of 68 % (gradient-basis)."), caption);
        String fractions = figure("converged-dyson", speck).caption();
        assertFalse(fractions.contains("left out"), fractions);
    }

    @Test
    void shouldSayWhereGradientsVanishedAndMarkCellsInWhichMostDid() throws IOException {
        String text = SyntheticPhaseTable.text(Map.of());
        StringBuilder vanished = new StringBuilder();
        int line = 0;
        for (String each : text.lines().toList()) {
            String field = line == 0 ? "vanished" : line == 3 ? "11" : line == 5 ? "2" : "0";
            vanished.append(each).append(',').append(field).append('\n');
            line++;
        }
        PhaseTable table = PhaseTableReader.read(Files.writeString(sweep.resolve("phase.csv"), vanished.toString()));
        String caption =
                DiagramFigure.of(quantity("converged-published"), table, true).caption();
        assertTrue(caption.contains("Gradients vanished in 13 runs of 2 cells"), caption);
        assertTrue(caption.contains("Dots: cells in which they did in more than half"), caption);
        assertTrue(caption.contains("Share of the runs that did not diverge"), caption);
        assertTrue(caption.contains("first component is not negative"), caption);
        assertFalse(
                DiagramFigure.of(quantity("test-loss"), table, true).caption().contains("vanished"));
        assertFalse(figure("converged-published", Map.of()).caption().contains("vanished"), "an earlier table");
    }
}
