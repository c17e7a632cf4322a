package org.eigentape.tools.cli.results;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.eigentape.engine.error.CorruptRecordingException;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.error.ShellWord;
import org.eigentape.engine.recording.Manifest;
import org.eigentape.engine.recording.RecordingDirectory;
import org.eigentape.engine.result.ResultStore;
import org.eigentape.engine.stage.OutputDeclaration;
import org.eigentape.engine.stage.StageCatalog;
import org.eigentape.engine.stage.StageProvider;
import org.eigentape.tools.cli.request.Catalogs;
import org.eigentape.tools.cli.request.RecordingParameter;
import org.eigentape.tools.cli.request.Spelling;
import org.eigentape.tools.cli.summary.MissingRuns;
import org.eigentape.tools.command.Command;
import org.eigentape.tools.command.Console;
import org.eigentape.tools.command.OutputFailedException;
import org.eigentape.tools.export.CsvTable;
import org.eigentape.tools.export.JsonTable;
import org.eigentape.tools.export.ResultFilter;
import org.eigentape.tools.export.ResultRow;
import org.eigentape.tools.export.ResultTable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code eigentape results}. */
@picocli.CommandLine.Command(
        name = "results",
        description =
                "Write results as a table of comma-separated values, at full resolution: run, step, stage, parameters,"
                        + " tensor, name, i, j, value. With --json, an array of rows. With --summary, the last values over all runs.",
        footer = {
            "",
            "Shown is what stages computed, from their results alone: whether the events behind them are undamaged,"
                    + " 'eigentape verify' says.",
            "",
            "Exit codes: 0 done; 1 the answer is partial, because the recording is incomplete or results of some runs are"
                    + " missing; 2 a file is damaged; see 'eigentape --help'.",
            "",
            "Examples:",
            "  eigentape results recordings/demo-1 --stage spectrum --name eigenvalue",
            "  eigentape results recordings/demo-1 --stage level-spacing:convention=published --name converged --summary",
            "  eigentape results recordings/demo-1 --why",
            "  eigentape results recordings/demo-1 --stage observables --json"
        })
public final class ResultsCommand extends Command {

    @Mixin
    private RecordingParameter recording = new RecordingParameter();

    @Option(
            names = "--stage",
            paramLabel = "S",
            split = ",",
            description = "Only results of this stage, as NAME or, for one set of parameters, NAME:PARAMETER=VALUE.")
    private List<String> stages = new ArrayList<>();

    @Option(names = "--name", paramLabel = "N", split = ",", description = "Only results of this name.")
    private List<String> names = new ArrayList<>();

    @Option(
            names = "--summary",
            description = "The last values only: median, lowest and highest over runs, and in how many criteria hold.")
    private boolean summary;

    @Option(names = "--why", description = "Only undefined values, with the reason in place of the value.")
    private boolean why;

    /**
     * Creates the command.
     *
     * @param console where its output goes
     */
    public ResultsCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        if (why && summary) {
            throw new InvalidRequestException("--why and --summary exclude each other; give one of them.");
        }
        RecordingDirectory directory = RecordingDirectory.open(recording.notSweep());
        try {
            return show(directory);
        } catch (CorruptRecordingException e) {
            throw DamageHint.with(e, recording.path());
        }
    }

    private int show(RecordingDirectory directory) {
        Manifest manifest = Manifest.read(directory.manifest());
        ResultStore store = new ResultStore(directory.results(), manifest.recordingId());
        StageCatalog catalog = Catalogs.stages(console());
        StageFilter filter = new StageFilter(stages, () -> catalog);
        MissingRuns.requireRuns(directory, manifest);
        checkNames(store, filter);
        int exitCode = MissingRuns.tell(console(), directory, manifest, catalog, filter::wantsStage);
        ResultTable table = new ResultTable(
                store,
                new ResultFilter(filter.wanted(), Set.copyOf(names)),
                console().interruption()::check);
        if (summary) {
            ResultFilter repulsions = new ResultFilter(filter.wanted(), Set.of("V_S"));
            writeSummary(new SummaryTable(
                    table,
                    criteria(catalog),
                    new ResultTable(store, repulsions, console().interruption()::check)));
            return exitCode;
        }
        Writer out = new OutputStreamWriter(console().out(), StandardCharsets.UTF_8);
        try {
            if (why) {
                UndefinedTable.write(table, out, isJson());
            } else if (isJson()) {
                JsonTable.write(table, out);
            } else {
                CsvTable.write(table, out);
            }
            out.flush();
            return exitCode;
        } catch (IOException e) {
            throw new OutputFailedException(e);
        }
    }

    /** Those that a stage on the class path declares as such. */
    private static Predicate<ResultRow> criteria(StageCatalog catalog) {
        Set<String> declared = new TreeSet<>();
        for (StageProvider stage : catalog.all()) {
            for (OutputDeclaration output : stage.description().outputs()) {
                if (output.isCriterion()) {
                    declared.add(stage.description().name() + " " + output.name());
                }
            }
        }
        return row -> declared.contains(row.stage() + " " + row.name());
    }

    private void writeSummary(SummaryTable table) {
        if (isJson()) {
            document(table.json());
        } else {
            table.print(console().out());
        }
    }

    private static boolean isOfEnsemble(ResultStore.Entry entry) {
        return entry.run() == ResultRow.NO_RUN;
    }

    /** Says what there is where a name matches nothing, before anything is written. */
    private void checkNames(ResultStore store, StageFilter filter) {
        Set<String> knownStages = new TreeSet<>();
        Set<String> knownNames = new TreeSet<>();
        Set<String> seen = new TreeSet<>();
        for (ResultStore.Entry entry : store.all()) {
            String stage = entry.directoryName().replaceFirst("@.*", "");
            knownStages.add(stage);
            if (!names.isEmpty() && filter.wantsStage(stage) && seen.add(entry.directoryName() + isOfEnsemble(entry))) {
                entry.read()
                        .histories()
                        .forEach(history -> knownNames.add(history.series().output()));
            }
        }
        if (knownStages.isEmpty()) {
            throw new InvalidRequestException(recording.path() + " has no results; run 'eigentape replay "
                    + ShellWord.of(recording.path()) + " --stages spectrum' for example.");
        }
        filter.check(recording.path().toString(), store);
        for (String name : names) {
            if (!knownNames.contains(name)) {
                throw new InvalidRequestException(recording.path() + " has no results called \"" + name
                        + "\"; there are " + String.join(", ", knownNames) + "."
                        + Spelling.question(name, knownNames));
            }
        }
    }
}
