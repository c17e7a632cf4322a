package org.eigentape.tools.cli.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.simulation.SimulationCatalog;
import org.eigentape.engine.simulation.SweepPreset;
import org.eigentape.engine.stage.StageCatalog;
import org.eigentape.engine.sweep.Cell;
import org.eigentape.engine.sweep.Grid;
import org.eigentape.engine.sweep.SweepDirectory;
import org.eigentape.engine.sweep.SweepRequest;
import org.eigentape.tools.cli.record.ChoiceReader;
import org.eigentape.tools.cli.record.RecordingChoice;
import org.eigentape.tools.cli.record.RecordingFile;
import org.eigentape.tools.cli.record.SettingLayers;
import org.eigentape.tools.cli.request.ProgramVersion;
import org.eigentape.tools.cli.request.Settings;
import org.eigentape.tools.cli.request.Spelling;
import org.jspecify.annotations.Nullable;

/**
 * What shall be swept: a choice as for {@code record}, in which each axis has its first value, and the grid.
 *
 * @param experiment what all cells have in common
 * @param grid the axes
 */
record SweepChoice(RecordingChoice experiment, Grid grid) {

    /**
     * Puts the choice together: the axes of the preset, or of the file where it has a grid, then {@code --grid}.
     *
     * @param options what was given; each axis is added to its settings
     * @param simulations the known simulations
     * @param catalog the known stages
     * @throws InvalidRequestException if something is unknown, missing or contradictory
     */
    static SweepChoice read(SweepOptions options, SimulationCatalog simulations, StageCatalog catalog) {
        if (options.config() != null) {
            SweepDirectory.ofPlan(options.config()).ifPresent(SweepPlan::check);
        }
        ObjectNode file =
                options.config() == null ? JsonNodeFactory.instance.objectNode() : RecordingFile.read(options.config());
        JsonNode fileGrid = file.remove(SweepPlan.GRID);
        String preset = options.preset() != null
                ? options.preset()
                : file.path("preset").asText(null);
        SimulationCatalog sweeps = simulations.forSweeps();
        if (preset == null && !file.has("simulation")) {
            throw new InvalidRequestException("Say what to sweep: 'eigentape sweep PRESET' with one of "
                    + String.join(", ", names(sweeps))
                    + ", or --config FILE.");
        }
        if (preset != null) {
            // Before its axes are asked for: an unknown preset has none.
            Spelling.lookUp(preset, names(sweeps), () -> sweeps.preset(preset));
        }
        Map<String, List<String>> axes = axes(preset, fileGrid, simulations);
        List<Map.Entry<String, List<String>>> given =
                options.grid.stream().map(Grid::axis).toList();
        refuseRepeatedAxes(given.stream().map(Map.Entry::getKey).toList());
        given.forEach(axis -> replace(axes, axis));
        for (String key : List.of("runs", "steps", "seed")) {
            if (axes.containsKey(key)) {
                throw new InvalidRequestException(
                        "The grid has an axis " + key + ", but all cells of a sweep have the same " + key + "; give --"
                                + key + ", and make a sweep for each.");
            }
        }
        Grid grid = new Grid(axes);
        for (String key : Settings.parse(options.settings()).keySet()) {
            refuseSetAxis(key, grid);
        }
        axes.forEach((key, values) -> options.settings().add(key + "=" + values.get(0)));
        return new SweepChoice(ChoiceReader.read(options, file, sweeps, catalog), grid);
    }

    private static List<String> names(SimulationCatalog sweeps) {
        return sweeps.presets().stream().map(each -> each.preset().name()).toList();
    }

    private static Map<String, List<String>> axes(
            @Nullable String preset, @Nullable JsonNode fileGrid, SimulationCatalog simulations) {
        Map<String, List<String>> axes = new LinkedHashMap<>();
        if (fileGrid != null) {
            axes.putAll(SweepPlan.axes(fileGrid));
        } else if (preset != null) {
            simulations.sweep(preset).map(SweepPreset::grid).ifPresent(axes::putAll);
        }
        return axes;
    }

    /** Puts an axis in the place of that of the same key, or of a key that says the same in other words. */
    private static void replace(Map<String, List<String>> axes, Map.Entry<String, List<String>> axis) {
        Map<String, List<String>> before = new LinkedHashMap<>(axes);
        axes.clear();
        before.forEach((key, values) -> {
            boolean same = key.equals(axis.getKey())
                    || SettingLayers.alternatives(axis.getKey()).contains(key);
            axes.put(same ? axis.getKey() : key, same ? axis.getValue() : values);
        });
        axes.putIfAbsent(axis.getKey(), axis.getValue());
    }

    /** The second of two axes that say the same would replace the first without a word. */
    private static void refuseRepeatedAxes(List<String> keys) {
        for (int index = 0; index < keys.size(); index++) {
            String key = keys.get(index);
            for (String before : keys.subList(0, index)) {
                if (before.equals(key)) {
                    throw new InvalidRequestException(
                            "--grid " + key + "=... is given twice; give all values of an axis" + " at once, --grid "
                                    + key + "=VALUE,VALUE.");
                }
                if (SettingLayers.alternatives(key).contains(before)) {
                    throw new InvalidRequestException("--grid " + before + "=... and --grid " + key
                            + "=... say the same in other words; give one of them.");
                }
            }
        }
    }

    private static void refuseSetAxis(String key, Grid grid) {
        for (String axis : grid.axes().keySet()) {
            if (axis.equals(key) || SettingLayers.alternatives(axis).contains(key)) {
                throw new InvalidRequestException("--set " + key + "=... fixes what the axis " + axis
                        + " of the grid varies; use --grid " + axis + "=VALUE for a single value.");
            }
        }
    }

    /** What to do in all cells. */
    SweepRequest request() {
        return new SweepRequest(
                experiment.simulation(),
                experiment.preset(),
                experiment.configuration(),
                grid,
                experiment.policy(),
                experiment.runs(),
                experiment.steps(),
                experiment.seed(),
                experiment.catalog(),
                experiment.stages(),
                ProgramVersion.text());
    }

    /** What {@code sweep --config} takes to make the sweep again. */
    ObjectNode toFile() {
        ObjectNode file = experiment.toFile();
        ObjectNode axes = JsonNodeFactory.instance.objectNode();
        this.grid.axes().forEach((key, values) -> {
            file.remove(key);
            values.forEach(axes.putArray(key)::add);
        });
        file.set(SweepPlan.GRID, axes);
        return file;
    }

    /** What {@code record --config} takes to record a cell again. */
    ObjectNode toFile(Cell cell) {
        return new RecordingChoice(
                        experiment.simulation(),
                        experiment.preset(),
                        cell.configuration(),
                        cell.policy(),
                        experiment.runs(),
                        experiment.steps(),
                        cell.seed(),
                        experiment.catalog(),
                        experiment.stages())
                .toFile();
    }
}
