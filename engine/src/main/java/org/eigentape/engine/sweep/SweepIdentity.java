package org.eigentape.engine.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.eigentape.engine.error.CorruptRecordingException;
import org.eigentape.engine.policy.RecordingPolicy;
import org.eigentape.engine.recording.Manifest;
import org.eigentape.engine.recording.RecordingDirectory;
import org.eigentape.engine.simulation.Configuration;
import org.eigentape.engine.simulation.SettingComparison;
import org.eigentape.engine.simulation.SimulationProvider;
import org.jspecify.annotations.Nullable;

/**
 * What makes a recording the cell of a sweep at one point of its grid, whoever asks: simulation, configuration, runs, steps,
 * seed and rules. Where the simulation is on the class path, the whole configuration is compared, with all that follows from
 * what was set; else what was set. Immutable.
 *
 * @param simulation name of the simulation
 * @param provider of the simulation, or null where it is not on the class path
 * @param settings what was set, by key; the values of axes count in their place
 * @param policy which tensors are recorded when, as for {@link SweepRequest}
 * @param runs number of runs in each cell
 * @param steps updates of each run
 * @param seed of the sweep
 */
public record SweepIdentity(
        String simulation,
        @Nullable SimulationProvider provider,
        Map<String, JsonNode> settings,
        RecordingPolicy policy,
        int runs,
        long steps,
        long seed) {

    /** Copies the settings. */
    public SweepIdentity {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    /**
     * Whether a recording is the cell at a point.
     *
     * @param point of the grid
     * @param manifest of the recording
     * @return a clause that says what differs; empty if nothing does
     * @throws org.eigentape.engine.error.InvalidRequestException if the simulation cannot be configured so
     */
    public Optional<String> difference(GridPoint point, Manifest manifest) {
        if (!manifest.simulation().equals(simulation)) {
            return differs("the simulation", manifest.simulation(), simulation);
        }
        Optional<String> configuration = configurationDifference(point, manifest.configuration());
        if (configuration.isPresent()) {
            return configuration;
        }
        if (manifest.ensemble().runs() != runs) {
            return differs("runs", manifest.ensemble().runs(), runs);
        }
        if (manifest.ensemble().steps() != steps) {
            return differs("steps", manifest.ensemble().steps(), steps);
        }
        List<String> rules =
                EpochRules.resolve(policy, manifest.configuration(), steps).canonical();
        if (!manifest.policy().equals(rules)) {
            return differs("policy", manifest.policy(), rules);
        }
        long expected = CellSeed.of(seed, manifest.configuration());
        if (!manifest.ensemble().seeds().stream().allMatch(each -> each == expected)) {
            return Optional.of("its seed does not follow from the seed " + seed + " of the sweep");
        }
        return Optional.empty();
    }

    /**
     * Refuses a recording that is not the cell at a point.
     *
     * @param directory of the sweep
     * @param point of its grid
     * @throws CorruptRecordingException if something differs, or its manifest cannot be read
     * @throws org.eigentape.engine.error.NotARecordingException if there is none
     */
    public void check(SweepDirectory directory, GridPoint point) {
        Manifest manifest =
                Manifest.read(RecordingDirectory.open(directory.cell(point)).manifest());
        difference(point, manifest).ifPresent(difference -> {
            throw new CorruptRecordingException(foreign(directory, point, difference));
        });
    }

    /**
     * What to say of a recording that is not the cell at a point.
     *
     * @param directory of the sweep
     * @param point of its grid
     * @param difference as {@link #difference} says it
     * @return one sentence
     */
    public static String foreign(SweepDirectory directory, GridPoint point, String difference) {
        return "The recording in " + directory.cell(point) + " is not that cell of the sweep that " + directory.plan()
                + " describes: " + difference + ".";
    }

    private Optional<String> configurationDifference(GridPoint point, JsonNode found) {
        Map<String, JsonNode> given = new LinkedHashMap<>(settings);
        point.values().forEach((key, value) -> given.put(key, JsonNodeFactory.instance.textNode(value)));
        Map<String, JsonNode> expected = new LinkedHashMap<>(given);
        if (provider != null) {
            provider.resolve(new Configuration(provider.keys(), given))
                    .toJson()
                    .properties()
                    .forEach(entry -> expected.put(entry.getKey(), entry.getValue()));
            // A key that the simulation has got since has its default, which is what recordings before it have meant.
            expected.keySet().removeIf(key -> !found.has(key) && !given.containsKey(key));
        }
        for (Map.Entry<String, JsonNode> each : expected.entrySet()) {
            JsonNode value = found.path(each.getKey());
            if (!SettingComparison.agree(value, each.getValue(), trainable(found))) {
                return differs(each.getKey(), text(value), text(each.getValue()));
            }
        }
        return Optional.empty();
    }

    /** One number in place of one for each layer holds for the layers that train. */
    private static IntPredicate trainable(JsonNode configuration) {
        JsonNode layers = configuration.path("trainable");
        return index -> {
            for (JsonNode layer : layers) {
                if (layer.asInt() == index + 1) {
                    return true;
                }
            }
            return layers instanceof MissingNode;
        };
    }

    private static String text(JsonNode value) {
        return value.isMissingNode() ? "not set" : value.isValueNode() ? value.asText() : value.toString();
    }

    private static Optional<String> differs(String what, Object found, Object expected) {
        return Optional.of(what + " is " + found + " in the recording and " + expected + " in the sweep");
    }
}
