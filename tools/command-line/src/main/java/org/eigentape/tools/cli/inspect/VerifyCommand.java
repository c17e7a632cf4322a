package org.eigentape.tools.cli.inspect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.eigentape.engine.error.NotARecordingException;
import org.eigentape.replay.Verification;
import org.eigentape.replay.VerificationResult;
import org.eigentape.replay.VerificationState;
import org.eigentape.tools.cli.progress.Progress;
import org.eigentape.tools.cli.request.RecordingParameter;
import org.eigentape.tools.command.Command;
import org.eigentape.tools.command.Console;
import org.eigentape.tools.command.Quantity;
import picocli.CommandLine.Mixin;

/** {@code eigentape verify}. */
@picocli.CommandLine.Command(
        name = "verify",
        description = {
            "Check a recording from the first byte to the last: every event, the chain, the order of each run's events, the"
                    + " end, and the digests.",
            "",
            "Exit codes: 0 complete; 1 incomplete, a valid prefix; 2 corrupt; 3 other format; 4 not a recording."
        },
        footer = {"", "Examples:", "  eigentape verify recordings/demo-1", "  eigentape verify recordings/demo-1 --json"})
public final class VerifyCommand extends Command {

    @Mixin
    private RecordingParameter recording = new RecordingParameter();

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
        VerificationResult result;
        try (Progress progress = Progress.start(console(), "verifying", "bytes", 0)) {
            result = Verification.verify(recording.path(), (bytes, total) -> progress.reach(bytes));
        }
        if (result.state() == VerificationState.NOT_A_RECORDING && !isJson()) {
            throw new NotARecordingException(result.message());
        }
        if (isJson()) {
            document(json(result));
        }
        say(result.message());
        if (result.events() > 0) {
            say("    %s, %s in %s",
                    Quantity.of(result.events(), "event"),
                    Quantity.bytes(result.bytes()),
                    Quantity.of(result.runs().size(), "run"));
        }
        return result.state().exitCode();
    }

    private ObjectNode json(VerificationResult result) {
        ObjectNode node = object();
        node.put("recording", recording.path().toString());
        node.put("state", result.state().label());
        node.put("message", result.message());
        node.put("events", result.events());
        node.put("bytes", result.bytes());
        ObjectNode runs = node.putObject("runs");
        result.runs().forEach((run, summary) -> runs.putObject(Integer.toString(run))
                .put("events", summary.events())
                .put("lastStep", summary.lastStep())
                .put("ended", summary.ended())
                .put("digest", summary.digest()));
        return node;
    }
}
