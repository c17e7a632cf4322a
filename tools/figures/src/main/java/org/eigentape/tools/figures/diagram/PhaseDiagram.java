package org.eigentape.tools.figures.diagram;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eigentape.engine.error.CorruptRecordingException;
import org.eigentape.engine.error.IncompleteRecordingException;
import org.eigentape.engine.error.NotARecordingException;
import org.eigentape.engine.sweep.FileDigest;
import org.eigentape.engine.sweep.SweepDirectory;
import org.eigentape.engine.sweep.phase.TableOrigin;
import org.eigentape.tools.figures.diagram.runs.RunTable;

/**
 * A sweep over the plane of T and 1/sigma_W: its table, and of which cells that was made. Immutable.
 *
 * @param table the numbers
 * @param origin of which cells it was made; empty where the directory holds no cells, so that the table is all there is
 */
public record PhaseDiagram(PhaseTable table, Optional<TableOrigin> origin) {

    /**
     * Reads the table of a sweep, and checks that it belongs to the sweep's cells if these are there.
     *
     * @param sweep the sweep's directory
     * @return what can be drawn
     * @throws NotARecordingException if it is not a sweep
     * @throws IncompleteRecordingException if it has no table yet, or the table of other cells or results
     * @throws CorruptRecordingException if the table is damaged
     * @throws org.eigentape.engine.error.InvalidRequestException if the sweep is not over the plane of T and 1/sigma_W
     * @throws org.eigentape.engine.error.StorageException if the table cannot be read
     */
    public static PhaseDiagram open(Path sweep) {
        SweepDirectory directory = new SweepDirectory(sweep);
        if (Files.exists(directory.phase())) {
            PhaseTable table = PhaseTableReader.read(directory.phase());
            Optional<TableOrigin> origin = origin(directory);
            if (!Files.exists(directory.runs())) {
                return new PhaseDiagram(table, origin);
            }
            origin.filter(each -> !each.runs().equals(FileDigest.of(directory.runs())))
                    .ifPresent(each -> {
                        throw stale(directory, directory.runs() + " is not the table that was written last");
                    });
            return new PhaseDiagram(table.with(RunTable.read(directory.runs())), origin);
        }
        if (SweepDirectory.isSweep(sweep)) {
            throw new IncompleteRecordingException(sweep + " has no phase.csv: the table was deleted, or the sweep"
                    + " is not complete or was not merged; 'eigentape replay " + sweep
                    + "' writes the table of its finished cells without training, 'eigentape sweep --config "
                    + directory.plan() + " --out " + sweep + "' trains the others.");
        }
        if (!Files.exists(sweep)) {
            throw new NotARecordingException("There is no sweep at " + sweep + ".");
        }
        throw new NotARecordingException(
                sweep + " is not a sweep: it has neither sweep.yaml nor phase.csv. 'eigentape plot' draws recordings.");
    }

    private static Optional<TableOrigin> origin(SweepDirectory directory) {
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
        origin.difference(directory).ifPresent(difference -> {
            throw stale(directory, difference);
        });
        return Optional.of(origin);
    }

    private static IncompleteRecordingException stale(SweepDirectory directory, String why) {
        return new IncompleteRecordingException(directory.phase() + " may not belong to the cells of the sweep: " + why
                + "; 'eigentape replay " + directory.root() + "' writes the tables anew.");
    }
}
