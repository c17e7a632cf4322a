package org.eigentape.tools.figures.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.eigentape.engine.error.StorageException;
import org.eigentape.tools.figures.diagram.DiagramQuantity;
import org.eigentape.tools.figures.diagram.PaperGridTable;
import org.eigentape.tools.figures.plot.Style;
import org.eigentape.tools.figures.sweep.SweepFigures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhaseDiagramSweepTest {

    @TempDir
    Path sweep;

    @Test
    void shouldDrawAllFiguresButTheEigenvaluesFromTheTableAlone() throws IOException {
        new PaperGridTable()
                .with("S_0_median", (t, s) -> t == 64 && s == 8 ? Double.NaN : 1)
                .write(sweep);
        Path output = sweep.resolve("some/figures");
        Files.createDirectories(output);
        Files.writeString(output.resolve("figure-6.png"), "of an earlier sweep");
        SweepFigures.Written written =
                SweepFigures.open(sweep, List.of(new PhaseDiagramSweep())).write(output, (drawn, outOf) -> {});
        assertEquals(2 * (8 + DiagramQuantity.ALL.size()) + 2, written.files().size());
        String page = Files.readString(output.resolve("index.html"));
        assertFalse(page.contains("<script"), "no scripts");
        assertFalse(page.contains("http"), "no network");
        for (String name : names()) {
            assertTrue(page.contains("src=\"" + name + ".png\""), name);
            assertTrue(Files.readString(output.resolve(name + ".svg")).contains("<svg"));
            assertTrue(ImageIO.read(output.resolve(name + ".png").toFile()).getWidth() > 1000);
        }
        assertTrue(page.contains("144 cells"), page);
        assertTrue(page.contains("runs per cell: 100, steps per run: 100,000"), page);
        assertTrue(page.contains("Hatched: one cell without"), page);
        assertTrue(Files.readString(output.resolve("comparison.csv")).startsWith("statement,reference,"));
        assertTrue(page.contains("rows that this sweep does not answer"), page);

        assertEquals(1, written.problems().size());
        assertTrue(
                written.problems().get(0).contains("Figure 6"),
                written.problems().get(0));
        assertFalse(Files.exists(output.resolve("figure-6.png")), "an earlier drawing is gone");
        assertTrue(
                page.contains("Not drawn: it shows eigenvalues of cells, and of this sweep there is the table only."),
                page);
        assertTrue(page.contains("<title>Phase diagram of the sweep " + sweep.getFileName() + "</title>"), page);
    }

    @Test
    void shouldSayWhichFiguresHaveNoValues() throws IOException {
        new PaperGridTable()
                .with("rate_mean", (t, s) -> Double.NaN)
                .with("gradient_norm_epoch_median", (t, s) -> Double.NaN)
                .write(sweep);
        List<String> problems = SweepFigures.open(sweep, List.of(new PhaseDiagramSweep()))
                .write(sweep.resolve("figures"), (drawn, outOf) -> {})
                .problems();
        for (String figure : List.of("Figure 6", "Figure 7", "Figure 9")) {
            assertTrue(problems.stream().anyMatch(each -> each.startsWith(figure + ":")), figure + " in " + problems);
        }
        assertTrue(
                problems.stream().anyMatch(each -> each.startsWith("Gradient norm over the last epoch.")),
                problems.toString());
        assertEquals(4, problems.size(), problems.toString());
        assertTrue(problems.stream().anyMatch(each -> each.contains("no defined value of rate")), problems.toString());
        assertFalse(Files.exists(sweep.resolve("figures/gradient-norm-epoch.png")));
        String page = Files.readString(sweep.resolve("figures/index.html"));
        assertTrue(page.contains("The gradient averaged over the last epoch is not there: phase.csv has no"), page);
        assertFalse(Files.exists(sweep.resolve("figures/figure-7.png")));
        assertTrue(Files.exists(sweep.resolve("figures/figure-5.png")));
    }

    @Test
    void shouldSayThatAllRunsDivergedInsteadOfARemedy() throws IOException {
        PaperGridTable table = new PaperGridTable().with("diverged", (t, s) -> 100);
        for (String column :
                List.of("test_loss_mean", "test_loss_median", "G_tf_0_mean", "alignment_mean", "rate_mean")) {
            table.with(column, (t, s) -> Double.NaN);
        }
        table.write(sweep);
        List<String> problems = SweepFigures.open(sweep, List.of(new PhaseDiagramSweep()))
                .write(sweep.resolve("figures"), (drawn, outOf) -> {})
                .problems();
        for (String figure : List.of("Figure 2", "Figure 3", "Figure 5", "Figure 7", "Figure 8", "Figure 9")) {
            assertTrue(
                    problems.stream()
                            .anyMatch(each ->
                                    each.startsWith(figure + ":") && each.contains("all runs of all cells diverged")),
                    figure + " in " + problems);
        }
        assertTrue(problems.stream().noneMatch(each -> each.contains("eigentape replay")), problems.toString());
    }

    @Test
    void shouldCountTheMediansThatLogarithmicAxesLeaveOut() throws IOException {
        new PaperGridTable()
                .with("gradient_norm_final_median", (t, s) -> s == 8 ? 0 : 1e-3)
                .write(sweep);
        SweepFigures.open(sweep, List.of(new PhaseDiagramSweep()))
                .write(sweep.resolve("figures"), (drawn, outOf) -> {});
        String page = Files.readString(sweep.resolve("figures/index.html"));
        assertTrue(page.contains("Left out: 12 of 432 medians, which are 0"), "figure 3");
        assertTrue(page.contains("Left out: 12 of 48 medians, which are 0"), "figure 4");
    }

    @Test
    void shouldDrawBandsWhoseLowerEndIsZeroToTheFramesEdge() throws IOException {
        new PaperGridTable()
                .with("gradient_norm_final_p16", (t, s) -> t > 1 ? 0 : 5e-4)
                .with("gradient_norm_final_p84", (t, s) -> 2e-3)
                .write(sweep);
        SweepFigures.open(sweep, List.of(new PhaseDiagramSweep()))
                .write(sweep.resolve("figures"), (drawn, outOf) -> {});
        String page = Files.readString(sweep.resolve("figures/index.html"));
        assertEquals(
                2, page.split("Where the 16 % quantile is 0, bands reach to the lower edge", -1).length, "figure 4");
        int band = pixels(sweep.resolve("figures/figure-4.png"));
        new PaperGridTable()
                .with("gradient_norm_final_p16", (t, s) -> 5e-4)
                .with("gradient_norm_final_p84", (t, s) -> 2e-3)
                .write(sweep);
        SweepFigures.open(sweep, List.of(new PhaseDiagramSweep()))
                .write(sweep.resolve("figures"), (drawn, outOf) -> {});
        int all = pixels(sweep.resolve("figures/figure-4.png"));
        assertTrue(band > 0.8 * all, band + " of " + all + " pixels of the band are there");
    }

    /** Those of the translucent band of the gradient at fixed W. */
    private static int pixels(Path figure) throws IOException {
        BufferedImage image = ImageIO.read(figure.toFile());
        Color band = Style.VERMILION;
        int wanted = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                Color color = new Color(image.getRGB(x, y));
                boolean isBand = Math.abs(color.getRed() - (255 - 0.18 * (255 - band.getRed()))) < 2
                        && Math.abs(color.getGreen() - (255 - 0.18 * (255 - band.getGreen()))) < 2
                        && Math.abs(color.getBlue() - (255 - 0.18 * (255 - band.getBlue()))) < 2;
                wanted += isBand ? 1 : 0;
            }
        }
        return wanted;
    }

    @Test
    void shouldRefuseAFileInThePlaceOfTheDirectory() throws IOException {
        new PaperGridTable().write(sweep);
        Path file = Files.writeString(sweep.resolve("file"), "");
        SweepFigures figures = SweepFigures.open(sweep, List.of(new PhaseDiagramSweep()));
        assertThrows(StorageException.class, () -> figures.write(file, (drawn, outOf) -> {}));
        assertThrows(StorageException.class, () -> figures.write(file.resolve("below"), (drawn, outOf) -> {}));
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>();
        for (int figure : new int[] {1, 2, 3, 4, 5, 7, 8, 9}) {
            names.add("figure-" + figure);
        }
        DiagramQuantity.ALL.forEach(quantity -> names.add(quantity.name()));
        return names;
    }
}
