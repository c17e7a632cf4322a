package org.eigentape.tools.figures.sweep;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.error.StorageException;
import org.eigentape.engine.recording.AtomicFile;

/** All figures of a sweep, of whichever kind that is: written as PNG and SVG, with a page that shows them. For one thread. */
public final class SweepFigures {

    /** Name of the table of comparisons. */
    static final String COMPARISON = "comparison.csv";

    private static final List<String> ENDINGS = List.of(".png", ".svg");

    /**
     * What was written.
     *
     * @param figures files of the figures
     * @param comparison {@code comparison.csv}; empty where the sweep is compared with nothing
     * @param tables further tables
     * @param page {@code index.html}
     * @param problems sentences about figures that cannot be drawn
     */
    public record Written(
            List<Path> figures, Optional<Path> comparison, List<Path> tables, Path page, List<String> problems) {

        /** Copies the lists. */
        public Written {
            figures = List.copyOf(figures);
            tables = List.copyOf(tables);
            problems = List.copyOf(problems);
        }

        /**
         * All files.
         *
         * @return figures, comparison, further tables and at last the page
         */
        public List<Path> files() {
            return Stream.of(figures.stream(), comparison.stream(), tables.stream(), Stream.of(page))
                    .flatMap(each -> each)
                    .toList();
        }
    }

    /** Hears how far the drawing is; what it throws ends it. */
    @FunctionalInterface
    public interface Listener {

        /**
         * The next figure is about to be drawn.
         *
         * @param drawn figures done
         * @param outOf figures in all
         */
        void next(int drawn, int outOf);
    }

    private final SweepPage page;

    private SweepFigures(SweepPage page) {
        this.page = page;
    }

    /**
     * Reads a sweep.
     *
     * @param sweep the sweep's directory
     * @param kinds of sweeps that can be drawn; the first that fits does it
     * @return what can be drawn
     * @throws org.eigentape.engine.error.NotARecordingException if it is not a sweep
     * @throws org.eigentape.engine.error.IncompleteRecordingException if it has no table yet, or that of other cells or results
     * @throws org.eigentape.engine.error.CorruptRecordingException if the table is damaged
     * @throws InvalidRequestException if no kind is for the sweep; the message says what can be drawn
     * @throws StorageException if a file cannot be read
     */
    public static SweepFigures open(Path sweep, List<SweepKind> kinds) {
        SweepTables.requireSweep(sweep);
        SweptCells cells = SweptCells.read(sweep);
        return kinds.stream()
                .filter(kind -> kind.fits(cells))
                .findFirst()
                .map(kind -> new SweepFigures(kind.page(cells)))
                .orElseThrow(() -> new InvalidRequestException(sweep + " is a sweep of " + cells.words()
                        + ", which 'figures' cannot draw; it draws "
                        + kinds.stream().map(SweepKind::sweeps).collect(Collectors.joining("; ")) + "."));
    }

    /**
     * Writes every figure as PNG and SVG, {@code comparison.csv} and further tables if there are any, and at last {@code index.html} with all of them.
     *
     * @param output directory; made if it is not there, and files of the same names are replaced
     * @param listener told before each figure
     * @return the files, and which figures cannot be drawn
     * @throws StorageException if something cannot be written
     */
    public Written write(Path output, Listener listener) {
        make(output);
        List<Path> files = new ArrayList<>();
        List<SweepFigure> all = page.figures();
        int drawn = 0;
        for (SweepFigure figure : all) {
            listener.next(drawn++, all.size());
            if (figure.figure().isPresent()) {
                draw(figure.figure().get(), output, files);
            } else {
                remove(figure, output);
            }
        }
        Optional<Path> comparison = page.comparison().map(table -> text(output.resolve(COMPARISON), table.csv()));
        List<Path> tables = new ArrayList<>();
        page.tables().forEach((name, text) -> tables.add(text(output.resolve(name), text)));
        List<String> problems = all.stream()
                .filter(figure -> figure.figure().isEmpty())
                .map(figure -> figure.title() + ". " + figure.reason())
                .toList();
        return new Written(
                files, comparison, tables, text(output.resolve("index.html"), FiguresPage.of(page)), problems);
    }

    private static void make(Path output) {
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
    }

    private static void draw(CaptionedFigure figure, Path output, List<Path> files) {
        for (String ending : ENDINGS) {
            Path file = output.resolve(figure.drawing().name() + ending);
            figure.drawing().write(file);
            files.add(file);
        }
    }

    /** An earlier drawing must not be taken for one of this sweep as it is. */
    private static void remove(SweepFigure figure, Path output) {
        for (String ending : ENDINGS) {
            Path file = output.resolve(figure.name() + ending);
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new StorageException("Cannot delete " + file + ": " + StorageException.reason(e) + ".", e);
            }
        }
    }

    private static Path text(Path file, String text) {
        AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
        return file;
    }
}
