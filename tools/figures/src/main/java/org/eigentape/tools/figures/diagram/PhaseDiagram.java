package org.eigentape.tools.figures.diagram;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eigentape.engine.sweep.SweepDirectory;
import org.eigentape.engine.sweep.phase.TableOrigin;
import org.eigentape.tools.figures.diagram.runs.RunTable;
import org.eigentape.tools.figures.sweep.SweepTables;

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
     * @throws org.eigentape.engine.error.NotARecordingException if it is not a sweep
     * @throws org.eigentape.engine.error.IncompleteRecordingException if it has no table yet, or the table of other cells or results
     * @throws org.eigentape.engine.error.CorruptRecordingException if the table is damaged
     * @throws org.eigentape.engine.error.InvalidRequestException if the sweep is not over the plane of T and 1/sigma_W
     * @throws org.eigentape.engine.error.StorageException if the table cannot be read
     */
    public static PhaseDiagram open(Path sweep) {
        SweepDirectory directory = new SweepDirectory(sweep);
        SweepTables.requireTable(directory);
        PhaseTable table = PhaseTableReader.read(directory.phase());
        Optional<TableOrigin> origin = SweepTables.requireCurrent(directory);
        return new PhaseDiagram(
                Files.exists(directory.runs()) ? table.with(RunTable.read(directory.runs())) : table, origin);
    }
}
