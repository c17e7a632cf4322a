package org.eigentape.tools.cli.progress;

import org.eigentape.tools.command.Console;

/** How far a long command is. Safe for use by several threads. */
public interface Progress extends AutoCloseable {

    /**
     * Starts telling: with a bar that is drawn over on a terminal, with a plain line every few seconds elsewhere.
     *
     * @param console whose standard error tells it
     * @param task what is being done, for example {@code training}
     * @param unit what is counted, in the plural, for example {@code steps}
     * @param total how many there will be; 0 where nobody knows yet
     * @return to be closed when the work is done
     */
    static Progress start(Console console, String task, String unit, long total) {
        return console.terminal()
                ? new BarProgress(console.err(), task, unit, total)
                : new LineProgress(console.err(), task, unit, total, System::nanoTime);
    }

    /**
     * The unit after a number.
     *
     * @param unit in the plural
     * @param count the number
     * @return without its s after 1
     */
    static String noun(String unit, long count) {
        return count == 1 && unit.endsWith("s") ? unit.substring(0, unit.length() - 1) : unit;
    }

    /**
     * Some of the work was done.
     *
     * @param count how much since the last call
     */
    void advance(long count);

    /**
     * So much of the work is done by now.
     *
     * @param count since the start
     * @param outOf how much there is, as far as is known by now
     */
    void reach(long count, long outOf);

    /** Ends telling. */
    @Override
    void close();
}
