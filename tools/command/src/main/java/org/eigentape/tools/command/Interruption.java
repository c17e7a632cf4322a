package org.eigentape.tools.command;

/**
 * Whether somebody asked the command to stop, with Ctrl-C for example. A command that works for long looks at it between
 * two pieces of work, saves what it has, and ends with {@link ExitCode#INTERRUPTED}. Safe for use by several threads.
 */
public final class Interruption {

    private volatile boolean requested;

    /** Nobody has asked yet. */
    public Interruption() {}

    /** Asks the command to stop. */
    public void request() {
        requested = true;
    }

    /**
     * Whether the command should stop.
     *
     * @return true once it was asked to
     */
    public boolean isRequested() {
        return requested;
    }
}
