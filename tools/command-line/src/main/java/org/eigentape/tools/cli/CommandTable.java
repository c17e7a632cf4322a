package org.eigentape.tools.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.provider.Origin;
import org.eigentape.engine.provider.Providers;
import org.eigentape.tools.cli.catalog.PresetsCommand;
import org.eigentape.tools.cli.catalog.SimulationsCommand;
import org.eigentape.tools.cli.catalog.StagesCommand;
import org.eigentape.tools.cli.diagram.FiguresCommand;
import org.eigentape.tools.cli.inspect.DescribeCommand;
import org.eigentape.tools.cli.inspect.DumpCommand;
import org.eigentape.tools.cli.inspect.LsCommand;
import org.eigentape.tools.cli.inspect.VerifyCommand;
import org.eigentape.tools.cli.record.RecordCommand;
import org.eigentape.tools.cli.replay.ReplayCommand;
import org.eigentape.tools.cli.results.ExportCommand;
import org.eigentape.tools.cli.results.PlotCommand;
import org.eigentape.tools.cli.results.ResultsCommand;
import org.eigentape.tools.cli.scaling.ScalingCommand;
import org.eigentape.tools.cli.sweep.SweepCommand;
import org.eigentape.tools.command.Command;
import org.eigentape.tools.command.CommandProvider;
import org.eigentape.tools.command.Console;
import org.jspecify.annotations.Nullable;

/**
 * All commands: those of this module in the order in which a newcomer meets them, then those that other modules and
 * users' jars add. Only the command that is called is made, so that the others cost nothing.
 */
final class CommandTable {

    private static final List<Entry> OWN = List.of(
            new Entry("record", "Train and record, run stages live, draw figures.", RecordCommand::new),
            new Entry("sweep", "Record an experiment at every point of a grid.", SweepCommand::new),
            new Entry("figures", "Draw the phase diagram of a sweep.", FiguresCommand::new),
            new Entry("scaling", "Check the linear scaling rule in a sweep over batch sizes.", ScalingCommand::new),
            new Entry("ls", "List recordings.", LsCommand::new),
            new Entry("describe", "Say what a recording holds.", DescribeCommand::new),
            new Entry("verify", "Check that a recording is as it was written.", VerifyCommand::new),
            new Entry("replay", "Run stages over a recording.", ReplayCommand::new),
            new Entry("results", "Write results as a table.", ResultsCommand::new),
            new Entry("plot", "Draw figures.", PlotCommand::new),
            new Entry("export", "Write results and tensors for other programs.", ExportCommand::new),
            new Entry("dump", "Write the events of a recording, one in each line.", DumpCommand::new),
            new Entry("presets", "List the ready-made experiments.", PresetsCommand::new),
            new Entry(
                    "simulations", "List what can be simulated, and its configuration keys.", SimulationsCommand::new),
            new Entry("stages", "List the analyses, or explain one.", StagesCommand::new));

    /**
     * A command.
     *
     * @param name that calls it
     * @param summary one line
     * @param maker makes it for one call
     */
    record Entry(String name, String summary, Function<Console, Command> maker) {

        Command create(Console console) {
            return maker.apply(console);
        }
    }

    private CommandTable() {}

    /**
     * The commands.
     *
     * @param called the word given as command, or null; where it names a command of this module, the class path is not
     *     searched
     * @param problems takes a sentence for each command on the class path that cannot be used
     * @return in the order of the help
     */
    static List<Entry> commands(@Nullable String called, Consumer<String> problems) {
        if (OWN.stream().anyMatch(entry -> entry.name().equals(called))) {
            return OWN;
        }
        List<Entry> all = new ArrayList<>(OWN);
        Providers<CommandProvider> loaded = Providers.load(
                CommandProvider.class,
                "command",
                provider -> Stream.of(provider.name(), provider.summary()).allMatch(Objects::nonNull));
        loaded.problems().forEach(problems);
        for (CommandProvider provider : loaded.found()) {
            if (all.stream().anyMatch(entry -> entry.name().equals(provider.name()))) {
                problems.accept("The command \"" + provider.name() + "\" of " + Origin.of(provider.getClass())
                        + " has a name that is taken. It is left out.");
            } else {
                all.add(new Entry(provider.name(), provider.summary(), console -> create(provider, console)));
            }
        }
        return all;
    }

    private static Command create(CommandProvider provider, Console console) {
        try {
            return Objects.requireNonNull(provider.create(console), "no command was made");
        } catch (RuntimeException | LinkageError e) {
            throw new InvalidRequestException("The command \"" + provider.name() + "\" of "
                    + Origin.of(provider.getClass()) + " cannot be used: it threw " + Origin.cause(e) + ".");
        }
    }
}
