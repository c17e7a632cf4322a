package org.eigentape.tools.figures.paper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eigentape.engine.error.StorageException;
import org.eigentape.engine.recording.AtomicFile;
import org.eigentape.engine.sweep.SweepDirectory;
import org.eigentape.tools.figures.diagram.DiagramFigure;
import org.eigentape.tools.figures.diagram.DiagramQuantity;
import org.eigentape.tools.figures.diagram.PhaseDiagram;
import org.eigentape.tools.figures.paper.cells.InitialEigenvalues;
import org.eigentape.tools.figures.paper.cells.SweepCells;
import org.eigentape.tools.figures.paper.comparison.ComparisonTable;
import org.eigentape.tools.figures.paper.comparison.Measurements;

/** All figures of a sweep over the plane of T and 1/sigma_W: those of the paper, and a map of every quantity. For one thread. */
public final class SweepFigures {

    /** Name of the table of comparisons. */
    static final String COMPARISON = "comparison.csv";

    private static final String SEED = "seed:";
    private static final List<String> ENDINGS = List.of(".png", ".svg");

    /**
     * What was written.
     *
     * @param files figures, {@code comparison.csv} and at last {@code index.html}
     * @param problems sentences about figures that cannot be drawn
     */
    public record Written(List<Path> files, List<String> problems) {

        /** Copies the lists. */
        public Written {
            files = List.copyOf(files);
            problems = List.copyOf(problems);
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

    private final SweepFacts facts;

    private SweepFigures(SweepFacts facts) {
        this.facts = facts;
    }

    /**
     * Reads the table of a sweep, and what its cells say of themselves. Where the table is all there is, figure 6 and most
     * comparisons are left out.
     *
     * @param sweep the sweep's directory
     * @return what can be drawn
     * @throws org.eigentape.engine.error.NotARecordingException if it is not a sweep
     * @throws org.eigentape.engine.error.IncompleteRecordingException if it has no table yet, or that of other cells or results
     * @throws org.eigentape.engine.error.CorruptRecordingException if the table is damaged
     * @throws org.eigentape.engine.error.InvalidRequestException if the sweep is not over the plane of T and 1/sigma_W
     * @throws StorageException if a file cannot be read
     */
    public static SweepFigures open(Path sweep) {
        PhaseDiagram diagram = PhaseDiagram.open(sweep);
        SweepCells cells = diagram.origin()
                .map(origin -> SweepCells.read(new SweepDirectory(sweep), origin))
                .orElseGet(SweepCells::none);
        return new SweepFigures(new SweepFacts(name(sweep), seed(sweep), diagram.table(), cells));
    }

    /**
     * Writes every figure as PNG and SVG, {@code comparison.csv}, and at last {@code index.html} with all of them.
     *
     * @param output directory; made if it is not there, and files of the same names are replaced
     * @param listener told before each figure
     * @return the files, and which figures cannot be drawn
     * @throws StorageException if something cannot be written
     */
    public Written write(Path output, Listener listener) {
        make(output);
        EnsembleFigure ensembles = EnsembleFigure.read(facts);
        ComparisonTable comparisons = ComparisonTable.of(new Measurements(
                facts.table(), facts.protocol(), ensembles.ensembles(), InitialEigenvalues.read(facts.cells())));
        List<PaperFigure> paper = paper(facts, ensembles);
        List<PaperFigure> maps = DiagramQuantity.ALL.stream()
                .map(quantity -> PaperFigure.of(quantity.name(), quantity.title(), () -> map(quantity)))
                .toList();
        List<Path> files = new ArrayList<>();
        int drawn = 0;
        int outOf = paper.size() + maps.size();
        List<PaperFigure> all = Stream.of(paper, maps).flatMap(List::stream).toList();
        for (PaperFigure figure : all) {
            listener.next(drawn++, outOf);
            if (figure.figure().isPresent()) {
                draw(figure.figure().get(), output, files);
            } else {
                remove(figure, output);
            }
        }
        files.add(text(output.resolve(COMPARISON), comparisons.csv()));
        files.add(text(output.resolve("index.html"), FiguresPage.of(facts, paper, comparisons, maps)));
        List<String> problems = all.stream()
                .filter(figure -> figure.figure().isEmpty())
                .map(figure -> figure.title() + ". " + figure.reason())
                .toList();
        return new Written(files, problems);
    }

    private DiagramFigure map(DiagramQuantity quantity) {
        boolean isAverage =
                quantity.kind() == DiagramQuantity.Kind.MEDIAN || quantity.kind() == DiagramQuantity.Kind.CORRELATION;
        if (quantity.kind() != DiagramQuantity.Kind.COUNT) {
            Missing.require(facts, quantity.column(), quantity.column() + (isAverage ? "_median" : ""));
        }
        return DiagramFigure.of(quantity, facts.table(), facts.isBounded(), facts.variances());
    }

    private static String name(Path sweep) {
        Path name = sweep.toAbsolutePath().normalize().getFileName();
        return name == null ? sweep.toString() : name.toString();
    }

    private static String seed(Path sweep) {
        Path plan = new SweepDirectory(sweep).plan();
        if (!Files.exists(plan)) {
            return "";
        }
        try (Stream<String> lines = Files.lines(plan)) {
            return lines.filter(line -> line.startsWith(SEED))
                    .map(line -> line.substring(SEED.length()).strip())
                    .findFirst()
                    .orElse("");
        } catch (IOException | UncheckedIOException e) {
            // It is in the title of the page only; whoever needs the plan will hear of it.
            return "";
        }
    }

    private static List<PaperFigure> paper(SweepFacts facts, EnsembleFigure ensembles) {
        return List.of(
                PaperFigure.of("figure-1", "Figure 1: distribution of features", FeatureFigure::draw),
                PaperFigure.of("figure-2", "Figure 2: mean test loss", () -> PaperMaps.loss(facts)),
                PaperFigure.of(
                        "figure-3",
                        "Figure 3: loss and gradient at the end of training along T",
                        () -> SliceFigures.allInverseSigmas(facts)),
                PaperFigure.of(
                        "figure-4",
                        "Figure 4: loss and gradient along T, initial gradient along 1/sigma_W",
                        () -> SliceFigures.slices(facts)),
                PaperFigure.of(
                        "figure-5",
                        "Figure 5: time correlation of features, and feature alignment",
                        () -> PaperMaps.correlations(facts)),
                PaperFigure.of(
                        "figure-6",
                        "Figure 6: evolution of the eigenvalues in three phases",
                        () -> ensembles.draw(facts)),
                PaperFigure.of(
                        "figure-7",
                        "Figure 7: time-averaged rate of the mean level spacing",
                        () -> PaperMaps.rate(facts)),
                PaperFigure.of("figure-8", "Figure 8: boundaries of convergence", () -> BoundaryFigure.draw(facts)),
                PaperFigure.of(
                        "figure-9",
                        "Figure 9: four observables with the phase boundaries",
                        () -> PaperMaps.summary(facts)));
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

    private static void draw(DiagramFigure figure, Path output, List<Path> files) {
        for (String ending : ENDINGS) {
            Path file = output.resolve(figure.drawing().name() + ending);
            figure.drawing().write(file);
            files.add(file);
        }
    }

    /** An earlier drawing must not be taken for one of this sweep as it is. */
    private static void remove(PaperFigure figure, Path output) {
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
