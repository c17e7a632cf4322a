package org.eigentape.tools.figures.results;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
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
 * @param configuration values by key, as text; captions show those that matter most
 * @param steps updates of each run
 * @param shapes of tensors by name, for example {@code weights/2} to {@code [16, 32]}
 * @param reached the last step of each run, ascending; empty where it is not known
 */
public record RecordingFacts(
        String simulation,
        Map<String, String> configuration,
        long steps,
        Map<String, List<Integer>> shapes,
        List<Long> reached) {

    /** Keys that captions show, and what they call them, in this order. */
    private static final Map<String, String> SHOWN = shown();

    private static Map<String, String> shown() {
        Map<String, String> shown = new LinkedHashMap<>();
        shown.put("layers", "layers");
        shown.put("activation", "activation");
        shown.put("temperature", "T");
        shown.put("learningRate", "learning rate");
        shown.put("batchSize", "batch size");
        shown.put("gibbsSweeps", "k");
        shown.put("visible", "visible");
        shown.put("hidden", "hidden");
        shown.put("massSquared", "m^2");
        shown.put("muSquared", "mu^2");
        shown.put("levels", "levels");
        shown.put("potential", "potential");
        shown.put("noise", "g");
        shown.put("timeStep", "time step");
        shown.put("inverseSigmaW", "1/sigmaW");
        shown.put("samples", "samples");
        return shown;
    }

    /** Copies maps and list. */
    public RecordingFacts {
        configuration = Map.copyOf(configuration);
        shapes = Map.copyOf(shapes);
        reached = reached.stream().sorted().toList();
    }

    /**
     * The facts that a manifest holds.
     *
     * @param manifest of a recording
     * @param reached the last step of each run; empty where it is not known
     * @return what figures say about it
     */
    public static RecordingFacts of(Manifest manifest, Collection<Long> reached) {
        Map<String, String> values = new LinkedHashMap<>();
        manifest.configuration().properties().forEach(entry -> {
            JsonNode value = entry.getValue();
            if (!value.isNull()) {
                values.put(entry.getKey(), value.isTextual() ? value.textValue() : value.toString());
            }
        });
        Map<String, List<Integer>> shapes = new LinkedHashMap<>();
        for (TensorDeclaration tensor : manifest.schema().tensors()) {
            shapes.put(tensor.name(), tensor.shape());
        }
        return new RecordingFacts(
                manifest.simulation(), values, manifest.ensemble().steps(), shapes, List.copyOf(reached));
    }

    /**
     * One line for below a figure.
     *
     * @param runs how many are drawn
     * @return simulation, runs, steps and the configuration that matters most
     */
    public String caption(int runs) {
        StringBuilder caption = new StringBuilder(simulation);
        boolean some = runs < reached.size();
        caption.append(": ").append(some ? runs + " of " + reached.size() : runs);
        caption.append(runs == 1 && !some ? " run" : " runs");
        if (isCutShort()) {
            caption.append(some ? ", which ended at " : " that ended at ")
                    .append(ends())
                    .append(" of ");
            caption.append(count(steps));
        } else if (steps > 0) {
            caption.append(" of ").append(count(steps)).append(" steps");
        }
        SHOWN.forEach((key, words) -> {
            String value = configuration.get(key);
            if (value != null && isAtWork(key)) {
                // No-break spaces keep a key and its value on one line.
                caption.append(", ").append((words + " = " + readable(value)).replace(' ', '\u00a0'));
            }
        });
        return caption.append('.').toString();
    }

    /** The RBM's potential has keys of its own; a gas in another one does not read them. */
    private boolean isAtWork(String key) {
        return !key.equals("muSquared")
                || configuration.getOrDefault("potential", "rbm").equals("rbm");
    }

    /**
     * A number of the configuration.
     *
     * @param key any
     * @return NaN where it is missing or no number
     */
    public double number(String key) {
        try {
            return Double.parseDouble(configuration.getOrDefault(key, "NaN"));
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /**
     * A sentence for captions of figures in which something ends with the shortest run.
     *
     * @param what such as {@code Medians}
     * @param runs how many are drawn
     * @return begins with a space; empty where all runs ended at the same step
     */
    public String shortest(String what, int runs) {
        boolean apart = runs > 1 && isCutShort() && reached.get(0) < reached.get(reached.size() - 1);
        return apart ? " " + what + " end with the shortest run." : "";
    }

    private boolean isCutShort() {
        return reached.stream().anyMatch(step -> step < steps);
    }

    private String ends() {
        List<Long> distinct = reached.stream().distinct().toList();
        String last = count(distinct.get(distinct.size() - 1));
        return switch (distinct.size()) {
            case 1 -> "step " + last;
            case 2 -> "steps " + count(distinct.get(0)) + " and " + last;
            default -> "steps " + count(distinct.get(0)) + " to " + last;
        };
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Lists with spaces, and numbers without the fraction and the capital letter that JSON gives them. */
    private static String readable(String value) {
        return value.replaceAll("(?<=\\d)(\\.0)?E(?=-?\\d)", "e")
                .replaceAll("\\.0(?=[,\\]]|$)", "")
                .replaceAll(",(?=\\S)", ", ");
    }
}
