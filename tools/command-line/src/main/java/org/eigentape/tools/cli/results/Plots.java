package org.eigentape.tools.cli.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eigentape.engine.error.RecordingException;
import org.eigentape.engine.error.StorageException;
import org.eigentape.engine.recording.RecordingDirectory;
import org.eigentape.tools.command.Interruption;
import org.eigentape.tools.export.FileFailure;
import org.eigentape.tools.figures.Figure;
import org.eigentape.tools.figures.FigureCatalog;
import org.eigentape.tools.figures.FigureOptions;
import org.eigentape.tools.figures.plot.Drawing;
import org.eigentape.tools.figures.results.RecordingResults;

/** Draws figures of a recording into files. */
public final class Plots {

    private final RecordingDirectory directory;
    private final RecordingResults results;

    /**
     * What came of drawing several figures.
     *
     * @param files that were drawn
     * @param problems a sentence for each figure that could not be drawn
     * @param cutShort whether an interruption kept figures from being drawn
     */
    public record Drawn(List<Path> files, List<String> problems, boolean cutShort) {

        /** Copies the lists. */
        public Drawn {
            files = List.copyOf(files);
            problems = List.copyOf(problems);
        }
    }

    /**
     * Opens a recording's results.
     *
     * @param directory the recording
     * @throws org.eigentape.engine.error.RecordingException if its manifest cannot be read
     */
    public Plots(RecordingDirectory directory) {
        this(directory, Map.of());
    }

    /**
     * Opens a recording's results, of some stages those of other parameters than the defaults.
     *
     * @param directory the recording
     * @param parameters canonical texts by stage
     * @throws org.eigentape.engine.error.RecordingException if its manifest cannot be read
     */
    Plots(RecordingDirectory directory, Map<String, String> parameters) {
        this.directory = directory;
        this.results = RecordingResults.open(directory, parameters);
    }

    /**
     * Draws every figure that has results into {@code plots/NAME.png}; one that cannot be drawn does not keep the others
     * from being drawn.
     *
     * @param interruption asked between two figures; what is left is not drawn then
     * @return the files, none where no stage has results, and what went wrong
     */
    public Drawn drawAll(Interruption interruption) {
        return drawAll(FigureCatalog.drawable(results), interruption);
    }

    // Errors too: a figure that takes too much memory must not take the summary of a long recording with it.
    Drawn drawAll(List<Figure> figures, Interruption interruption) {
        List<Path> files = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Figure figure : figures) {
            if (interruption.isRequested()) {
                return new Drawn(files, problems, true);
            }
            try {
                files.addAll(draw(figure));
            } catch (RuntimeException | Error e) {
                if (interruption.isRequested()) {
                    return new Drawn(files, problems, true);
                }
                problems.add("The figure " + figure.name() + " was not drawn: " + reason(e));
            }
        }
        return new Drawn(files, problems, false);
    }

    private static String reason(Throwable failure) {
        if (failure instanceof RecordingException) {
            return String.valueOf(failure.getMessage());
        }
        return failure instanceof OutOfMemoryError
                ? "out of memory; give it more with EIGENTAPE_JAVA_OPTS=-Xmx4g and 'eigentape plot'."
                : failure + ".";
    }

    /**
     * Draws a figure into {@code plots/NAME.png}.
     *
     * @param figure which
     * @return the files, one for each matrix
     * @throws org.eigentape.engine.error.InvalidRequestException if it has no results; the message says what to replay
     */
    public List<Path> draw(Figure figure) {
        List<Path> files = new ArrayList<>();
        for (Drawing drawing : figure.draw(results, FigureOptions.DEFAULT)) {
            files.add(write(drawing, directory.plots().resolve(drawing.name() + ".png")));
        }
        return files;
    }

    /**
     * Draws a figure into a file.
     *
     * @param figure which
     * @param file ends in {@code .png} or {@code .svg}; where there are several drawings, the name of each is inserted
     * @return the files
     * @throws org.eigentape.engine.error.InvalidRequestException if it has no results, or for another ending
     */
    public List<Path> draw(Figure figure, Path file) {
        List<Drawing> drawings = figure.draw(results, FigureOptions.DEFAULT);
        List<Path> files = new ArrayList<>();
        for (Drawing drawing : drawings) {
            String name = String.valueOf(file.getFileName());
            String suffix = drawings.size() == 1 ? "" : drawing.name().replaceFirst("^" + figure.name(), "");
            files.add(write(drawing, file.resolveSibling(name.replaceFirst("(\\.[^.]*)?$", suffix + "$1"))));
        }
        return files;
    }

    private static Path write(Drawing drawing, Path file) {
        try {
            Path parent = file.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
        } catch (IOException e) {
            throw new StorageException("Cannot make a directory for " + file + ": " + FileFailure.cause(e) + ".", e);
        }
        drawing.write(file);
        return file;
    }
}
