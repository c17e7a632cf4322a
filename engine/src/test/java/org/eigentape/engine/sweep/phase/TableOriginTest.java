package org.eigentape.engine.sweep.phase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eigentape.engine.error.CorruptRecordingException;
import org.eigentape.engine.sweep.Grid;
import org.eigentape.engine.sweep.SweepDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableOriginTest {

    private static final Grid GRID = new Grid(Map.of("temperature", List.of("1/8", "2")));
    private static final String FIRST = "T=1over8";

    @TempDir
    Path root;

    private SweepDirectory directory;

    @BeforeEach
    void writeTables() throws IOException {
        directory = new SweepDirectory(root);
        Files.writeString(directory.phase(), "phase\n");
        Files.writeString(directory.runs(), "runs\n");
        for (String name : List.of(FIRST, "T=2")) {
            Files.createDirectories(directory.cells().resolve(name));
            Files.writeString(state(name), name);
        }
        TableOrigin.write(directory, GRID, Map.of());
    }

    @Test
    void shouldFindNoDifferenceInTablesThatBelongToTheCells() {
        assertEquals(Optional.empty(), TableOrigin.read(directory).difference(directory));
        assertEquals(
                List.of(FIRST, "T=2"),
                List.copyOf(TableOrigin.read(directory).cells().keySet()));
    }

    @Test
    void shouldBeTheSameBytesAgain() throws IOException {
        byte[] before = Files.readAllBytes(directory.tables());
        Files.delete(directory.tables());
        TableOrigin.write(directory, GRID, Map.of());
        assertEquals(new String(before, "UTF-8"), Files.readString(directory.tables()));
    }

    @Test
    void shouldNoticeCellsThatWereDoneAgainOrAreGone() throws IOException {
        Files.writeString(state(FIRST), "other results");
        assertEquals("the cell T=1over8 has changed since the tables were written", difference());
        Files.delete(state(FIRST));
        assertEquals("the cell T=1over8 is not finished any more", difference());
    }

    @Test
    void shouldNoticeAnotherTable() throws IOException {
        Files.writeString(directory.phase(), "phase of another sweep\n");
        assertEquals(directory.phase() + " is not the table that was written last", difference());
    }

    @Test
    void shouldRefuseAFileThatIsMissingOrDamaged() throws IOException {
        Files.writeString(
                directory.tables(), Files.readString(directory.tables()).replace(FIRST, "T=1over4"));
        assertThrows(CorruptRecordingException.class, () -> TableOrigin.read(directory));
        Files.delete(directory.tables());
        assertThrows(CorruptRecordingException.class, () -> TableOrigin.read(directory));
    }

    @Test
    void shouldKeepWhatWasAddedAndSayNothingWhereNothingWas() throws IOException {
        assertFalse(Files.readString(directory.tables()).contains("added"));
        assertEquals(Map.of(), TableOrigin.read(directory).added());
        TableOrigin.write(directory, GRID, Map.of("level-spacing:convention=published", 3));
        assertEquals(
                Map.of("level-spacing:convention=published", 3),
                TableOrigin.read(directory).added());
    }

    @Test
    void shouldNoticeDamageToEitherTableAndAnotherGrid() throws IOException {
        TableOrigin origin = TableOrigin.read(directory);
        assertEquals(Optional.empty(), origin.difference(directory, GRID));
        Grid other = new Grid(Map.of("temperature", List.of("1/8")));
        assertEquals(
                "the tables are of 2 cells where " + directory.plan() + " names 1, or of others",
                origin.difference(directory, other).orElse("none"));
        Files.writeString(directory.runs(), "runt\n");
        assertEquals(
                directory.runs() + " is not the table that was written last",
                origin.difference(directory, GRID).orElse("none"));
        Files.delete(directory.phase());
        assertEquals(
                directory.phase() + " is missing",
                origin.difference(directory, GRID).orElse("none"));
    }

    private String difference() {
        return TableOrigin.read(directory).difference(directory).orElse("none");
    }

    private Path state(String name) {
        return directory.cells().resolve(name).resolve("cell.json");
    }
}
