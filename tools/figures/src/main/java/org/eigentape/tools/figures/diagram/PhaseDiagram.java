package org.eigentape.tools.figures.diagram;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eigentape.engine.error.IncompleteRecordingException;
import org.eigentape.engine.error.NotARecordingException;
import org.eigentape.engine.error.StorageException;
import org.eigentape.engine.recording.AtomicFile;
import org.eigentape.engine.sweep.SweepDirectory;

/** All maps of a sweep over the plane of T and 1/sigma_W. For one thread. */
public final class PhaseDiagram {

    private final PhaseTable table;

    private PhaseDiagram(PhaseTable table) {
        this.table = table;
    }

    /**
     * Reads the table of a sweep; its recordings are not needed.
     *
     * @param sweep the sweep's directory
     * @return what can be drawn
     * @throws NotARecordingException if it is not a sweep
     * @throws IncompleteRecordingException if it has no table yet
     * @throws org.eigentape.engine.error.CorruptRecordingException if the table is damaged
     * @throws org.eigentape.engine.error.InvalidRequestException if the sweep is not over the plane of T and 1/sigma_W
     * @throws StorageException if the table cannot be read
     */
    public static PhaseDiagram open(Path sweep) {
        SweepDirectory directory = new SweepDirectory(sweep);
        if (Files.exists(directory.phase())) {
            return new PhaseDiagram(PhaseTableReader.read(directory.phase()));
        }
        if (SweepDirectory.isSweep(sweep)) {
            throw new IncompleteRecordingException(sweep + " has no phase.csv: the sweep is not complete, or was not"
                    + " merged; 'eigentape sweep --config " + directory.plan() + " --out " + sweep
                    + "' goes on with it and writes the table.");
        }
        throw new NotARecordingException(
                sweep + " is not a sweep: it has neither sweep.yaml nor phase.csv. 'eigentape plot' draws recordings.");
    }

    /**
     * Writes every map as PNG and SVG, and at last {@code index.html} with all of them.
     *
     * @param output directory; made if it is not there, and files of the same names are replaced
     * @param proceed asked before each map; what it throws ends the drawing
     * @return the files, {@code index.html} last
     * @throws StorageException if something cannot be written
     */
    public List<Path> write(Path output, Runnable proceed) {
        try {
            Files.createDirectories(output);
        } catch (FileAlreadyExistsException e) {
            throw new StorageException(output + " is a file; choose a directory for the figures with --out.", e);
        } catch (IOException e) {
            throw new StorageException(
                    "Cannot make the directory " + output + ": " + StorageException.reason(e)
                            + "; choose another with --out.",
                    e);
        }
        List<Path> files = new ArrayList<>();
        List<DiagramFigure> figures = new ArrayList<>();
        for (DiagramQuantity quantity : DiagramQuantity.ALL) {
            proceed.run();
            DiagramFigure figure = DiagramFigure.of(quantity, table);
            figures.add(figure);
            for (String ending : List.of(".png", ".svg")) {
                Path file = output.resolve(quantity.name() + ending);
                figure.drawing().write(file);
                files.add(file);
            }
        }
        Path page = output.resolve("index.html");
        AtomicFile.write(page, DiagramPage.of(table, figures).getBytes(StandardCharsets.UTF_8));
        files.add(page);
        return files;
    }
}
