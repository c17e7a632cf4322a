package org.eigentape.tools.cli;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.tools.cli.request.Spelling;
import org.eigentape.tools.command.Console;
import org.eigentape.tools.command.ExitCode;
import org.eigentape.tools.command.InterruptedCommandException;
import org.eigentape.tools.command.Interruption;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The program {@code eigentape}. */
public final class Eigentape {

    /** How long Ctrl-C waits for a command to save its state, before the process ends regardless. */
    private static final long PATIENCE_SECONDS = 120;
    /** The same for a command that only has to remove what is unfinished. */
    private static final long SHORT_PATIENCE_SECONDS = 3;

    private Eigentape() {}

    /**
     * Runs one command and ends the process with its exit code.
     *
     * @param arguments command, options and parameters
     */
    public static void main(String[] arguments) {
        Console console = Console.ofProcess();
        Thread.setDefaultUncaughtExceptionHandler(new Failures(console)::inBackground);
        CompletableFuture<Integer> end = new CompletableFuture<>();
        Thread stop = new Thread(() -> stop(console, end), "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        int exitCode = run(console, arguments);
        end.complete(exitCode);
        System.exit(exitCode);
    }

    /**
     * What happens when the JVM shuts down. If a signal did that, the JVM exits with the signal's code, 130 or 143, which is
     * right for a command that was cut short; one that completes all the same has to end the process itself to be believed.
     */
    private static void stop(Console console, CompletableFuture<Integer> end) {
        if (end.isDone()) {
            return;
        }
        Interruption interruption = console.interruption();
        interruption.request();
        try {
            long patience = interruption.hasActions() ? PATIENCE_SECONDS : SHORT_PATIENCE_SECONDS;
            int exitCode = end.get(patience, TimeUnit.SECONDS);
            if (exitCode != ExitCode.INTERRUPTED) {
                console.out().flush();
                console.err().flush();
                Runtime.getRuntime().halt(exitCode);
            }
        } catch (TimeoutException e) {
            if (interruption.hasActions()) {
                Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
            }
            // It has begun nothing that it would have to save.
            new Failures(console).handle(new InterruptedCommandException("Interrupted."));
            console.err().flush();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the exit code is never a failure", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Runs one command.
     *
     * @param console where its output goes
     * @param arguments command, options and parameters
     * @return its exit code
     */
    public static int run(Console console, String... arguments) {
        Failures failures = new Failures(console);
        String[] words = withoutHelpWord(arguments);
        UserClassPath.problems(console.environment())
                .forEach(problem -> console.err().println("eigentape: " + problem));
        try {
            int exitCode = program(console, firstWord(words), failures).execute(words);
            if (!failures.isOutputBroken()) {
                console.out().flush();
            }
            return exitCode;
        } catch (RuntimeException | Error e) {
            return failures.handle(e);
        }
    }

    private static CommandLine program(Console console, @Nullable String called, Failures failures) {
        CommandLine program = new CommandLine(new Program(console));
        List<CommandTable.Entry> commands =
                CommandTable.commands(called, problem -> console.err().println("eigentape: " + problem));
        List<String> names = commands.stream().map(CommandTable.Entry::name).toList();
        if (called != null && !names.contains(called)) {
            throw new InvalidRequestException("There is no command \"" + called + "\""
                    + Spelling.nearest(called, names)
                            .map(name -> "; did you mean \"" + name + "\"?")
                            .orElse(".")
                    + " See 'eigentape --help'.");
        }
        for (CommandTable.Entry entry : commands) {
            if (entry.name().equals(called)) {
                program.addSubcommand(entry.name(), entry.create(console));
            } else {
                CommandSpec listed = CommandSpec.create();
                listed.usageMessage().description(entry.summary());
                program.addSubcommand(entry.name(), listed);
            }
        }
        program.setOut(new java.io.PrintWriter(console.out(), true));
        program.setErr(new java.io.PrintWriter(console.err(), true));
        program.setExecutionExceptionHandler((exception, line, result) -> failures.handle(exception));
        program.setParameterExceptionHandler(failures::wrongUsage);
        program.setUsageHelpAutoWidth(false);
        program.setUsageHelpWidth(100);
        program.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        return program;
    }

    /** {@code help COMMAND} is {@code COMMAND --help}. */
    private static String[] withoutHelpWord(String[] arguments) {
        if (arguments.length == 0 || !arguments[0].equals("help")) {
            return arguments;
        }
        return arguments.length == 1 ? new String[] {"--help"} : new String[] {arguments[1], "--help"};
    }

    private static @Nullable String firstWord(String[] arguments) {
        for (String argument : arguments) {
            if (!argument.startsWith("-")) {
                return argument;
            }
        }
        return null;
    }
}
