package org.eigentape.tools.figures.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.error.NotARecordingException;
import org.eigentape.tools.figures.comparison.ComparisonRow;
import org.eigentape.tools.figures.comparison.ComparisonTable;
import org.eigentape.tools.figures.plot.Drawing;
import org.eigentape.tools.figures.plot.Legend;
import org.eigentape.tools.figures.plot.LinearScale;
import org.eigentape.tools.figures.plot.Panel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepFiguresTest {

    @TempDir
    Path sweep;

    /** A kind for one simulation, with one figure. */
    private record Single(String simulation, Optional<ComparisonTable> comparison) implements SweepKind {

        @Override
        public String sweeps() {
            return simulation + " over anything";
        }

        @Override
        public boolean fits(SweptCells cells) {
            return cells.simulation().equals(simulation);
        }

        @Override
        public SweepPage page(SweptCells cells) {
            Panel panel = new Panel(new LinearScale(), "x", new LinearScale(), "y");
            Drawing drawing = new Drawing("levels", List.of(panel), 1, 400, 300, new Legend(), "What it shows.");
            List<SweepFigure> figures = List.of(
                    SweepFigure.of("levels", "Levels", () -> new CaptionedFigure("Levels", "What x^2 shows.", drawing)),
                    SweepFigure.of("pairs", "Pairs", () -> {
                        throw new InvalidRequestException("there are none.");
                    }));
            return new SweepPage(
                    "Levels of " + cells.title(),
                    "",
                    List.of(new PageSection("All", figures, false)),
                    comparison,
                    List.of(),
                    comparison.isEmpty() ? Map.of() : Map.of("levels.csv", "a,b\n"));
        }
    }

    @Test
    void shouldLetTheFirstKindThatFitsDrawTheSweep() throws IOException {
        plan("simulation: gas", "seed: 7");
        ComparisonTable table = new ComparisonTable(
                "Beside theory", "A rule.", List.of(new ComparisonRow("a", "1", "theory", "2", "outside")));
        SweepFigures.Written written = SweepFigures.open(
                        sweep, List.of(new Single("machine", Optional.empty()), new Single("gas", Optional.of(table))))
                .write(sweep.resolve("figures"), (drawn, outOf) -> assertEquals(2, outOf));
        assertEquals(
                List.of("levels.png", "levels.svg", "comparison.csv", "levels.csv", "index.html"),
                written.files().stream()
                        .map(file -> file.getFileName().toString())
                        .toList());
        assertEquals(List.of("Pairs. Not drawn: there are none."), written.problems());
        String page = Files.readString(written.page());
        assertTrue(page.contains("<h1>Levels of " + sweep.getFileName() + ", seed 7</h1>"), page);
        assertTrue(page.contains("What x<sup>2</sup> shows."), page);
        assertTrue(page.contains("<h2>Beside theory</h2>"), page);
        assertTrue(page.contains("<a href=\"levels.csv\">"), page);
        assertEquals("a,b\n", Files.readString(sweep.resolve("figures/levels.csv")));
        assertTrue(page.contains("<p>Not drawn: there are none.</p>"), page);
    }

    @Test
    void shouldWriteNoComparisonWhereThereIsNone() throws IOException {
        plan("simulation: gas");
        SweepFigures.Written written = SweepFigures.open(sweep, List.of(new Single("gas", Optional.empty())))
                .write(sweep.resolve("figures"), (drawn, outOf) -> {});
        assertEquals(Optional.empty(), written.comparison());
        assertFalse(Files.exists(sweep.resolve("figures/comparison.csv")));
        assertFalse(Files.readString(written.page()).contains("comparison"));
    }

    @Test
    void shouldSayWhatCanBeDrawnWhereNoKindFits() throws IOException {
        plan("simulation: other");
        List<SweepKind> kinds = List.of(new Single("gas", Optional.empty()), new Single("machine", Optional.empty()));
        InvalidRequestException refused =
                assertThrows(InvalidRequestException.class, () -> SweepFigures.open(sweep, kinds));
        assertEquals(
                sweep
                        + " is a sweep of other without cells that can be read, which 'figures' cannot draw; it draws gas over"
                        + " anything; machine over anything.",
                refused.getMessage());
        assertThrows(NotARecordingException.class, () -> SweepFigures.open(sweep.resolve("nowhere"), kinds));
        assertThrows(NotARecordingException.class, () -> SweepFigures.open(sweep.getParent(), kinds));
    }

    private void plan(String... lines) throws IOException {
        Files.write(sweep.resolve("sweep.yaml"), List.of(lines));
    }
}
