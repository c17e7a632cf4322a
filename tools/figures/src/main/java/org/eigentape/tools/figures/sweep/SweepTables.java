package org.eigentape.tools.figures.sweep;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eigentape.engine.error.CorruptRecordingException;
import org.eigentape.engine.error.IncompleteRecordingException;
import org.eigentape.engine.error.NotARecordingException;
import org.eigentape.engine.sweep.FileDigest;
import org.eigentape.engine.sweep.SweepDirectory;
import org.eigentape.engine.sweep.phase.TableOrigin;

/** Whether a sweep is complete, and its tables and results those of its cells as they are: nothing else is drawn. */
public final class SweepTables {

    private SweepTables() {}

    /**
     * Refuses what is no sweep.
     *
     * @param sweep any path
     * @throws NotARecordingException if there is neither a plan nor a table
     */
    static void requireSweep(Path sweep) {
        if (!Files.exists(sweep)) {
            throw new NotARecordingException("There is no sweep at " + sweep + ".");
        }
        if (!SweepDirectory.isSweep(sweep) && !Files.exists(new SweepDirectory(sweep).phase())) {
            throw new NotARecordingException(sweep
                    + " is not a sweep: it has neither sweep.yaml nor phase.csv. 'eigentape plot' draws recordings.");
        }
    }

    /**
     * Refuses a sweep without its table, which is written when all cells are finished.
     *
     * @param directory of a sweep
     * @throws NotARecordingException if it is none
     * @throws IncompleteRecordingException if it has no {@code phase.csv}
     */
    public static void requireTable(SweepDirectory directory) {
        requireSweep(directory.root());
        if (!Files.exists(directory.phase())) {
            throw new IncompleteRecordingException(directory.root()
                    + " has no phase.csv: the table was deleted, or the sweep"
                    + " is not complete or was not merged; 'eigentape replay " + directory.root()
                    + "' writes the table of its finished cells without training, 'eigentape sweep --config "
                    + directory.plan() + " --out " + directory.root() + "' trains the others.");
        }
    }

    /**
     * Refuses a sweep that is not complete, or whose tables are not those of its cells as they are.
     *
     * @param directory of a sweep
     * @return of which cells its tables were made; empty where it holds no cells, so that the tables are all there is
     * @throws IncompleteRecordingException if it has no table, or that of other cells or results
     */
    public static Optional<TableOrigin> requireCurrent(SweepDirectory directory) {
        requireTable(directory);
        if (!Files.isDirectory(directory.cells())) {
            return Optional.empty();
        }
        TableOrigin origin;
        try {
            origin = TableOrigin.read(directory);
        } catch (CorruptRecordingException e) {
            throw stale(
                    directory, directory.tables() + ", which says of which cells it was made, is missing or damaged");
        }
        origin.unfinished(directory).ifPresent(cell -> {
            throw new IncompleteRecordingException(directory.phase()
                    + " may not belong to the cells of the sweep: the cell "
                    + cell + " is not finished any more; 'eigentape sweep --config " + directory.plan() + " --out "
                    + directory.root() + "' finishes it and writes the tables anew.");
        });
        origin.difference(directory).ifPresent(difference -> {
            throw stale(directory, difference);
        });
        if (Files.exists(directory.runs()) && !origin.runs().equals(FileDigest.of(directory.runs()))) {
            throw stale(directory, directory.runs() + " is not the table that was written last");
        }
        return Optional.of(origin);
    }

    private static IncompleteRecordingException stale(SweepDirectory directory, String why) {
        return new IncompleteRecordingException(directory.phase() + " may not belong to the cells of the sweep: " + why
                + "; 'eigentape replay " + directory.root() + "' writes the tables anew.");
    }
}
