package org.eigentape.tools.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.tools.figures.plot.Drawing;
import org.eigentape.tools.figures.results.RecordingResults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FigureCatalogTest {

    /** Fewer colours than this are a frame with labels and nothing in it. */
    private static final int COLOURS_OF_A_FIGURE = 150;

    private static final List<String> OF_NETWORKS = List.of("eigenvalues", "spectrum", "loss", "spacing", "increments");

    /** They have no time axis. */
    private static final List<String> OF_ENSEMBLES =
            List.of("level-pairs", "two-level-density", "density", "target-ratio", "fokker-planck");

    @TempDir
    Path directory;

    @Test
    void shouldDrawEveryFigureOfAnEnsemble() throws Exception {
        RecordingResults results = new SyntheticDemo(directory).write(5).results();
        assertEquals(
                Stream.concat(OF_NETWORKS.stream(), OF_ENSEMBLES.stream()).toList(),
                FigureCatalog.drawable(results).stream().map(Figure::name).toList());
        for (Figure figure : FigureCatalog.drawable(results)) {
            List<Drawing> drawings = figure.draw(results, FigureOptions.DEFAULT);
            assertEquals(1, drawings.size());
            assertEquals(figure.name(), drawings.get(0).name());
            check(drawings.get(0));
            checkSvg(drawings.get(0));
        }
    }

    @Test
    void shouldDrawEveryFigureOfASingleRunOnEveryTimeAxis() throws Exception {
        RecordingResults results = new SyntheticDemo(directory).write(1).results();
        for (TimeAxis axis : TimeAxis.values()) {
            for (Figure figure : FigureCatalog.drawable(results)) {
                if (OF_ENSEMBLES.contains(figure.name()) && axis != TimeAxis.AS_RECORDED) {
                    continue;
                }
                for (Drawing drawing : figure.draw(results, new FigureOptions(axis, List.of(0L, 20_000L)))) {
                    check(drawing);
                }
            }
        }
    }

    @Test
    void shouldDrawEachMatrixOfASimulationThatIsNoGradientDescent() throws Exception {
        RecordingResults results = new SyntheticDemo(directory)
                .writeSpectra(2, "weights/a", "weights/b")
                .results();
        assertEquals(
                List.of("eigenvalues", "spectrum"),
                FigureCatalog.drawable(results).stream().map(Figure::name).toList());
        for (Figure figure : FigureCatalog.drawable(results)) {
            List<Drawing> drawings = figure.draw(results, FigureOptions.DEFAULT);
            assertEquals(
                    List.of(figure.name() + "-weights.a", figure.name() + "-weights.b"),
                    drawings.stream().map(Drawing::name).toList());
            for (Drawing drawing : drawings) {
                check(drawing);
            }
        }
    }

    @Test
    void shouldSayWhichStageToReplay() {
        RecordingResults results =
                new SyntheticDemo(directory).writeSpectra(1, "weights/a").results();
        InvalidRequestException refusal = assertThrows(
                InvalidRequestException.class,
                () -> FigureCatalog.figure("spacing").draw(results, FigureOptions.DEFAULT));
        assertTrue(refusal.getMessage().contains("--stages level-spacing"), refusal.getMessage());
    }

    @Test
    void shouldNameTheFiguresThatExist() {
        InvalidRequestException refusal =
                assertThrows(InvalidRequestException.class, () -> FigureCatalog.figure("loss-curve"));
        assertTrue(refusal.getMessage().contains("eigenvalues, spectrum, loss"), refusal.getMessage());
    }

    private void check(Drawing drawing) throws Exception {
        Path png = directory.resolve("plots").resolve(drawing.name() + ".png");
        drawing.write(png);
        BufferedImage image = ImageIO.read(png.toFile());
        assertEquals(2 * drawing.width(), image.getWidth());
        assertEquals(2 * drawing.height(), image.getHeight());
        Set<Integer> colours = new HashSet<>();
        for (int y = 0; y < image.getHeight(); y += 3) {
            for (int x = 0; x < image.getWidth(); x += 3) {
                colours.add(image.getRGB(x, y));
            }
        }
        assertTrue(colours.size() > COLOURS_OF_A_FIGURE, drawing.name() + " has " + colours.size() + " colours");
        assertOnlyTheFigureIsLeft(png);
    }

    private void checkSvg(Drawing drawing) throws Exception {
        Path svg = directory.resolve("svg").resolve(drawing.name() + ".svg");
        drawing.write(svg);
        String text = Files.readString(svg);
        assertFalse(text.contains("<text"), "letters are outlines");
        assertFalse(text.contains("NaN"), "all coordinates are numbers");
        assertOnlyTheFigureIsLeft(svg);
    }

    private static void assertOnlyTheFigureIsLeft(Path figure) throws Exception {
        try (Stream<Path> files = Files.list(figure.getParent())) {
            assertTrue(files.noneMatch(file -> file.toString().endsWith(".unfinished")));
        }
    }
}
