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
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.eigentape.engine.error.CorruptRecordingException;
import org.eigentape.engine.error.IncompleteRecordingException;
import org.eigentape.engine.error.NotARecordingException;
import org.eigentape.tools.figures.diagram.runs.RunTable;
import org.eigentape.tools.figures.plot.LinearScale;
import org.eigentape.tools.figures.plot.LogarithmicScale;
import org.eigentape.tools.figures.plot.Style;
import org.eigentape.tools.figures.plot.SymmetricLogarithmicScale;
import org.eigentape.tools.figures.sweep.CaptionedFigure;
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
        assertTrue(share(image, Style.GREEN.getRGB()) > 2 * share(image("test-loss", none()), Style.GREEN.getRGB()));
        assertTrue(figure("test-loss", none()).caption().contains("Not in this grid: the contour of 68 % (dyson) and"));
        assertFalse(figure("test-loss", Map.of()).caption().contains("Not in this grid"));
    }

    @Test
    void shouldDrawTheLinesOfBoundedActivationsForThoseOnly() throws IOException {
        BufferedImage bounded = image("diverged", none());
        Path file = sweep.resolve("unbounded.png");
        DiagramFigure.of(quantity("diverged"), table(none()), false, "")
                .drawing()
                .write(file);
        BufferedImage unbounded = ImageIO.read(file.toFile());
        assertTrue(share(bounded, Style.SKY.getRGB()) > 1.5 * share(unbounded, Style.SKY.getRGB()));
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
    void shouldSayWhichRunsAreLeftOutAndMarkTheirCells() throws IOException {
        String none = figure("test-loss", Map.of()).caption();
        assertTrue(none.contains("No run is left out."), none);
        Map<String, String> diverged = Map.of("2:diverged", "6", "4:diverged", "1", "5:diverged", "20");
        String caption = figure("test-loss", diverged).caption();
        assertTrue(
                caption.contains(
                        "Left out: 27 runs in 3 cells that diverged (all of one cell, at most 6 of 20 in the others). White corners: cells"),
                caption);
        String share = figure("converged-published", diverged).caption();
        assertTrue(share.contains("Left out: 27 runs in 3 cells that diverged"), share);
        assertFalse(figure("diverged", diverged).caption().contains("Left out"), "that is what it shows");
        boolean[][] corners = LeftOut.of(table(diverged)).corners("test_loss", false);
        assertTrue(corners[0][0] && corners[0][2]);
        assertFalse(corners[1][0], "nothing is left to show");
        assertFalse(corners[0][1], "no run is left out");
    }

    @Test
    void shouldSayInHowManyRunsAQuantityIsUndefined() throws IOException {
        PhaseTable table = withColumn("alignment_undefined", Map.of(3, "4", 4, "1"));
        String caption =
                DiagramFigure.of(quantity("field-alignment"), table, true, "").caption();
        assertTrue(
                caption.contains("Left out: 5 runs in 2 cells in which it is undefined (at most 4 of 20)."), caption);
        assertTrue(DiagramFigure.of(quantity("test-loss"), table, true, "")
                .caption()
                .contains("No run is left out."));
        String share = DiagramFigure.of(
                        quantity("converged-published"),
                        withColumn("converged_published_undefined", Map.of(3, "4")),
                        true,
                        "")
                .caption();
        assertTrue(share.contains("No run is left out."), "undefined criteria do not hold: " + share);
        assertTrue(share.contains("Undefined, which counts as not converged: 4 runs in one cell (4 of 20)."), share);
    }

    @Test
    void shouldStateTheProductsThatAreComparedAndCountNegativeRepulsions() throws IOException {
        String unknown = figure("converged-published", Map.of()).caption();
        assertTrue(unknown.contains("n V_S <= -K_S at the last step, n being the left side of (4.15)"), unknown);
        assertTrue(unknown.contains("(in how many runs, runs.csv would say)"), unknown);
        PhaseTable table = table(Map.of("2:diverged", "5"))
                .with(RunTable.read(Files.writeString(
                        sweep.resolve("runs.csv"), SyntheticRunTable.text(run -> run < 5, run -> run % 2 == 0))));
        String published = DiagramFigure.of(quantity("converged-published"), table, true, "")
                .caption();
        assertTrue(
                published.contains(
                        "With V_S > 0 that is (4.15) not met; with V_S < 0 it bounds no noise: so in 57 of the"
                                + " 115 converged runs (published)."),
                published);
        String loss = DiagramFigure.of(quantity("test-loss"), table, true, "").caption();
        assertTrue(
                loss.contains(
                        "in 0 of the 115 converged runs (dyson), in 0 of the 115 converged runs (gradient-basis)."),
                loss);
    }

    @Test
    void shouldTakeAveragesBeforeTrainingOverAllRuns() throws IOException {
        PhaseTable table = table(Map.of("2:diverged", "20", "2:S_0_mean", "NaN", "2:S_0_median", "NaN"));
        assertFalse(table.isOfAllRuns("S_0"));
        assertEquals(0, table.averaged("S_0")[0][0], 0);
        PhaseTable all = table.with(RunTable.read(
                Files.writeString(sweep.resolve("runs.csv"), SyntheticRunTable.text(run -> true, run -> false))));
        assertTrue(all.isOfAllRuns("S_0"));
        assertEquals(20, all.averaged("S_0")[0][0], 0);
        assertEquals(10.5, all.column("S_0_mean")[0][0], 0);
        assertEquals(10.5, all.column("gradient_norm_initial_median")[0][0], 0);
        assertEquals(Math.sqrt(35.0 / 20), all.column("S_0_se")[0][0], 1e-15);
        assertEquals(0, all.averaged("S_tf")[0][0], 0);
        String caption =
                DiagramFigure.of(quantity("spacing-initial"), all, true, "").caption();
        assertTrue(caption.contains("Colours: median over all runs of a cell"), caption);
        assertTrue(caption.contains("No run is left out."), caption);
        assertFalse(caption.contains("Hatched"), caption);
    }

    @Test
    void shouldRefuseRunsOfAnotherSweep() throws IOException {
        PhaseTable table = table(Map.of("3:runs", "21"));
        RunTable runs = RunTable.read(
                Files.writeString(sweep.resolve("runs.csv"), SyntheticRunTable.text(run -> false, run -> false)));
        CorruptRecordingException e = assertThrows(CorruptRecordingException.class, () -> table.with(runs));
        assertTrue(e.getMessage().contains("counts 21 runs at T = 0.125, 1/sigma_W = 1.0, but runs.csv has 20"));
        for (String damaged : List.of("T,run\n1,2\n", "T,inv_sigma_W,run,diverged\n1,2,x,0\n", "T\n")) {
            Path file = Files.writeString(sweep.resolve("runs.csv"), damaged);
            assertThrows(CorruptRecordingException.class, () -> RunTable.read(file));
        }
    }

    @Test
    void shouldDrawNoContourThatIsAPoint() throws IOException {
        Map<String, String> point = none();
        point.put("6:converged_dyson", "0.95");
        String caption = figure("converged-dyson", point).caption();
        assertTrue(
                caption.contains(
                        "Contours that are a point, as around a single cell on or just above the level, are left out:"
                                + " of 95 % (dyson)."),
                caption);
        assertFalse(caption.contains("Not in this grid: the contour of 95"), caption);
        point.put("6:converged_dyson", "1");
        String nearly = figure("converged-dyson", point).caption();
        assertTrue(nearly.contains("are left out: of 99.7 % (dyson)."), nearly);
        String missing = figure("test-loss", all("converged_dyson", "NaN")).caption();
        assertTrue(missing.contains("Without values, so that there is no contour: of 68 % (dyson)."), missing);
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

    private PhaseTable withColumn(String name, Map<Integer, String> byLine) throws IOException {
        StringBuilder text = new StringBuilder();
        int line = 1;
        for (String each : SyntheticPhaseTable.text(Map.of()).lines().toList()) {
            text.append(each)
                    .append(',')
                    .append(line == 1 ? name : byLine.getOrDefault(line, "0"))
                    .append('\n');
            line++;
        }
        return PhaseTableReader.read(Files.writeString(sweep.resolve("phase.csv"), text.toString()));
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

    private CaptionedFigure figure(String name, Map<String, String> changed) throws IOException {
        return DiagramFigure.of(quantity(name), table(changed), true, "");
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
        assertFalse(fractions.contains("Contours around"), fractions);
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
        String caption = DiagramFigure.of(quantity("converged-published"), table, true, "")
                .caption();
        assertTrue(caption.contains("Gradients vanished in 13 runs of 2 cells"), caption);
        assertTrue(caption.contains("Dots: cells in which they did in more than half"), caption);
        assertTrue(caption.contains("Share of the runs that did not diverge"), caption);
        assertTrue(caption.contains("first component is not negative"), caption);
        assertFalse(DiagramFigure.of(quantity("test-loss"), table, true, "")
                .caption()
                .contains("vanished"));
        assertFalse(figure("converged-published", Map.of()).caption().contains("vanished"), "an earlier table");
    }
}
