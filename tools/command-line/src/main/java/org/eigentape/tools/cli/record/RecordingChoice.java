package org.eigentape.tools.cli.record;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.eigentape.engine.graph.StageRequest;
import org.eigentape.engine.policy.RecordingPolicy;
import org.eigentape.engine.simulation.Configuration;
import org.eigentape.engine.simulation.SimulationProvider;
import org.eigentape.engine.stage.StageCatalog;
import org.eigentape.tools.cli.request.StageRequests;
import org.jspecify.annotations.Nullable;

/**
 * What shall be recorded, put together from preset, file and options.
 *
 * @param simulation what produces the steps
 * @param preset what it started from, or null
 * @param configuration of the simulation
 * @param policy which tensors are kept when
 * @param runs number of runs
 * @param steps updates of each run
 * @param seed from which all randomness is derived
 * @param catalog the known stages
 * @param stages what runs live
 */
public record RecordingChoice(
        SimulationProvider simulation,
        @Nullable String preset,
        Configuration configuration,
        RecordingPolicy policy,
        int runs,
        long steps,
        long seed,
        StageCatalog catalog,
        List<StageRequest> stages) {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /**
     * What people call it.
     *
     * @return name of the preset, or of the simulation
     */
    public String name() {
        return preset == null ? simulation.name() : preset;
    }

    /**
     * In how many updates a run sees its training set once.
     *
     * @return samples over batch size; 0 where the simulation has neither
     */
    long stepsPerPass() {
        if (!configuration.has("samples") || !configuration.has("batchSize")) {
            return 0;
        }
        return configuration.wholeNumber("samples", 1, Long.MAX_VALUE)
                / Math.max(1, configuration.wholeNumber("batchSize", 1, Long.MAX_VALUE));
    }

    /**
     * What {@code --config} takes to record the same again.
     *
     * @return keys of {@code config.yaml}
     */
    public ObjectNode toFile() {
        ObjectNode file = NODES.objectNode();
        file.put("simulation", simulation.name());
        if (preset != null) {
            file.put("preset", preset);
        }
        file.put("runs", runs);
        file.put("steps", steps);
        file.put("seed", seed);
        configuration.toJson().properties().forEach(entry -> {
            String key = entry.getKey();
            boolean saidOtherwise = SettingLayers.alternatives(key).stream()
                    .anyMatch(other -> configuration.has(other) && configuration.isSet(other));
            if (configuration.isSet(key) || !saidOtherwise) {
                file.set(key, entry.getValue());
            }
        });
        policy.canonical().forEach(file.putArray("policy")::add);
        ArrayNode names = file.putArray("stages");
        stages.forEach(stage -> names.add(StageRequests.text(stage)));
        return file;
    }
}
