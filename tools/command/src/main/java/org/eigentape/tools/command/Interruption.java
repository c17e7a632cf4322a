package org.eigentape.tools.command;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether somebody asked the command to stop, with Ctrl-C for example. A command that works for long looks at it between
 * two pieces of work, or says what to do then; it saves what it has and ends with {@link ExitCode#INTERRUPTED}. Safe for
 * use by several threads.
 */
public final class Interruption {

    private final List<Runnable> actions = new ArrayList<>();
    private boolean requested;

    /** Nobody has asked yet. */
    public Interruption() {}

    /** Asks the command to stop. */
    public void request() {
        List<Runnable> due;
        synchronized (this) {
            if (requested) {
                return;
            }
            requested = true;
            due = List.copyOf(actions);
        }
        due.forEach(Runnable::run);
    }

    /**
     * Whether the command should stop.
     *
     * @return true once it was asked to
     */
    public synchronized boolean isRequested() {
        return requested;
    }

    /**
     * Goes on unless the command should stop.
     *
     * @throws InterruptedCommandException if it should
     */
    public void check() {
        if (isRequested()) {
            throw new InterruptedCommandException();
        }
    }

    /**
     * Whether the command has work to save when it is asked to stop.
     *
     * @return true if {@link #whenRequested} was called
     */
    public synchronized boolean hasActions() {
        return !actions.isEmpty();
    }

    /**
     * Says what to do when somebody asks; at once where somebody has asked already.
     *
     * @param action run by the thread that asks; must be quick
     */
    public void whenRequested(Runnable action) {
        synchronized (this) {
            if (!requested) {
                actions.add(action);
                return;
            }
        }
        action.run();
    }
}
