package org.eigentape.tools.benchmarks;

import org.eigentape.tools.command.Command;
import org.eigentape.tools.command.CommandProvider;
import org.eigentape.tools.command.Console;

/** Adds {@code bench} to the commands. */
public final class BenchProvider implements CommandProvider {

    /** Creates the provider; called by {@link java.util.ServiceLoader}. */
    public BenchProvider() {}

    @Override
    public String name() {
        return "bench";
    }

    @Override
    public String summary() {
        return "Measure speed and memory against baselines on this machine.";
    }

    @Override
    public Command create(Console console) {
        return new BenchCommand(console);
    }
}
