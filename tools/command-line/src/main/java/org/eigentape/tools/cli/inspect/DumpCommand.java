package org.eigentape.tools.cli.inspect;

import org.eigentape.engine.event.EventFrame;
import org.eigentape.engine.event.EventView;
import org.eigentape.engine.recording.Manifest;
import org.eigentape.replay.EventSelection;
import org.eigentape.replay.RecordingReader;
import org.eigentape.tools.cli.request.RecordingParameter;
import org.eigentape.tools.cli.request.SelectionOptions;
import org.eigentape.tools.command.Command;
import org.eigentape.tools.command.Console;
import org.eigentape.tools.command.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code eigentape dump}. */
@picocli.CommandLine.Command(
        name = "dump",
        description =
                "Write one line for each event: its sequence, type, run, step, size and tensors. With --json, one JSON"
                        + " object in each line.",
        footer = {
            "",
            "With a range or a run, events of the recording as a whole are left out.",
            "Exit codes: 0 done; 1 the recording is incomplete, or still being written; 2 it is damaged.",
            "",
            "Examples:",
            "  eigentape dump recordings/demo-1 --run 0 --to 1000",
            "  eigentape dump recordings/demo-1 --from 500 --to 500 --values",
            "  eigentape dump recordings/demo-1 --json | head -3"
        })
public final class DumpCommand extends Command {

    @Mixin
    private RecordingParameter recording = new RecordingParameter();

    @Mixin
    private SelectionOptions options = new SelectionOptions();

    @Option(names = "--values", description = "Write the elements of tensors too.")
    private boolean values;

    /**
     * Creates the command.
     *
     * @param console where its output goes
     */
    public DumpCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        boolean isComplete;
        try (RecordingReader reader = RecordingReader.open(recording.notSweep(), EventSelection.ALL)) {
            Manifest manifest = reader.manifest();
            isComplete = manifest.completion() != null;
            EventSelection selection = options.selection(manifest);
            EventLines lines = new EventLines(manifest.schema(), values);
            for (EventView event = reader.next(); event != null; event = reader.next()) {
                console().interruption().check();
                if (!options.isGiven() || isWanted(event, selection)) {
                    if (isJson()) {
                        jsonLine(lines.json(event));
                    } else {
                        lines.print(event, text());
                    }
                }
            }
        }
        // An incomplete recording has no end to be verified, however little of it was asked for.
        return isComplete ? ExitCode.DONE : ExitCode.INCOMPLETE;
    }

    /** Narrower than what a stage is given: without the starts and ends of runs, unless their step is in the range. */
    private static boolean isWanted(EventView event, EventSelection selection) {
        long step = event.step();
        return event.run() != EventFrame.NO_RUN
                && selection.wants(event)
                && step >= selection.from()
                && step <= selection.to()
                && step % selection.every() == 0;
    }
}
