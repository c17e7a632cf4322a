package org.eigentape.tools.cli.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.error.RecordingException;
import org.eigentape.engine.event.Schema;
import org.eigentape.engine.graph.StageGraph;
import org.eigentape.engine.graph.StageRequest;
import org.eigentape.engine.policy.RecordingPlan;
import org.eigentape.engine.policy.RecordingPolicy;
import org.eigentape.engine.recording.Ensemble;
import org.eigentape.engine.simulation.Configuration;
import org.eigentape.engine.simulation.ConfigurationKey;
import org.eigentape.engine.simulation.Preset;
import org.eigentape.engine.simulation.RecordableTensor;
import org.eigentape.engine.simulation.SimulationCatalog;
import org.eigentape.engine.simulation.SimulationProvider;
import org.eigentape.engine.stage.StageCatalog;
import org.eigentape.engine.stage.StageProvider;
import org.eigentape.tools.cli.request.OutputOption;
import org.eigentape.tools.cli.request.Settings;
import org.eigentape.tools.cli.request.Spelling;
import org.eigentape.tools.cli.request.StageRequests;
import org.jspecify.annotations.Nullable;

/** Puts together what shall be recorded: preset, then file, then {@code --set}, then the other options. */
public final class ChoiceReader {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> DEFAULT_POLICY = List.of("log=200", "probe:log=17");
    private static final List<ConfigurationKey> ENSEMBLE_KEYS = List.of(
            ConfigurationKey.wholeNumber("runs", 1, "Number of runs, at least 1."),
            new ConfigurationKey("steps", ConfigurationKey.Kind.WHOLE_NUMBER, null, "Updates of each run."),
            ConfigurationKey.wholeNumber("seed", 1, "From which all randomness is derived."));

    private ChoiceReader() {}

    /**
     * Puts the choice together.
     *
     * @param options what was given
     * @param simulations the known simulations
     * @param catalog the known stages
     * @return the choice; nothing was touched
     * @throws InvalidRequestException if something is unknown, missing or contradictory
     */
    static RecordingChoice read(RecordOptions options, SimulationCatalog simulations, StageCatalog catalog) {
        OutputOption.refuseBlank(options.out, "the directory to record into");
        ObjectNode file = options.config == null ? NODES.objectNode() : RecordingFile.read(options.config);
        return read(options, file, simulations, catalog);
    }

    /**
     * Puts the choice together, whatever it is for.
     *
     * @param options what was given
     * @param file what the configuration says, which need not be that of the options
     * @param simulations the known simulations
     * @param catalog the known stages
     * @return the choice; nothing was touched
     * @throws InvalidRequestException if something is unknown, missing or contradictory
     */
    public static RecordingChoice read(
            ExperimentOptions options, ObjectNode file, SimulationCatalog simulations, StageCatalog catalog) {
        String presetName = presetName(options, file);
        String simulationName = text(file, "simulation");
        SimulationCatalog.Entry entry = presetName == null ? null : preset(presetName, simulations);
        if (entry == null && simulationName == null) {
            throw new InvalidRequestException("Say what to record: 'eigentape record PRESET' with one of "
                    + String.join(
                            ", ",
                            simulations.presets().stream()
                                    .map(each -> each.preset().name())
                                    .toList())
                    + ", or --config FILE with a line 'simulation: NAME'.");
        }
        SimulationProvider simulation = simulationName != null || entry == null
                ? simulations.simulation(String.valueOf(simulationName))
                : entry.simulation();
        Preset base = entry != null && entry.simulation().name().equals(simulation.name()) ? entry.preset() : null;
        SettingLayers layers = new SettingLayers();
        if (base != null) {
            layers.add(layer(base));
        }
        layers.add(layer(file));
        Map<String, JsonNode> set = texts(Settings.parse(options.set));
        Map<String, JsonNode> given = layer(options);
        for (String key : given.keySet()) {
            if (set.containsKey(key)) {
                throw new InvalidRequestException(
                        "Both --" + key + " and --set " + key + "=... are given; give one of them.");
            }
        }
        layers.add(set);
        layers.add(given);
        List<String> presetRules = base == null ? List.of() : base.policy();
        return resolve(layers.values(), options.policy, presetRules, simulation, presetName, catalog);
    }

    private static RecordingChoice resolve(
            Map<String, JsonNode> values,
            List<String> chosenPolicy,
            List<String> presetRules,
            SimulationProvider simulation,
            @Nullable String preset,
            StageCatalog catalog) {
        Map<String, JsonNode> ensembleValues = new LinkedHashMap<>();
        Map<String, JsonNode> own = new LinkedHashMap<>();
        Map<String, String> parameters = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            if (ENSEMBLE_KEYS.stream().anyMatch(known -> known.name().equals(key))) {
                ensembleValues.put(key, value);
            } else if (StageRequests.isStageParameter(key)) {
                parameters.put(key, value.asText());
            } else if (!key.equals("policy") && !key.equals("stages")) {
                own.put(key, value);
            }
        });
        Configuration ensemble = new Configuration(ENSEMBLE_KEYS, ensembleValues);
        if (!ensemble.has("steps")) {
            throw new InvalidRequestException("Say how many steps each run takes, with --steps N.");
        }
        long steps = ensemble.wholeNumber("steps", 0, 1_000_000_000_000_000L);
        Configuration configuration = simulation.identify(configuration(simulation, own));
        List<String> rules = rules(values.get("policy"));
        RecordingPolicy policy = RecordingPolicy.of(chosenPolicy, rules);
        // The rules of a preset may go further than a recording that somebody wants shorter, also from its config.yaml.
        List<String> typed =
                rules.stream().filter(rule -> !presetRules.contains(rule)).toList();
        RecordingPolicy.of(chosenPolicy, typed).refuseStepsBeyond(steps);
        checkTensors(policy, simulation.configure(configuration).tensors());
        List<String> stages = values.containsKey("stages")
                ? names(values.get("stages"))
                : possible(catalog, simulation, configuration, policy, steps);
        return new RecordingChoice(
                simulation,
                preset,
                configuration,
                policy,
                (int) ensemble.wholeNumber("runs", 1, Ensemble.MOST_RUNS),
                steps,
                ensemble.wholeNumber("seed", Long.MIN_VALUE, Long.MAX_VALUE),
                catalog,
                StageRequests.of(catalog, stages, parameters));
    }

    private static Configuration configuration(SimulationProvider simulation, Map<String, JsonNode> own) {
        List<String> known = Stream.concat(simulation.keys().stream(), ENSEMBLE_KEYS.stream())
                .map(ConfigurationKey::name)
                .toList();
        String unknown = own.keySet().stream()
                .filter(key -> !known.contains(key))
                .findFirst()
                .orElse(known.get(0));
        return Spelling.lookUp(unknown, known, () -> new Configuration(simulation.keys(), own));
    }

    private static SimulationCatalog.Entry preset(String name, SimulationCatalog simulations) {
        List<String> known =
                simulations.presets().stream().map(each -> each.preset().name()).toList();
        return Spelling.lookUp(name, known, () -> simulations.preset(name));
    }

    private static void checkTensors(RecordingPolicy policy, List<RecordableTensor> tensors) {
        List<String> known = new ArrayList<>(RecordingPlan.names(tensors));
        known.add(RecordingPolicy.PROBE);
        known.add(RecordingPolicy.SNAPSHOT);
        policy.selectors()
                .forEach(selector -> Spelling.lookUp(selector, known, () -> RecordingPlan.selected(selector, tensors)));
    }

    /** All stages whose tensors are recorded. */
    private static List<String> possible(
            StageCatalog catalog,
            SimulationProvider simulation,
            Configuration configuration,
            RecordingPolicy policy,
            long steps) {
        Schema schema =
                new RecordingPlan(policy, simulation.configure(configuration).tensors(), steps).schema();
        List<String> names = new ArrayList<>();
        for (StageProvider provider : catalog.all()) {
            String name = provider.description().name();
            try {
                new StageGraph(catalog, List.of(StageRequest.of(name)), schema, "");
                names.add(name);
            } catch (RecordingException e) {
                // Nobody asked for this stage, so one that cannot run is left out.
            }
        }
        return names;
    }

    private static @Nullable String presetName(ExperimentOptions options, ObjectNode file) {
        String inFile = text(file, "preset");
        if (options.preset != null && inFile != null && !inFile.equals(options.preset)) {
            throw new InvalidRequestException("The preset is " + options.preset + ", but the configuration says "
                    + inFile + "; give one of them.");
        }
        return options.preset != null ? options.preset : inFile;
    }

    private static Map<String, JsonNode> layer(Preset preset) {
        Map<String, JsonNode> layer = texts(preset.settings());
        layer.put("runs", NODES.numberNode(preset.runs()));
        layer.put("steps", NODES.numberNode(preset.steps()));
        layer.put("policy", list(preset.policy()));
        layer.put("stages", list(preset.stages()));
        return layer;
    }

    private static Map<String, JsonNode> layer(ObjectNode file) {
        Map<String, JsonNode> layer = new LinkedHashMap<>();
        file.properties().forEach(entry -> layer.put(entry.getKey(), entry.getValue()));
        layer.remove("simulation");
        layer.remove("preset");
        return layer;
    }

    private static Map<String, JsonNode> layer(ExperimentOptions options) {
        Map<String, JsonNode> layer = new LinkedHashMap<>();
        putText(layer, "runs", options.runs);
        putText(layer, "steps", options.steps);
        putText(layer, "seed", options.seed);
        if (options.stages != null) {
            if (options.stages.stream().allMatch(String::isBlank)) {
                throw new InvalidRequestException(
                        "--stages needs the name of a stage, or none; see 'eigentape stages'.");
            }
            layer.put("stages", list(options.stages));
        }
        return layer;
    }

    private static void putText(Map<String, JsonNode> layer, String key, @Nullable String value) {
        if (value != null) {
            layer.put(key, NODES.textNode(value));
        }
    }

    private static Map<String, JsonNode> texts(Map<String, String> settings) {
        Map<String, JsonNode> layer = new LinkedHashMap<>();
        settings.forEach((key, value) -> putText(layer, key, value));
        return layer;
    }

    private static List<String> rules(@Nullable JsonNode node) {
        return node == null ? DEFAULT_POLICY : node.isArray() ? items(node) : List.of(node.asText());
    }

    private static List<String> names(@Nullable JsonNode node) {
        return node == null
                ? List.of()
                : node.isArray() ? items(node) : List.of(node.asText().split(","));
    }

    private static List<String> items(JsonNode node) {
        List<String> items = new ArrayList<>();
        node.forEach(item -> items.add(item.asText()));
        return items;
    }

    private static ArrayNode list(List<String> texts) {
        ArrayNode list = NODES.arrayNode();
        texts.forEach(list::add);
        return list;
    }

    private static @Nullable String text(ObjectNode file, String key) {
        JsonNode node = file.get(key);
        return node == null || node.isNull() ? null : node.asText();
    }
}
