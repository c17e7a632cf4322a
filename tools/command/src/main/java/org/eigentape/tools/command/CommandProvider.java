package org.eigentape.tools.command;

/**
 * Adds a command to {@code eigentape}. Found with {@link java.util.ServiceLoader}, so a module or a user's jar on
 * {@code EIGENTAPE_CLASSPATH} adds commands without a change to the command line: it lists the provider's class in
 * {@code META-INF/services/org.eigentape.tools.command.CommandProvider}. Needs a public constructor without arguments.
 *
 * <p>The list of commands in {@code eigentape --help} asks for name and summary only; {@link #create} is called for the
 * one command that runs or explains itself. So a provider is small and quick to load, and what its command needs may be
 * heavy.
 */
public interface CommandProvider {

    /**
     * The word that calls the command.
     *
     * @return lower case, for example {@code bench}; must not be the name of another command
     */
    String name();

    /**
     * What it does, for the list of commands.
     *
     * @return one line
     */
    String summary();

    /**
     * Makes the command for one call.
     *
     * @param console where its output goes
     * @return an object of a class with picocli's {@code @Command}
     */
    Command create(Console console);
}
