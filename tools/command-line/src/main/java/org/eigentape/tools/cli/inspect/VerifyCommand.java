package org.eigentape.tools.cli.inspect;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.error.NotARecordingException;
import org.eigentape.engine.error.RecordingException;
import org.eigentape.engine.error.ShellWord;
import org.eigentape.engine.event.EventFrame;
import org.eigentape.engine.recording.RecordingDirectory;
import org.eigentape.engine.result.ResultStore;
import org.eigentape.engine.sweep.SweepDirectory;
import org.eigentape.replay.Verification;
import org.eigentape.replay.VerificationResult;
import org.eigentape.replay.VerificationState;
import org.eigentape.tools.cli.progress.Progress;
import org.eigentape.tools.cli.replay.ResultsCheck;
import org.eigentape.tools.cli.request.Catalogs;
import org.eigentape.tools.cli.request.RecordingParameter;
import org.eigentape.tools.cli.sweep.SweepCheck;
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
        if (withResults) {
            throw new InvalidRequestException("--results checks one recording; give a cell of the sweep, such as "
                    + recording.path() + "/cells/NAME.");
        }
        SweepDirectory sweep = new SweepDirectory(recording.path());
        SweepCheck check = SweepCheck.of(sweep, Catalogs.simulations(console()), console());
        if (isJson()) {
            document(check.json());
        }
        check.print(text());
        return check.exitCode();
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
        List<ResultsCheck.Finding> findings = List.of();
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
            print(files(findings));
            printMissing(findings, result.runs().size());
        } else if (result.state().exitCode() <= VerificationState.INCOMPLETE.exitCode()) {
            sayWhatWasNotLookedAt();
        }
        if (findings.stream().anyMatch(VerifyCommand::isBad)) {
            return ExitCode.CORRUPT_OR_FAILED;
        }
        boolean isPartial = findings.stream().anyMatch(VerifyCommand::isMissing);
        return isPartial && result.state() == VerificationState.COMPLETE
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

    private List<ResultsCheck.Finding> checkResults(Set<Integer> runs) {
        try (Progress progress = Progress.start(console(), "recomputing results", "bytes", 0)) {
            return new ResultsCheck(recording.path(), Catalogs.stages(console()), runs).run((bytes, total) -> {
                console().interruption().check();
                progress.reach(bytes, total);
            });
        }
    }

    private static boolean isBad(ResultsCheck.Finding finding) {
        return finding.verdict() == ResultsCheck.Verdict.DIFFERENT || finding.verdict() == ResultsCheck.Verdict.DAMAGED;
    }

    private static boolean isMissing(ResultsCheck.Finding finding) {
        return finding.verdict() == ResultsCheck.Verdict.MISSING;
    }

    private static List<ResultsCheck.Finding> files(List<ResultsCheck.Finding> findings) {
        return findings.stream().filter(finding -> !isMissing(finding)).toList();
    }

    private void printMissing(List<ResultsCheck.Finding> findings, int runs) {
        Map<String, List<ResultsCheck.Finding>> missing = new TreeMap<>();
        findings.stream()
                .filter(VerifyCommand::isMissing)
                .forEach(finding -> missing.computeIfAbsent(finding.directory(), ignored -> new ArrayList<>())
                        .add(finding));
        missing.forEach((directory, all) -> say("    " + directory + ": there for "
                + (isOfEnsemble(all.get(0))
                        ? "every run and not for all together"
                        : (runs - all.size()) + " of " + Quantity.of(runs, "run"))
                + "; 'eigentape replay " + ShellWord.of(recording.path()) + " "
                + all.get(0).detail() + "' computes the rest."));
    }

    private void print(List<ResultsCheck.Finding> findings) {
        long same = findings.stream()
                .filter(finding -> finding.verdict() == ResultsCheck.Verdict.SAME)
                .count();
        long checked = checked(findings);
        if (checked < findings.size()) {
            say("Results: %s of %s checked.", Quantity.count(checked), Quantity.of(findings.size(), "file"));
        }
        say("Results: %s of %s the same when computed again.", Quantity.count(same), Quantity.of(checked, "file"));
        for (ResultsCheck.Finding finding : findings) {
            if (isBad(finding)) {
                say("    " + finding.directory() + ", " + about(finding) + ": " + label(finding) + ". "
                        + finding.detail());
            }
        }
        Map<String, Long> notChecked = new TreeMap<>();
        findings.stream()
                .filter(finding -> finding.verdict() == ResultsCheck.Verdict.NOT_COMPARED)
                .forEach(finding -> notChecked.merge(finding.directory() + ": " + finding.detail(), 1L, Long::sum));
        notChecked.forEach(
                (reason, files) -> say("    cannot be checked: " + reason + ", " + Quantity.of(files, "file")));
    }

    private static boolean isOfEnsemble(ResultsCheck.Finding finding) {
        return finding.run() == EventFrame.NO_RUN;
    }

    private static String about(ResultsCheck.Finding finding) {
        return isOfEnsemble(finding) ? "all runs together" : "run " + finding.run();
    }

    private static long checked(List<ResultsCheck.Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.verdict() != ResultsCheck.Verdict.NOT_COMPARED)
                .count();
    }

    private static String label(ResultsCheck.Finding finding) {
        return finding.verdict().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private ObjectNode json(VerificationResult result, List<ResultsCheck.Finding> findings) {
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
            node.put("resultFiles", files(findings).size());
            node.put("resultFilesChecked", checked(files(findings)));
            ArrayNode results = node.putArray("results");
            for (ResultsCheck.Finding finding : findings) {
                ObjectNode one = results.addObject().put("results", finding.directory());
                if (!isOfEnsemble(finding)) {
                    one.put("run", finding.run());
                }
                one.put("verdict", label(finding)).put("detail", finding.detail());
            }
        }
        return node;
    }
}
