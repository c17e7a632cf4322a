package org.eigentape.tools.cli.inspect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import org.eigentape.engine.error.NotARecordingException;
import org.eigentape.engine.error.RecordingException;
import org.eigentape.engine.error.ShellWord;
import org.eigentape.engine.recording.RecordingDirectory;
import org.eigentape.engine.result.ResultStore;
import org.eigentape.engine.sweep.SweepDirectory;
import org.eigentape.replay.Verification;
import org.eigentape.replay.VerificationResult;
import org.eigentape.replay.VerificationState;
import org.eigentape.tools.cli.progress.Progress;
import org.eigentape.tools.cli.replay.ResultFindings;
import org.eigentape.tools.cli.replay.ResultsCheck;
import org.eigentape.tools.cli.request.Catalogs;
import org.eigentape.tools.cli.request.RecordingParameter;
import org.eigentape.tools.cli.sweep.check.SweepCheck;
import org.eigentape.tools.cli.sweep.check.SweepResultsCheck;
import org.eigentape.tools.command.Command;
import org.eigentape.tools.command.Console;
import org.eigentape.tools.command.ExitCode;
import org.eigentape.tools.command.Quantity;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code eigentape verify}. */
@picocli.CommandLine.Command(
        name = "verify",
        description = {
            "Check a recording, or all cells of a sweep, from the first byte to the last: every event, the chain, the order of"
                    + " each run's events, the end, and the digests. Of a recording, results, figures and exports are not"
                    + " looked at; with --results, also compute all results again and compare their digests. Of a sweep,"
                    + " also check that each cell belongs to it, and that results, config.yaml and tables are those that"
                    + " were written.",
            "",
            "Exit codes: 0 complete; 1 incomplete, a valid prefix, or results are missing for some runs, or tables of a"
                    + " sweep; 2 corrupt, or results differ; 3 other format; 4 not a recording."
        },
        footer = {
            "",
            "Examples:",
            "  eigentape verify recordings/demo-1",
            "  eigentape verify sweeps/paper-short",
            "  eigentape verify sweeps/paper-short --results",
            "  eigentape verify recordings/demo-1 --results --json"
        })
public final class VerifyCommand extends Command {

    @Mixin
    private RecordingParameter recording = new RecordingParameter();

    @Option(names = "--results", description = "Compute the results of stages again and compare their digests.")
    private boolean withResults;

    /**
     * Creates the command.
     *
     * @param console where its output goes
     */
    public VerifyCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        return SweepDirectory.isSweep(recording.path()) ? verifySweep() : verifyRecording();
    }

    private int verifySweep() {
        SweepDirectory sweep = new SweepDirectory(recording.path());
        SweepCheck check = SweepCheck.of(sweep, Catalogs.simulations(console()), console());
        SweepResultsCheck results = withResults
                ? SweepResultsCheck.of(sweep, check.readable(), Catalogs.stages(console()), console())
                : SweepResultsCheck.NONE;
        if (isJson()) {
            ObjectNode node = check.json();
            if (withResults) {
                results.addTo(node);
            }
            document(node);
        }
        check.print(text());
        if (withResults) {
            results.print(text());
        }
        return Math.max(check.exitCode(), results.exitCode());
    }

    private int verifyRecording() {
        VerificationResult result;
        try (Progress progress = Progress.start(console(), "verifying", "bytes", 0)) {
            result = Verification.verify(recording.path(), (bytes, total) -> {
                console().interruption().check();
                progress.reach(bytes, total);
            });
        }
        if (result.state() == VerificationState.NOT_A_RECORDING && !isJson()) {
            throw new NotARecordingException(result.message());
        }
        ResultFindings findings = new ResultFindings(recording.path(), 0, List.of());
        if (withResults && result.state().exitCode() <= VerificationState.INCOMPLETE.exitCode()) {
            findings = checkResults(result.runs().keySet());
        }
        if (isJson()) {
            document(json(result, findings));
        }
        say(result.message());
        if (result.events() > 0) {
            say(
                    "    %s, %s in %s",
                    Quantity.of(result.events(), "event"),
                    Quantity.bytes(result.bytes()),
                    Quantity.of(result.runs().size(), "run"));
        }
        if (withResults) {
            print(findings);
        } else if (result.state().exitCode() <= VerificationState.INCOMPLETE.exitCode()) {
            sayWhatWasNotLookedAt();
        }
        if (findings.isBad()) {
            return ExitCode.CORRUPT_OR_FAILED;
        }
        return findings.isPartial() && result.state() == VerificationState.COMPLETE
                ? ExitCode.INCOMPLETE
                : result.state().exitCode();
    }

    private void sayWhatWasNotLookedAt() {
        String files = "";
        try {
            int count = new ResultStore(
                            RecordingDirectory.open(recording.path()).results())
                    .all()
                    .size();
            if (count == 0) {
                return;
            }
            files = " (" + Quantity.of(count, "file") + ")";
        } catch (RecordingException e) {
            // Something is there that is no store of results, which is what the other check finds.
        }
        say(
                "Events only: results%s were not looked at; 'eigentape verify %s --results' computes them again and"
                        + " compares.",
                files, ShellWord.of(recording.path()));
    }

    private ResultFindings checkResults(Set<Integer> runs) {
        try (Progress progress = Progress.start(console(), "recomputing results", "bytes", 0)) {
            return new ResultFindings(
                    recording.path(),
                    runs.size(),
                    new ResultsCheck(recording.path(), Catalogs.stages(console()), runs).run((bytes, total) -> {
                        console().interruption().check();
                        progress.reach(bytes, total);
                    }));
        }
    }

    private void print(ResultFindings findings) {
        if (findings.checked() < findings.files()) {
            say(
                    "Results: %s of %s checked.",
                    Quantity.count(findings.checked()), Quantity.of(findings.files(), "file"));
        }
        say(
                "Results: %s of %s the same when computed again.",
                Quantity.count(findings.same()), Quantity.of(findings.checked(), "file"));
        findings.tellProblems(line -> say("    " + line));
    }

    private ObjectNode json(VerificationResult result, ResultFindings findings) {
        ObjectNode node = object();
        node.put("recording", recording.path().toString());
        node.put("state", result.state().label());
        node.put("message", result.message());
        node.put("events", result.events());
        node.put("bytes", result.bytes());
        ObjectNode runs = node.putObject("runs");
        result.runs()
                .forEach((run, summary) -> runs.putObject(Integer.toString(run))
                        .put("events", summary.events())
                        .put("lastStep", summary.lastStep())
                        .put("ended", summary.ended())
                        .put("digest", summary.digest()));
        if (withResults) {
            node.put("resultFiles", findings.files());
            node.put("resultFilesChecked", findings.checked());
            node.set("results", findings.json());
        }
        return node;
    }
}
