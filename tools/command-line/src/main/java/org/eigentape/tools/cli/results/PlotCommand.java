package org.eigentape.tools.cli.results;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eigentape.engine.error.CorruptRecordingException;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.error.ShellWord;
import org.eigentape.engine.recording.Manifest;
import org.eigentape.engine.recording.RecordingDirectory;
import org.eigentape.engine.result.ResultStore;
import org.eigentape.engine.stage.StageCatalog;
import org.eigentape.tools.cli.request.Catalogs;
import org.eigentape.tools.cli.request.OutputOption;
import org.eigentape.tools.cli.request.RecordingParameter;
import org.eigentape.tools.cli.request.Spelling;
import org.eigentape.tools.cli.summary.MissingRuns;
import org.eigentape.tools.command.Command;
import org.eigentape.tools.command.Console;
import org.eigentape.tools.command.ExitCode;
import org.eigentape.tools.command.InterruptedCommandException;
import org.eigentape.tools.figures.Figure;
import org.eigentape.tools.figures.FigureCatalog;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code eigentape plot}. */
@picocli.CommandLine.Command(
        name = "plot",
        description = "Draw figures of a recording's results, all that there are results for or one, as PNG or SVG.",
        footer = {
            "",
            "Drawn is what stages computed, from their results alone: whether the events behind them are undamaged,"
                    + " 'eigentape verify' says.",
            "",
            "Exit codes: 0 done; 1 the answer is partial, because the recording is incomplete or results of some runs are"
                    + " missing; 2 a file is damaged, or a figure could not be drawn; see 'eigentape --help'.",
            "",
            "Examples:",
            "  eigentape plot recordings/demo-1",
            "  eigentape plot recordings/demo-1 eigenvalues --out fig6.svg",
            "  eigentape plot recordings/demo-1 spacing --stage level-spacing:convention=gradient-basis",
            "  eigentape plot recordings/demo-1 --list"
        })
public final class PlotCommand extends Command {

    @Mixin
    private RecordingParameter recording = new RecordingParameter();

    @Parameters(index = "1", arity = "0..1", paramLabel = "FIGURE", description = "Which figure (all); see --list.")
    private @Nullable String figure;

    @Option(
            names = "--out",
            paramLabel = "FILE.png|.svg",
            description = "Where the figure goes (plots/FIGURE.png of the recording); directories are made.")
    private @Nullable Path out;

    @Option(
            names = "--stage",
            paramLabel = "NAME:PARAMETER=VALUE",
            split = ",",
            description = "Which set of a stage's results is drawn, where there are several (that of its defaults).")
    private List<String> stages = new ArrayList<>();

    @Option(names = "--list", description = "List the figures and the stages that they need, and draw none.")
    private boolean list;

    /**
     * Creates the command.
     *
     * @param console where its output goes
     */
    public PlotCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        OutputOption.refuseBlank(out, "the file to draw into");
        RecordingDirectory directory = RecordingDirectory.open(recording.notSweep());
        if (list) {
            list();
            return ExitCode.DONE;
        }
        if (out != null && figure == null) {
            throw new InvalidRequestException(
                    "--out needs the name of one figure; there are " + String.join(", ", names()) + ".");
        }
        if (out != null) {
            check(out);
        }
        try {
            return draw(directory);
        } catch (CorruptRecordingException e) {
            throw DamageHint.with(e, recording.path());
        }
    }

    private int draw(RecordingDirectory directory) {
        Manifest manifest = Manifest.read(directory.manifest());
        MissingRuns.requireRuns(directory, manifest);
        StageCatalog catalog = Catalogs.stages(console());
        Plots.Drawn drawn = draw(new Plots(directory, parameters(directory, catalog)));
        int exitCode = MissingRuns.tell(console(), directory, manifest, catalog, this::isDrawn);
        List<Path> files = drawn.files();
        if (isJson()) {
            ObjectNode node = object().put("recording", recording.path().toString());
            ArrayNode names = node.putArray("figures");
            files.forEach(file -> names.add(file.toString()));
            drawn.problems().forEach(node.putArray("problems")::add);
            document(node);
        }
        files.forEach(file -> say(file.toString()));
        drawn.problems().forEach(console().err()::println);
        return drawn.problems().isEmpty() ? exitCode : ExitCode.CORRUPT_OR_FAILED;
    }

    private boolean isDrawn(String stage) {
        return FigureCatalog.all().stream()
                .filter(each -> figure == null || each.name().equals(figure))
                .anyMatch(each -> each.stages().contains(stage));
    }

    private Map<String, String> parameters(RecordingDirectory directory, StageCatalog catalog) {
        StageFilter filter = new StageFilter(stages, () -> catalog);
        filter.check(recording.path().toString(), new ResultStore(directory.results()));
        return filter.parameters();
    }

    private void check(Path file) {
        if (!file.toString().matches("(?i).*\\.(png|svg)")) {
            throw new InvalidRequestException("--out is \"" + file + "\", which ends neither in .png nor in .svg.");
        }
        Path parent = file.toAbsolutePath().getParent();
        if (parent != null && !Files.exists(parent)) {
            console().err().println("The directory " + parent + " is made for " + file.getFileName() + ".");
        }
    }

    private Plots.Drawn draw(Plots plots) {
        if (figure != null) {
            String name = figure;
            Figure chosen = Spelling.lookUp(name, names(), () -> FigureCatalog.figure(name));
            return new Plots.Drawn(out == null ? plots.draw(chosen) : plots.draw(chosen, out), List.of(), false);
        }
        Plots.Drawn files = plots.drawAll(console().interruption());
        if (files.cutShort()) {
            throw new InterruptedCommandException();
        }
        if (files.files().isEmpty() && files.problems().isEmpty()) {
            throw new InvalidRequestException(recording.path() + " has no results to draw; run 'eigentape replay "
                    + ShellWord.of(recording.path()) + " --stages spectrum' first.");
        }
        return files;
    }

    private void list() {
        ArrayNode figures = object().arrayNode();
        for (Figure each : FigureCatalog.all()) {
            ObjectNode entry = figures.addObject().put("name", each.name()).put("description", each.description());
            each.stages().forEach(entry.putArray("stages")::add);
            say("%-18s %s. Needs %s.", each.name(), each.description(), String.join(", ", each.stages()));
        }
        if (isJson()) {
            document(figures);
        }
    }

    private static List<String> names() {
        return FigureCatalog.all().stream().map(Figure::name).toList();
    }
}
