package org.eigentape.tools.cli.diagram;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import org.eigentape.tools.cli.request.OutputOption;
import org.eigentape.tools.command.Command;
import org.eigentape.tools.command.Console;
import org.eigentape.tools.command.ExitCode;
import org.eigentape.tools.figures.diagram.PhaseDiagram;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code eigentape figures}. */
@picocli.CommandLine.Command(
        name = "figures",
        description =
                "Draw the phase diagram of a sweep over temperature and inverseSigmaW: a map of each quantity of its"
                        + " phase.csv as PNG and SVG, and a page with all of them.",
        footer = {
            "",
            "Needs phase.csv only, which 'eigentape sweep' writes when all cells are finished.",
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
        PhaseDiagram diagram = PhaseDiagram.open(sweep);
        Path output = out == null ? sweep.resolve("figures") : out;
        List<Path> files = diagram.write(output, () -> console().interruption().check());
        Path page = files.get(files.size() - 1);
        if (isJson()) {
            ObjectNode node = object().put("sweep", sweep.toString());
            ArrayNode names = node.putArray("figures");
            files.subList(0, files.size() - 1).forEach(file -> names.add(file.toString()));
            document(node.put("page", page.toString()));
        }
        files.forEach(file -> say("%s", file));
        return ExitCode.DONE;
    }
}
