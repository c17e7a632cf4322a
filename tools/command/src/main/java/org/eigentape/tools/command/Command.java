package org.eigentape.tools.command;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Option;

/**
 * One command of {@code eigentape}. A subclass carries picocli's {@code @Command}, {@code @Option} and
 * {@code @Parameters}, and returns an {@link ExitCode}. It throws a
 * {@link org.eigentape.engine.error.RecordingException} for what its user can act on.
 *
 * <p>With {@code --json} standard output holds JSON and nothing else; {@link #text()} then is standard error. Progress
 * goes to standard error always.
 */
public abstract class Command implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Console console;

    @Option(names = "--json", description = "Write JSON to standard output, and nothing else there.")
    private boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Explain this command.")
    private boolean helpRequested;

    /**
     * Creates the command.
     *
     * @param console where its output goes
     */
    protected Command(Console console) {
        this.console = console;
    }

    @Override
    public abstract Integer call() throws Exception;

    /**
     * The outside world.
     *
     * @return the console of this call
     */
    protected final Console console() {
        return console;
    }

    /**
     * Whether output is for programs.
     *
     * @return true with {@code --json}
     */
    protected final boolean isJson() {
        return json;
    }

    /**
     * Where text for people goes.
     *
     * @return standard output, or standard error with {@code --json}
     */
    protected final PrintStream text() {
        return json ? console.err() : console.out();
    }

    /**
     * Writes a line for people.
     *
     * @param format as of {@link String#format}
     * @param arguments its arguments
     */
    protected final void say(String format, Object... arguments) {
        text().println(arguments.length == 0 ? format : String.format(Locale.ROOT, format, arguments));
    }

    /**
     * An empty JSON object.
     *
     * @return to be filled and given to {@link #document}
     */
    protected static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /**
     * Writes the one JSON document of a command that writes one.
     *
     * @param document a tree, or anything else that Jackson can write
     */
    protected final void document(Object document) {
        try (JsonGenerator generator = JSON.createGenerator(console.out())) {
            generator.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            generator.useDefaultPrettyPrinter();
            JSON.writeValue(generator, document);
        } catch (IOException e) {
            throw new OutputFailedException(e);
        }
        console.out().println();
    }

    /**
     * Writes one JSON document of a command that writes a stream of them, in one line.
     *
     * @param document a tree, or anything else that Jackson can write
     */
    protected final void jsonLine(Object document) {
        try {
            console.out().println(JSON.writeValueAsString(document));
        } catch (IOException e) {
            throw new OutputFailedException(e);
        }
    }
}
