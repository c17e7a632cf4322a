package org.eigentape.tools.figures.paper.cells;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.eigentape.engine.recording.Manifest;

/**
 * What the cells of a sweep over T and 1/sigma_W have in common. Immutable.
 *
 * @param simulation the simulation's name
 * @param layers n_0 to n_L
 * @param activation its name
 * @param bias whether layers have one
 * @param trainable numbers of the layers that train
 * @param batchSize |B|
 * @param samples |D|
 * @param shuffle {@code epoch}, {@code none} or {@code replacement}
 * @param steps updates of each run
 */
public record Protocol(
        String simulation,
        List<Integer> layers,
        String activation,
        boolean bias,
        List<Integer> trainable,
        int batchSize,
        int samples,
        String shuffle,
        long steps) {

    private static final List<Integer> PAPER_LAYERS = List.of(3, 32, 16, 1);

    /** Copies the lists. */
    public Protocol {
        layers = List.copyOf(layers);
        trainable = List.copyOf(trainable);
    }

    /**
     * The protocol of a cell.
     *
     * @param manifest of its recording
     * @return what its configuration says; keys that the simulation does not have are empty or zero
     */
    public static Protocol of(Manifest manifest) {
        JsonNode configuration = manifest.configuration();
        return new Protocol(
                manifest.simulation(),
                numbers(configuration.path("layers")),
                configuration.path("activation").asText(),
                configuration.path("bias").asBoolean(),
                numbers(configuration.path("trainable")),
                configuration.path("batchSize").asInt(),
                configuration.path("samples").asInt(),
                configuration.path("shuffle").asText(),
                manifest.ensemble().steps());
    }

    private static List<Integer> numbers(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asInt)
                .toList();
    }

    /**
     * Whether the network and its data are those of the paper, section 3.1.
     *
     * @return true for 3, 32, 16, 1 units, tanh, no bias, W^(2) training, 4,000 samples and a batch size of 4
     */
    public boolean isOfThePaper() {
        return simulation.equals("teacher-student")
                && layers.equals(PAPER_LAYERS)
                && activation.equals("tanh")
                && !bias
                && trainable.equals(List.of(2))
                && batchSize == 4
                && samples == 4000;
    }

    /**
     * Rows and columns of the first matrix that trains.
     *
     * @return n_l and n_{l-1}; empty where the simulation has no layers
     */
    public List<Integer> shape() {
        if (trainable.isEmpty() || trainable.get(0) < 1 || trainable.get(0) >= layers.size()) {
            return List.of();
        }
        int layer = trainable.get(0);
        return List.of(layers.get(layer), layers.get(layer - 1));
    }

    /**
     * How many steps make an epoch.
     *
     * @return |D|/|B|, at least 1
     */
    public long stepsPerEpoch() {
        return Math.max(1, batchSize == 0 ? 1 : samples / batchSize);
    }

    /**
     * The protocol in words.
     *
     * @return a sentence for captions
     */
    public String words() {
        String order = switch (shuffle) {
            case "epoch" -> ", shuffled every epoch";
            case "none" -> ", in fixed order";
            case "replacement" -> ", drawn with replacement";
            default -> "";
        };
        return String.format(
                Locale.ROOT,
                "Network %s, %s, batch size %d, %,d samples%s.",
                String.join("-", layers.stream().map(String::valueOf).toList()),
                activation,
                batchSize,
                samples,
                order);
    }
}
