package org.eigentape.tools.cli.diagram;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.tools.cli.progress.Progress;
import org.eigentape.tools.cli.request.OutputOption;
import org.eigentape.tools.command.Command;
import org.eigentape.tools.command.Console;
import org.eigentape.tools.command.ExitCode;
import org.eigentape.tools.command.InterruptedCommandException;
import org.eigentape.tools.figures.boltzmann.LatticeSweep;
import org.eigentape.tools.figures.images.MachineSweep;
import org.eigentape.tools.figures.paper.PhaseDiagramSweep;
import org.eigentape.tools.figures.plot.DrawingStoppedException;
import org.eigentape.tools.figures.sweep.SweepFigures;
import org.eigentape.tools.figures.sweep.SweepKind;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code eigentape figures}. */
@picocli.CommandLine.Command(
        name = "figures",
        description =
                "Draw the figures of a whole sweep as PNG and SVG, and a page with all of them and a comparison of its numbers"
                        + " with published and theoretical ones. Of networks over temperature and inverseSigmaW: the phase"
                        + " diagram, figures 1 to 9 of arXiv:2509.01349 and a map of each quantity of its phase.csv. Of rbm-lattice"
                        + " over learningRate and batchSize: repulsion, Wigner's surmise and the scaling with alpha/|B| of"
                        + " arXiv:2407.16427.",
        footer = {
            "",
            "Needs the tables that 'eigentape sweep' writes when all cells are finished, and the cells; of a phase diagram"
                    + " phase.csv is enough for all but figure 6 and most of the comparisons.",
            "",
            "Examples:",
            "  eigentape figures sweeps/paper-short",
            "  eigentape figures sweeps/paper-short --out diagram"
        })
public final class FiguresCommand extends Command {

    /** The kinds of sweeps that can be drawn, in the order in which they are asked. */
    private static final List<SweepKind> KINDS =
            List.of(new PhaseDiagramSweep(), new LatticeSweep(), new MachineSweep());

    @Parameters(index = "0", paramLabel = "SWEEP", description = "The directory of a sweep.")
    private Path sweep = Path.of("");

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where the figures go (figures/ of the sweep); made if it is not there.")
    private @Nullable Path out;

    /**
     * Creates the command.
     *
     * @param console where its output goes
     */
    public FiguresCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        OutputOption.refuseBlank(out, "the directory that the figures go to");
        if (out != null && Files.exists(out) && !Files.isDirectory(out)) {
            throw new InvalidRequestException(out + " is a file; figures need a directory: choose another with --out.");
        }
        SweepFigures figures = SweepFigures.open(sweep, KINDS);
        Path output = out == null ? sweep.resolve("figures") : out;
        SweepFigures.Written written = write(figures, output);
        if (isJson()) {
            ObjectNode node = object().put("sweep", sweep.toString());
            ArrayNode names = node.putArray("figures");
            written.figures().forEach(file -> names.add(file.toString()));
            written.comparison().ifPresent(file -> node.put("comparison", file.toString()));
            if (!written.tables().isEmpty()) {
                ArrayNode tables = node.putArray("tables");
                written.tables().forEach(file -> tables.add(file.toString()));
            }
            node.put("page", written.page().toString());
            ArrayNode problems = node.putArray("problems");
            written.problems().forEach(problems::add);
            document(node);
        }
        written.files().forEach(file -> say("%s", file));
        written.problems().forEach(problem -> say("%s", problem));
        return ExitCode.DONE;
    }

    private SweepFigures.Written write(SweepFigures figures, Path output) {
        try (Progress progress = Progress.start(console(), "drawing", "figures", 0)) {
            return figures.write(output, (drawn, outOf) -> {
                console().interruption().check();
                progress.reach(drawn, outOf);
            });
        } catch (DrawingStoppedException e) {
            // The figure may notice before anyone has told the console.
            throw new InterruptedCommandException();
        }
    }
}
