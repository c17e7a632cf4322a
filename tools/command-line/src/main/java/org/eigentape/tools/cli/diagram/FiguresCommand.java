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
import org.eigentape.tools.figures.paper.SweepFigures;
import org.eigentape.tools.figures.plot.DrawingStoppedException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code eigentape figures}. */
@picocli.CommandLine.Command(
        name = "figures",
        description =
                "Draw the phase diagram of a sweep over temperature and inverseSigmaW as PNG and SVG: figures 1 to 9 of"
                        + " arXiv:2509.01349, a map of each quantity of its phase.csv, and a page with all of them and a"
                        + " comparison of its numbers with the paper's.",
        footer = {
            "",
            "Needs phase.csv, which 'eigentape sweep' writes when all cells are finished, and for figure 6 and most of the"
                    + " comparisons the cells.",
            "",
            "Examples:",
            "  eigentape figures sweeps/paper-short",
            "  eigentape figures sweeps/paper-short --out diagram"
        })
public final class FiguresCommand extends Command {

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
        SweepFigures figures = SweepFigures.open(sweep);
        Path output = out == null ? sweep.resolve("figures") : out;
        SweepFigures.Written written = write(figures, output);
        List<Path> files = written.files();
        if (isJson()) {
            ObjectNode node = object().put("sweep", sweep.toString());
            ArrayNode names = node.putArray("figures");
            files.subList(0, files.size() - 2).forEach(file -> names.add(file.toString()));
            node.put("comparison", files.get(files.size() - 2).toString());
            node.put("page", files.get(files.size() - 1).toString());
            ArrayNode problems = node.putArray("problems");
            written.problems().forEach(problems::add);
            document(node);
        }
        files.forEach(file -> say("%s", file));
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
