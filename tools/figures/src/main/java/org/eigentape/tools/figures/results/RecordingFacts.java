package org.eigentape.tools.figures.results;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eigentape.engine.event.TensorDeclaration;
import org.eigentape.engine.recording.Manifest;

/**
 * What a figure says about the recording that it shows.
 *
 * @param simulation the simulation's name
 * @param configuration values by key, as text; only keys that a simulation has
 * @param steps updates of each run
 * @param shapes of tensors by name, for example {@code weights/2} to {@code [16, 32]}
 */
public record RecordingFacts(
        String simulation, Map<String, String> configuration, long steps, Map<String, List<Integer>> shapes) {

    private static final List<String> SHOWN = List.of(
            "layers", "activation", "temperature", "learningRate", "batchSize", "inverseSigmaW", "sigmaW", "samples");

    /** Copies the maps. */
    public RecordingFacts {
        configuration = Map.copyOf(configuration);
        shapes = Map.copyOf(shapes);
    }

    /**
     * The facts that a manifest holds.
     *
     * @param manifest of a recording
     * @return what figures say about it
     */
    public static RecordingFacts of(Manifest manifest) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String key : SHOWN) {
            JsonNode value = manifest.configuration().get(key);
            if (value != null && !value.isNull()) {
                values.put(key, value.isTextual() ? value.textValue() : value.toString());
            }
        }
        Map<String, List<Integer>> shapes = new LinkedHashMap<>();
        for (TensorDeclaration tensor : manifest.schema().tensors()) {
            shapes.put(tensor.name(), tensor.shape());
        }
        return new RecordingFacts(
                manifest.simulation(), values, manifest.ensemble().steps(), shapes);
    }

    /**
     * One line for below a figure.
     *
     * @param runs how many are drawn
     * @return simulation, runs, steps and the configuration that matters most
     */
    public String caption(int runs) {
        StringBuilder caption = new StringBuilder(simulation);
        caption.append(": ").append(runs).append(runs == 1 ? " run" : " runs");
        if (steps > 0) {
            caption.append(" of ")
                    .append(String.format(Locale.ROOT, "%,d", steps))
                    .append(" steps");
        }
        for (String key : SHOWN) {
            String value = configuration.get(key);
            if (value != null) {
                caption.append(", ").append(key).append(" = ").append(value);
            }
        }
        return caption.append('.').toString();
    }
}
