package org.eigentape.engine.sweep.phase;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eigentape.engine.error.CorruptRecordingException;
import org.eigentape.engine.recording.AtomicFile;
import org.eigentape.engine.recording.RecordingJson;
import org.eigentape.engine.sweep.FileDigest;
import org.eigentape.engine.sweep.Grid;
import org.eigentape.engine.sweep.GridPoint;
import org.eigentape.engine.sweep.SweepDirectory;

/**
 * {@code tables.json}: of which cells the tables of a sweep were made, so that tables of other cells, or of earlier results,
 * can be told from those that belong to the sweep as it is. Written after both tables; holds no times and no paths. A check
 * reads one small file for each cell, and none of the results.
 *
 * @param phase SHA-256 of {@code phase.csv}
 * @param runs SHA-256 of {@code runs.csv}
 * @param cells SHA-256 of each cell's {@code cell.json} by name, in grid order
 * @param added versions of the stages that were run over the cells after these were finished, and of which there are columns,
 *     as people ask for them; not in the file where there are none
 */
public record TableOrigin(
        String phase,
        String runs,
        Map<String, String> cells,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Integer> added) {

    /** The same where nothing was added. */
    private record Plain(String phase, String runs, Map<String, String> cells) {

        TableOrigin complete() {
            return new TableOrigin(phase, runs, cells, Map.of());
        }
    }

    /** Copies the maps, in order. */
    public TableOrigin {
        cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
        added = Collections.unmodifiableMap(new LinkedHashMap<>(added));
    }

    /** Writes {@code tables.json} for tables that have just been written. */
    static void write(SweepDirectory directory, Grid grid, Map<String, Integer> added) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (GridPoint point : grid.points()) {
            cells.put(point.name(), FileDigest.of(directory.state(point)));
        }
        TableOrigin origin =
                new TableOrigin(FileDigest.of(directory.phase()), FileDigest.of(directory.runs()), cells, added);
        AtomicFile.write(directory.tables(), RecordingJson.write(origin));
    }

    /**
     * Reads it.
     *
     * @param directory of a sweep
     * @return of which cells its tables were made
     * @throws CorruptRecordingException if {@code tables.json} is missing or not as it was written
     */
    public static TableOrigin read(SweepDirectory directory) {
        try {
            return RecordingJson.read(directory.tables(), TableOrigin.class);
        } catch (CorruptRecordingException e) {
            try {
                return RecordingJson.read(directory.tables(), Plain.class).complete();
            } catch (CorruptRecordingException neither) {
                throw e;
            }
        }
    }

    /**
     * What was added to the tables that were written last, as far as that is known.
     *
     * @param directory of a sweep
     * @return versions of the stages, as people ask for them; empty where {@code tables.json} is missing or damaged
     */
    public static Map<String, Integer> addedBefore(SweepDirectory directory) {
        try {
            return read(directory).added();
        } catch (CorruptRecordingException e) {
            return Map.of();
        }
    }

    /**
     * Whether a cell of the tables is not finished any more.
     *
     * @param directory of the sweep
     * @return the name of the first of them; empty if all are finished
     */
    public Optional<String> unfinished(SweepDirectory directory) {
        return cells.keySet().stream()
                .filter(cell -> !Files.exists(state(directory, cell)))
                .findFirst();
    }

    private static Path state(SweepDirectory directory, String cell) {
        return directory.cells().resolve(cell).resolve("cell.json");
    }

    /**
     * Whether the tables are those of the cells as they are now.
     *
     * @param directory of the sweep
     * @return what is different, as a clause; empty if nothing is
     * @throws org.eigentape.engine.error.StorageException if a file cannot be read
     */
    public Optional<String> difference(SweepDirectory directory) {
        if (!phase.equals(FileDigest.of(directory.phase()))) {
            return Optional.of(directory.phase() + " is not the table that was written last");
        }
        for (Map.Entry<String, String> cell : cells.entrySet()) {
            Path state = state(directory, cell.getKey());
            if (!Files.exists(state)) {
                return Optional.of("the cell " + cell.getKey() + " is not finished any more");
            }
            if (!cell.getValue().equals(FileDigest.of(state))) {
                return Optional.of("the cell " + cell.getKey() + " has changed since the tables were written");
            }
        }
        return Optional.empty();
    }

    /**
     * Whether both tables are as they were written, of all cells of the grid as they are now.
     *
     * @param directory of the sweep
     * @param grid of the sweep
     * @return what is different, as a clause; empty if nothing is
     * @throws org.eigentape.engine.error.StorageException if a file cannot be read
     */
    public Optional<String> difference(SweepDirectory directory, Grid grid) {
        for (Path table : List.of(directory.phase(), directory.runs())) {
            if (!Files.isRegularFile(table)) {
                return Optional.of(table + " is missing");
            }
        }
        if (!runs.equals(FileDigest.of(directory.runs()))) {
            return Optional.of(directory.runs() + " is not the table that was written last");
        }
        List<String> names = grid.points().stream().map(GridPoint::name).toList();
        if (!names.equals(List.copyOf(cells.keySet()))) {
            return Optional.of("the tables are of " + cells.size() + " cells where " + directory.plan() + " names "
                    + names.size() + ", or of others");
        }
        return difference(directory);
    }
}
