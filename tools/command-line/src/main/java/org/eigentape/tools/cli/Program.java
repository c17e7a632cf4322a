package org.eigentape.tools.cli;

import java.util.concurrent.Callable;
import org.eigentape.tools.command.Console;
import org.eigentape.tools.command.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code eigentape} without a command. */
@Command(
        name = "eigentape",
        versionProvider = VersionText.class,
        synopsisHeading = "Usage: ",
        customSynopsis = "eigentape COMMAND ...",
        description = {
            "",
            "A tape recorder for neural-network training: records what happens at every step, and analyses it live"
                    + " or from the recording."
        },
        optionListHeading = "%n",
        commandListHeading = "%nCommands:%n",
        footer = {
            "",
            "Examples:",
            "  eigentape record demo                     train and record the demonstration, draw figures",
            "  eigentape describe recordings/demo-1      what a recording holds",
            "  eigentape replay recordings/demo-1 --stages spectrum",
            "  eigentape COMMAND --help                  all options of a command, with examples",
            "",
            "Exit codes: 0 done; 1 incomplete recording, or results of some runs missing;",
            "2 corrupt or failed; 3 other format; 4 not a recording; 64 wrong usage;",
            "130 interrupted (SIGINT), 143 stopped (SIGTERM), state saved both times.",
            "A recording whose stages failed is a recording all the same: 'record' then warns and exits with 0."
        })
final class Program implements Callable<Integer> {

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Explain this program, or a command: eigentape COMMAND --help.")
    private boolean helpRequested;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Print the version.")
    private boolean versionRequested;

    Program(Console console) {
        this.console = console;
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(console.err());
        return ExitCode.WRONG_USAGE;
    }
}
