package org.eigentape.tools.cli.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Settings from several places, of which later ones count: preset, file, {@code --set}, options. Where two keys say the
 * same in different words, the later word counts and the earlier one is dropped.
 */
public final class SettingLayers {

    /** Keys of which each replaces the other. */
    private static final List<List<String>> ALTERNATIVES =
            List.of(List.of("learningRate", "temperature"), List.of("sigmaW", "inverseSigmaW"));

    private final Map<String, JsonNode> values = new LinkedHashMap<>();

    /** Puts a layer above those before. */
    void add(Map<String, JsonNode> layer) {
        for (String key : layer.keySet()) {
            for (String other : alternatives(key)) {
                if (!layer.containsKey(other)) {
                    values.remove(other);
                }
            }
        }
        values.putAll(layer);
    }

    /** The values that count, by key. */
    Map<String, JsonNode> values() {
        return values;
    }

    /**
     * The other words for what a key says.
     *
     * @param key of a simulation
     * @return for example {@code temperature} for {@code learningRate}; mostly none
     */
    public static List<String> alternatives(String key) {
        return ALTERNATIVES.stream()
                .filter(group -> group.contains(key))
                .flatMap(List::stream)
                .filter(other -> !other.equals(key))
                .toList();
    }
}
