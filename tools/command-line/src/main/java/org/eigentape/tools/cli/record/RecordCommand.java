package org.eigentape.tools.cli.record;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eigentape.engine.error.RecordingException;
import org.eigentape.engine.error.ShellWord;
import org.eigentape.engine.journal.SpaceGuard;
import org.eigentape.engine.result.ResultStore;
import org.eigentape.engine.session.RecordingSession;
import org.eigentape.engine.session.SessionRequest;
import org.eigentape.engine.session.SessionSummary;
import org.eigentape.tools.cli.request.Catalogs;
import org.eigentape.tools.cli.request.ProgramVersion;
import org.eigentape.tools.cli.results.Plots;
import org.eigentape.tools.cli.summary.Findings;
import org.eigentape.tools.cli.summary.RunExtent;
import org.eigentape.tools.command.Command;
import org.eigentape.tools.command.Console;
import org.eigentape.tools.command.ExitCode;
import org.eigentape.tools.command.InterruptedCommandException;
import picocli.CommandLine.Mixin;

/** {@code eigentape record}. */
@picocli.CommandLine.Command(
        name = "record",
        description =
                "Train, record what happens at every step, run stages live, draw figures, and say what was found.",
        footer = {
            "",
            "Ctrl-C stops in good order: every run leaves a snapshot, and what was recorded is valid.",
            "",
            "Exit codes: 0 all runs were recorded to their end, even if a stage or figure failed, which a line beginning"
                    + " with WARNING tells; 1 stopped before the end; 64 asked wrongly, also for a stage whose tensors would"
                    + " not be recorded: then nothing was; 130 or 143 interrupted; see 'eigentape --help'.",
            "",
            "Examples:",
            "  eigentape record demo",
            "  eigentape record demo --set temperature=64 --runs 5 --out hot",
            "  eigentape record demo --steps 1000 --record every=1 --record probe:every=100",
            "  eigentape record --config recordings/demo-1/config.yaml --out again"
        })
public final class RecordCommand extends Command {

    @Mixin
    private RecordOptions options = new RecordOptions();

    /**
     * Creates the command.
     *
     * @param console where its output goes
     */
    public RecordCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws InterruptedException {
        RecordingChoice choice =
                ChoiceReader.read(options, Catalogs.simulations(console()), Catalogs.stages(console()));
        Path output =
                options.out != null ? options.out : OutputDirectory.nextFree(Path.of("recordings"), choice.name());
        RecordingSession session = new RecordingSession(
                request(choice, output), options.force ? SpaceGuard.KEPT_FREE_AT_LEAST : SpaceGuard.KEPT_FREE);
        long estimate = session.estimatedBytes();
        if (options.force) {
            OutputDirectory.checkLeastSpace(output);
            String warning = OutputDirectory.warning(estimate, OutputDirectory.freeBytes(output));
            if (!warning.isEmpty()) {
                console().err().println(warning);
            }
        } else {
            OutputDirectory.checkSpace(output, estimate);
        }
        if (console().interruption().isRequested()) {
            throw nothingRecorded();
        }
        console().interruption().whenRequested(() -> session.requestStop("Interrupted."));
        SessionSummary summary;
        try (TrainingProgress progress = new TrainingProgress(console(), choice, estimate)) {
            summary = session.record(progress);
        } catch (RuntimeException | Error e) {
            if (console().interruption().isRequested()) {
                throw afterInterruption(output);
            }
            throw e;
        }
        return report(output, summary, choice);
    }

    private static InterruptedCommandException nothingRecorded() {
        return new InterruptedCommandException("Interrupted before anything was recorded; nothing was kept.");
    }

    private static InterruptedCommandException afterInterruption(Path output) {
        return Files.exists(output.resolve("manifest.json"))
                ? new InterruptedCommandException(
                        "Interrupted; what was recorded until then is in " + output + ", see 'eigentape verify'.")
                : nothingRecorded();
    }

    private int report(Path output, SessionSummary summary, RecordingChoice choice) {
        RecordReport report = new RecordReport(output, summary, findings(summary, choice));
        report.print(text());
        text().flush();
        Plots.Drawn drawn = figures(summary);
        report.printFigures(drawn, text());
        report.printNext(new NextCommands(output, summary, choice.catalog()).after(drawn), text());
        report.printTrouble(text());
        if (isJson()) {
            document(report.json(drawn));
        }
        if (summary.complete() && drawn.cutShort()) {
            throw new InterruptedCommandException(
                    "Interrupted; the recording is complete, but figures may be missing: 'eigentape plot "
                            + ShellWord.of(output) + "' draws them.");
        }
        if (summary.complete()) {
            return ExitCode.DONE;
        }
        return console().interruption().isRequested() ? ExitCode.INTERRUPTED : ExitCode.INCOMPLETE;
    }

    private Findings findings(SessionSummary summary, RecordingChoice choice) {
        RunExtent extent = RunExtent.of(choice.steps(), choice.runs(), summary.runs(), choice.stepsPerPass());
        try {
            return Findings.of(new ResultStore(summary.directory().results()), extent);
        } catch (RecordingException e) {
            console().err().println("Results cannot be summed up: " + e.getMessage());
            return Findings.none(extent);
        }
    }

    /** A figure that cannot be drawn must not make a recording look like a failure; who presses Ctrl-C wants none. */
    private Plots.Drawn figures(SessionSummary summary) {
        if (console().interruption().isRequested()) {
            return new Plots.Drawn(List.of(), List.of(), true);
        }
        try {
            return new Plots(summary.directory()).drawAll(console().interruption());
        } catch (RecordingException e) {
            return new Plots.Drawn(List.of(), List.of("Figures could not be drawn: " + e.getMessage()), false);
        }
    }

    private SessionRequest request(RecordingChoice choice, Path output) {
        int processors = Runtime.getRuntime().availableProcessors();
        return new SessionRequest(
                choice.simulation(),
                choice.preset(),
                choice.configuration(),
                choice.policy(),
                choice.runs(),
                choice.steps(),
                choice.seed(),
                options.threads == null ? processors : options.threads,
                choice.catalog(),
                choice.stages(),
                output,
                ProgramVersion.text());
    }
}
