package org.eigentape.tools.cli.inspect;

import org.eigentape.engine.error.RecordingException;
import org.eigentape.engine.recording.Manifest;
import org.eigentape.engine.recording.RecordingDirectory;
import org.eigentape.engine.result.ResultStore;
import org.eigentape.replay.EventSelection;
import org.eigentape.replay.RecordingReader;
import org.eigentape.tools.cli.progress.Progress;
import org.eigentape.tools.cli.request.RecordingParameter;
import org.eigentape.tools.command.Command;
import org.eigentape.tools.command.Console;
import org.eigentape.tools.command.ExitCode;
import picocli.CommandLine.Mixin;

/** {@code eigentape describe}. */
@picocli.CommandLine.Command(
        name = "describe",
        description =
                "Say what a recording holds: simulation, configuration, runs, tensors with shapes and counted events,"
                        + " results, and state.",
        footer = {
            "",
            "Reads the whole journal and so finds damage too; then what is valid is described, and the exit code is that of"
                    + " 'verify'. An incomplete recording is described with exit code 0.",
            "",
            "Examples:",
            "  eigentape describe recordings/demo-1",
            "  eigentape describe recordings/demo-1 --json"
        })
public final class DescribeCommand extends Command {

    @Mixin
    private RecordingParameter recording = new RecordingParameter();

    /**
     * Creates the command.
     *
     * @param console where its output goes
     */
    public DescribeCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        try (RecordingReader reader = RecordingReader.open(recording.notSweep(), EventSelection.ALL)) {
            RecordingDirectory directory = reader.directory();
            Manifest manifest = reader.manifest();
            Condition condition = Condition.of(directory, manifest);
            Inventory inventory = new Inventory(manifest.schema().tensors().size());
            try (Progress progress = Progress.start(console(), "reading", "bytes", 0)) {
                inventory.read(reader, bytes -> {
                    console().interruption().check();
                    progress.reach(bytes, reader.totalBytes());
                });
            }
            Description description = new Description(
                    recording.path().toString(),
                    manifest,
                    condition,
                    inventory,
                    ResultOverview.of(
                            new ResultStore(directory.results()),
                            inventory.runs().size()));
            if (isJson()) {
                document(description.json());
            } else {
                description.print(text());
            }
            RecordingException damage = inventory.damage();
            if (damage != null) {
                throw damage;
            }
        }
        return ExitCode.DONE;
    }
}
