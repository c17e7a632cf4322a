package org.eigentape.tools.cli.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.graph.StageOutcome;
import org.eigentape.engine.graph.StageRequest;
import org.eigentape.engine.recording.Manifest;
import org.eigentape.engine.recording.RecordingDirectory;
import org.eigentape.engine.stage.StageCatalog;
import org.eigentape.engine.sweep.SweepDirectory;
import org.eigentape.engine.sweep.SweepIdentity;
import org.eigentape.engine.sweep.phase.TableOrigin;
import org.eigentape.replay.EventSelection;
import org.eigentape.replay.Replay;
import org.eigentape.tools.cli.progress.Progress;
import org.eigentape.tools.cli.request.Catalogs;
import org.eigentape.tools.cli.request.RecordingParameter;
import org.eigentape.tools.cli.request.SelectionOptions;
import org.eigentape.tools.cli.request.Settings;
import org.eigentape.tools.cli.request.StageRequests;
import org.eigentape.tools.cli.sweep.SweepPlan;
import org.eigentape.tools.cli.sweep.cells.FinishedResults;
import org.eigentape.tools.command.Command;
import org.eigentape.tools.command.Console;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code eigentape replay}. */
@picocli.CommandLine.Command(
        name = "replay",
        description =
                "Run stages over a recording, or over all cells of a sweep, whose tables are then written anew. Results are"
                        + " stored by stage, version, parameters and selection; what is there already is not computed"
                        + " again.",
        footer = {
            "",
            "Step 0, the start and the end of each run are always read.",
            "Exit codes: 0 done; 1 the recording is incomplete, and so are the results; 2 a stage failed, or the recording"
                    + " is damaged; 64 asked wrongly, also for a stage whose tensors were not recorded; 130"
                    + " interrupted, nothing unfinished is kept.",
            "",
            "Examples:",
            "  eigentape replay recordings/demo-1 --stages spectrum,dyson",
            "  eigentape replay sweeps/paper-short --stages dyson",
            "  eigentape replay recordings/demo-1 --stages level-spacing --set level-spacing.convention=published",
            "  eigentape replay recordings/demo-1 --stages spectrum --run 3 --from 50000 --every 1000"
        })
public final class ReplayCommand extends Command {

    @Mixin
    private RecordingParameter recording = new RecordingParameter();

    @Mixin
    private SelectionOptions selectionOptions = new SelectionOptions();

    @Option(
            names = "--stages",
            paramLabel = "STAGE",
            split = ",",
            description =
                    "Stages to run, as NAME or NAME:PARAMETER=VALUE. See 'eigentape stages'. Of a sweep, those that ran"
                            + " live and those that replays have added to its tables, unless given.")
    private List<String> stages = new ArrayList<>();

    @Option(
            names = "--set",
            paramLabel = "STAGE.PARAMETER=VALUE",
            description = "Set a parameter of a stage. May be repeated.")
    private List<String> set = new ArrayList<>();

    @Option(names = "--force", description = "Compute again what is there already.")
    private boolean force;

    /**
     * Creates the command.
     *
     * @param console where its output goes
     */
    public ReplayCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws InterruptedException {
        return SweepDirectory.isSweep(recording.path()) ? replaySweep() : replayRecording();
    }

    private int replaySweep() throws InterruptedException {
        SweepDirectory sweep = new SweepDirectory(recording.path());
        SweepIdentity identity = SweepPlan.identity(sweep, Catalogs.simulations(console()));
        StageCatalog catalog = Catalogs.stages(console());
        List<StageRequest> requests = List.of();
        if (stages.isEmpty()) {
            stages.addAll(SweepPlan.stages(sweep));
            stages.addAll(TableOrigin.addedBefore(sweep).keySet());
        }
        if (!stages.isEmpty()) {
            requests = requests(catalog);
        }
        SweepReplay replay = new SweepReplay(sweep, identity, catalog, requests, selectionOptions, force);
        replay.run(console());
        if (isJson()) {
            document(replay.json());
        }
        replay.print(text());
        return replay.exitCode();
    }

    private int replayRecording() {
        RecordingDirectory directory = RecordingDirectory.open(recording.path());
        Manifest manifest = Manifest.read(directory.manifest());
        StageCatalog catalog = Catalogs.stages(console());
        EventSelection selection = selectionOptions.selection(manifest);
        List<StageRequest> requests = requests(catalog);
        new Replay(recording.path(), selection, catalog, requests);
        List<StageRequest> due = requests;
        if (!force) {
            due = new FinishedResults(directory, manifest, selection).withoutFinished(catalog, requests);
        }
        List<StageRequest> skipped = new ArrayList<>(requests);
        skipped.removeAll(due);
        skipped.forEach(each -> say(
                "Stage %s: there already, with the same version and parameters (--force computes it" + " again).",
                StageRequests.text(each)));
        List<StageOutcome> outcomes = List.of();
        if (!due.isEmpty()) {
            outcomes = run(catalog, selection, due, manifest);
            if (outcomes.isEmpty()) {
                console().interruption().check();
            }
        }
        ReplayReport report =
                new ReplayReport(recording.path(), manifest.completion() == null, selection, skipped, outcomes);
        if (isJson()) {
            document(report.json());
        }
        report.print(text());
        return report.exitCode();
    }

    private List<StageOutcome> run(
            StageCatalog catalog, EventSelection selection, List<StageRequest> due, Manifest manifest) {
        if (manifest.completion() == null) {
            console().err().println("The recording is incomplete, or still being written: results will be partial.");
        }
        new CostEstimate(recording.path(), selection, catalog, due).print(console());
        Replay replay = new Replay(recording.path(), selection, catalog, due);
        try (Progress progress = Progress.start(console(), "replaying", "bytes", 0)) {
            return replay.run(progress::reach, console().interruption()::isRequested);
        }
    }

    private List<StageRequest> requests(StageCatalog catalog) {
        Map<String, String> settings = Settings.parse(set);
        for (String key : settings.keySet()) {
            if (!StageRequests.isStageParameter(key)) {
                throw new InvalidRequestException(
                        "A replay can set parameters of stages only, as STAGE.PARAMETER=VALUE;" + " \"" + key
                                + "\" names none. The configuration of a recording cannot be changed.");
            }
        }
        List<StageRequest> requests = StageRequests.of(catalog, stages, settings);
        if (requests.isEmpty()) {
            throw new InvalidRequestException("Name at least one stage with --stages NAME; see 'eigentape stages'.");
        }
        return requests;
    }
}
