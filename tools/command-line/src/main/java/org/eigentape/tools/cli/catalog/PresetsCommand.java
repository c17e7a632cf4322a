package org.eigentape.tools.cli.catalog;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eigentape.engine.simulation.Preset;
import org.eigentape.engine.simulation.SimulationCatalog;
import org.eigentape.engine.simulation.SweepPreset;
import org.eigentape.tools.cli.request.Catalogs;
import org.eigentape.tools.command.Command;
import org.eigentape.tools.command.Console;
import org.eigentape.tools.command.ExitCode;
import org.eigentape.tools.command.Quantity;

/** {@code eigentape presets}. */
@picocli.CommandLine.Command(
        name = "presets",
        description =
                "List the ready-made experiments that 'eigentape record' and 'eigentape sweep' know, with all their settings.",
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
        SimulationCatalog simulations = Catalogs.simulations(console());
        List<SimulationCatalog.Entry> presets = new ArrayList<>(simulations.presets());
        List<String> recorded = names(presets);
        simulations.forSweeps().presets().stream()
                .filter(entry -> !recorded.contains(entry.preset().name()))
                .forEach(presets::add);
        if (isJson()) {
            ArrayNode list = object().arrayNode();
            presets.forEach(entry -> list.add(json(entry, recorded, grid(entry, simulations))));
            document(list);
        } else if (presets.isEmpty()) {
            say("There are no presets: no simulation is on the class path.");
        } else {
            presets.forEach(entry -> explain(entry, recorded, grid(entry, simulations)));
            say("Record one with 'eigentape record PRESET'; change it with --set KEY=VALUE (keys: 'eigentape"
                    + " simulations'), or sweep it over a grid with 'eigentape sweep PRESET'.");
        }
        return ExitCode.DONE;
    }

    private static List<String> names(List<SimulationCatalog.Entry> presets) {
        return presets.stream().map(entry -> entry.preset().name()).toList();
    }

    /** The axes that a sweep of the preset has unless they are given; mostly none. */
    private static Map<String, List<String>> grid(SimulationCatalog.Entry entry, SimulationCatalog simulations) {
        return simulations.sweep(entry.preset().name()).map(SweepPreset::grid).orElse(Map.of());
    }

    private void explain(SimulationCatalog.Entry entry, List<String> recorded, Map<String, List<String>> grid) {
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
        if (!grid.isEmpty()) {
            say(
                    recorded.contains(preset.name())
                            ? "    as a sweep, with runs and a policy of its own:"
                            : "    only as a sweep:");
            grid.forEach((key, values) -> say("    --grid " + key + "=" + String.join(",", values)));
        }
        say("");
    }

    private static ObjectNode json(
            SimulationCatalog.Entry entry, List<String> recorded, Map<String, List<String>> grid) {
        Preset preset = entry.preset();
        ObjectNode node = object();
        node.put("name", preset.name());
        node.put("description", preset.description());
        node.put("simulation", entry.simulation().name());
        node.put("onlyAsSweep", !recorded.contains(preset.name()));
        node.put("runs", preset.runs());
        node.put("steps", preset.steps());
        ObjectNode settings = node.putObject("settings");
        new TreeMap<>(preset.settings()).forEach(settings::put);
        ArrayNode policy = node.putArray("policy");
        preset.policy().forEach(policy::add);
        ArrayNode stages = node.putArray("stages");
        preset.stages().forEach(stages::add);
        ObjectNode axes = node.putObject("grid");
        grid.forEach((key, values) -> values.forEach(axes.putArray(key)::add));
        return node;
    }
}
