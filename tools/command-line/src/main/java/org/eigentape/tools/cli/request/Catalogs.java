package org.eigentape.tools.cli.request;

import java.util.List;
import org.eigentape.engine.simulation.SimulationCatalog;
import org.eigentape.engine.stage.StageCatalog;
import org.eigentape.tools.command.Console;

/** What is on the class path; says on standard error which of it is broken, and goes on with the rest. */
public final class Catalogs {

    private Catalogs() {}

    /**
     * The stages.
     *
     * @param console told what cannot be used
     * @return those that can
     */
    public static StageCatalog stages(Console console) {
        StageCatalog catalog = StageCatalog.load();
        tell(console, catalog.problems());
        return catalog;
    }

    /**
     * The simulations.
     *
     * @param console told what cannot be used
     * @return those that can
     */
    public static SimulationCatalog simulations(Console console) {
        SimulationCatalog catalog = SimulationCatalog.load();
        tell(console, catalog.problems());
        return catalog;
    }

    private static void tell(Console console, List<String> problems) {
        problems.forEach(problem -> console.err().println("eigentape: " + problem));
    }
}
