package org.eigentape.tools.cli.results;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.recording.Manifest;
import org.eigentape.engine.recording.RecordingDirectory;
import org.eigentape.engine.result.ResultStore;
import org.eigentape.engine.stage.StageCatalog;
import org.eigentape.replay.EventSelection;
import org.eigentape.replay.RecordingReader;
import org.eigentape.tools.cli.request.Catalogs;
import org.eigentape.tools.cli.request.OutputOption;
import org.eigentape.tools.cli.request.RecordingParameter;
import org.eigentape.tools.cli.request.Spelling;
import org.eigentape.tools.cli.summary.MissingRuns;
import org.eigentape.tools.command.Command;
import org.eigentape.tools.command.Console;
import org.eigentape.tools.command.Quantity;
import org.eigentape.tools.export.CsvTable;
import org.eigentape.tools.export.ResultFilter;
import org.eigentape.tools.export.ResultTable;
import org.eigentape.tools.export.TensorArchive;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code eigentape export}. */
@picocli.CommandLine.Command(
        name = "export",
        description = {
            "Write results and tensors in formats that other programs read.",
            "",
            "  csv  results.csv: every value of every stage",
            "  npz  tensors.npz: an array weights/2/run/0 (events, rows, columns) for each tensor and run, its steps in"
                    + " weights/2/run/0/step, and results likewise"
        },
        footer = {
            "",
            "Exit codes: 0 done; 1 the recording is incomplete, or still being written, or results of some runs are"
                    + " missing; 2 it is damaged; see 'eigentape --help'.",
            "",
            "Examples:",
            "  eigentape export recordings/demo-1 --to csv,npz",
            "  eigentape export recordings/demo-1 --to npz --out ~/notebooks",
            "  python3 -c 'import numpy; print(numpy.load(\"recordings/demo-1/exports/tensors.npz\").files)'"
        })
public final class ExportCommand extends Command {

    private static final List<String> FORMATS = List.of("csv", "npz");

    @Mixin
    private RecordingParameter recording = new RecordingParameter();

    @Option(
            names = "--to",
            paramLabel = "FORMAT",
            split = ",",
            required = true,
            description = "csv, npz or both: csv,npz.")
    private List<String> formats = new ArrayList<>();

    @Option(
            names = "--stage",
            paramLabel = "S",
            split = ",",
            description = "Only results of this stage, as NAME or NAME:PARAMETER=VALUE; for csv.")
    private List<String> stages = new ArrayList<>();

    @Option(names = "--out", paramLabel = "DIR", description = "Where files go (exports/ of the recording).")
    private @Nullable Path out;

    /**
     * Creates the command.
     *
     * @param console where its output goes
     */
    public ExportCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        Set<String> wanted = new LinkedHashSet<>();
        for (String format : formats) {
            if (!FORMATS.contains(format)) {
                throw new InvalidRequestException("There is no format \"" + format + "\" to export to; known are "
                        + String.join(", ", FORMATS) + "." + Spelling.question(format, FORMATS));
            }
            wanted.add(format);
        }
        if (!stages.isEmpty() && wanted.contains("npz")) {
            throw new InvalidRequestException("--stage is for csv; npz holds the results of all stages.");
        }
        OutputOption.refuseBlank(out, "the directory to export to");
        RecordingDirectory directory = RecordingDirectory.open(recording.notSweep());
        Manifest manifest = Manifest.read(directory.manifest());
        StageCatalog catalog = Catalogs.stages(console());
        StageFilter filter = new StageFilter(stages, () -> catalog);
        ResultStore store = new ResultStore(directory.results(), manifest.recordingId());
        filter.check(recording.path().toString(), store);
        int exitCode = MissingRuns.tell(console(), directory, manifest, catalog, filter::wantsStage);
        Path target = out == null ? directory.exports() : out;
        ArrayNode files = object().arrayNode();
        for (String format : wanted) {
            console().interruption().check();
            files.add(
                    format.equals("csv")
                            ? csv(store, new ResultFilter(filter.wanted(), Set.of()), target)
                            : npz(directory, manifest, store, target));
        }
        if (isJson()) {
            ObjectNode node = object().put("recording", recording.path().toString());
            node.set("files", files);
            document(node);
        }
        return exitCode;
    }

    private ObjectNode csv(ResultStore store, ResultFilter filter, Path target) {
        Path file = target.resolve("results.csv");
        long rows = CsvTable.write(new ResultTable(store, filter, console().interruption()::check), file);
        say(file + ": " + Quantity.of(rows, "row"));
        return object().put("file", file.toString()).put("rows", rows);
    }

    private ObjectNode npz(RecordingDirectory directory, Manifest manifest, ResultStore store, Path target) {
        Path file = target.resolve("tensors.npz");
        TensorArchive archive = new TensorArchive(
                manifest.schema(),
                () -> new InterruptibleReader(
                        RecordingReader.open(directory.root(), EventSelection.ALL),
                        console().interruption()),
                name -> true,
                store,
                console().interruption()::check);
        TensorArchive.Summary summary = archive.write(file);
        say(file + ": " + Quantity.of(summary.arrays(), "array") + ", " + Quantity.bytes(summary.bytes()));
        return object().put("file", file.toString())
                .put("arrays", summary.arrays())
                .put("bytes", summary.bytes());
    }
}
