package org.eigentape.tools.cli.catalog;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.TreeMap;
import org.eigentape.engine.simulation.Preset;
import org.eigentape.engine.simulation.SimulationCatalog;
import org.eigentape.tools.cli.request.Catalogs;
import org.eigentape.tools.command.Command;
import org.eigentape.tools.command.Console;
import org.eigentape.tools.command.ExitCode;
import org.eigentape.tools.command.Quantity;

/** {@code eigentape presets}. */
@picocli.CommandLine.Command(
        name = "presets",
        description = "List the ready-made experiments that 'eigentape record' knows, with all their settings.",
        footer = {"", "Examples:", "  eigentape presets", "  eigentape presets --json"})
public final class PresetsCommand extends Command {

    /**
     * Creates the command.
     *
     * @param console where its output goes
     */
    public PresetsCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        List<SimulationCatalog.Entry> presets = Catalogs.simulations(console()).presets();
        if (isJson()) {
            ArrayNode list = object().arrayNode();
            presets.forEach(entry -> list.add(json(entry)));
            document(list);
        } else if (presets.isEmpty()) {
            say("There are no presets: no simulation is on the class path.");
        } else {
            presets.forEach(this::explain);
            say("Record one with 'eigentape record PRESET'; change it with --set KEY=VALUE (keys: 'eigentape"
                    + " simulations').");
        }
        return ExitCode.DONE;
    }

    private void explain(SimulationCatalog.Entry entry) {
        Preset preset = entry.preset();
        say(preset.name());
        say("    " + preset.description());
        say(
                "    %s of %s steps of the simulation %s",
                Quantity.of(preset.runs(), "run"),
                Quantity.count(preset.steps()),
                entry.simulation().name());
        new TreeMap<>(preset.settings()).forEach((key, value) -> say("    --set " + key + "=" + value));
        preset.policy().forEach(rule -> say("    --record " + rule));
        say("    --stages " + String.join(",", preset.stages()));
        say("");
    }

    private static ObjectNode json(SimulationCatalog.Entry entry) {
        Preset preset = entry.preset();
        ObjectNode node = object();
        node.put("name", preset.name());
        node.put("description", preset.description());
        node.put("simulation", entry.simulation().name());
        node.put("runs", preset.runs());
        node.put("steps", preset.steps());
        ObjectNode settings = node.putObject("settings");
        new TreeMap<>(preset.settings()).forEach(settings::put);
        ArrayNode policy = node.putArray("policy");
        preset.policy().forEach(policy::add);
        ArrayNode stages = node.putArray("stages");
        preset.stages().forEach(stages::add);
        return node;
    }
}
