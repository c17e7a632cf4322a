package org.eigentape.tools.cli.catalog;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.eigentape.engine.simulation.ConfigurationKey;
import org.eigentape.engine.simulation.Preset;
import org.eigentape.engine.simulation.SimulationCatalog;
import org.eigentape.engine.simulation.SimulationProvider;
import org.eigentape.tools.cli.request.Catalogs;
import org.eigentape.tools.command.Command;
import org.eigentape.tools.command.Console;
import org.eigentape.tools.command.ExitCode;
import org.eigentape.tools.command.TextTable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/** {@code eigentape simulations}. */
@picocli.CommandLine.Command(
        name = "simulations",
        description =
                "List what can be simulated, with the keys that --set and config.yaml take, their kinds and defaults.",
        footer = {"", "Examples:", "  eigentape simulations", "  eigentape simulations teacher-student --json"})
public final class SimulationsCommand extends Command {

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "Only this simulation.")
    private @Nullable String name;

    /**
     * Creates the command.
     *
     * @param console where its output goes
     */
    public SimulationsCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        SimulationCatalog catalog = Catalogs.simulations(console());
        List<SimulationProvider> simulations = name == null ? catalog.simulations() : List.of(catalog.simulation(name));
        if (isJson()) {
            ArrayNode list = object().arrayNode();
            simulations.forEach(simulation -> list.add(json(simulation)));
            document(list);
        } else if (simulations.isEmpty()) {
            say("There are no simulations on the class path; add jars with EIGENTAPE_CLASSPATH.");
        } else {
            simulations.forEach(this::explain);
        }
        return ExitCode.DONE;
    }

    private void explain(SimulationProvider simulation) {
        say(simulation.name());
        say("    " + simulation.description());
        List<String> presets =
                simulation.presets().stream().map(Preset::name).sorted().toList();
        say("    presets: " + (presets.isEmpty() ? "none" : String.join(", ", presets)));
        TextTable table = new TextTable("key", "kind", "default", "");
        for (ConfigurationKey key : simulation.keys()) {
            table.add(key.name(), kind(key), key.defaultValue() == null ? "-" : key.defaultValue(), key.description());
        }
        table.print(text(), "    ");
        say("");
    }

    private static String kind(ConfigurationKey key) {
        return key.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static ObjectNode json(SimulationProvider simulation) {
        ObjectNode node = object();
        node.put("name", simulation.name());
        node.put("description", simulation.description());
        ArrayNode presets = node.putArray("presets");
        simulation.presets().stream().map(Preset::name).sorted().forEach(presets::add);
        ArrayNode keys = node.putArray("keys");
        for (ConfigurationKey key : simulation.keys()) {
            ObjectNode entry = keys.addObject();
            entry.put("name", key.name());
            entry.put("kind", kind(key));
            entry.set("default", key.defaultValue());
            entry.put("description", key.description());
        }
        return node;
    }
}
