package org.eigentape.engine.network.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.network.NetworkShape;
import org.eigentape.engine.network.TeacherStudentConfiguration;
import org.eigentape.engine.network.descent.Shuffle;
import org.eigentape.engine.network.kernel.Activation;
import org.eigentape.engine.simulation.Configuration;
import org.eigentape.engine.simulation.ConfigurationKey;
import org.eigentape.engine.simulation.ConfigurationKey.Kind;

/** The configuration keys of teacher-student networks, and what follows from them. Defaults are the paper's. */
final class TeacherStudentKeys {

    static final List<ConfigurationKey> ALL = List.of(
            ConfigurationKey.wholeNumbers(
                    "layers", List.of(3, 32, 16, 1), "Widths n_0 to n_L of the layers, inputs first."),
            ConfigurationKey.word("activation", "tanh", "Activation phi: tanh, relu, gelu or identity."),
            ConfigurationKey.truth("bias", false, "Whether trainable layers have a bias, which starts at 0."),
            ConfigurationKey.wholeNumbers(
                    "trainable",
                    List.of(2),
                    "Layers that train, counted from 1; the others are copied from the teacher."),
            new ConfigurationKey(
                    "sigmaW",
                    Kind.NUMBERS,
                    null,
                    "sigma_W of the student's initial weights, W ~ N(0, sigma_W^2/n_in): one number for all trainable"
                            + " layers, or one for each layer. Default 1."),
            new ConfigurationKey("inverseSigmaW", Kind.NUMBERS, null, "1/sigma_W, instead of sigmaW."),
            new ConfigurationKey(
                    "learningRate", Kind.NUMBER, null, "Step size eps of an update, positive. Default 0.5."),
            ConfigurationKey.wholeNumber("batchSize", 4, "Samples |B| in a mini-batch, from 1."),
            new ConfigurationKey(
                    "temperature", Kind.NUMBER, null, "T = eps/|B|, instead of learningRate, which follows from it."),
            ConfigurationKey.wholeNumber("samples", 4000, "Samples |D| of the training set, from 1."),
            ConfigurationKey.wholeNumber("testSamples", 100, "Samples of the test set, from 1."),
            ConfigurationKey.word(
                    "shuffle",
                    "epoch",
                    "Order of batches: epoch (a new permutation each epoch), none (always the same order) or replacement"
                            + " (each sample drawn anew)."));

    private TeacherStudentKeys() {}

    /**
     * Fills in what follows from other keys, so that a recording states learning rate and temperature, sigma_W and its
     * inverse, whichever was given.
     */
    static Configuration resolve(Configuration configuration) {
        Map<String, JsonNode> resolved = new LinkedHashMap<>();
        long batchSize = configuration.wholeNumber("batchSize", 1, Integer.MAX_VALUE);
        double learningRate = learningRate(configuration, batchSize);
        resolved.put("learningRate", JsonNodeFactory.instance.numberNode(learningRate));
        resolved.put("temperature", JsonNodeFactory.instance.numberNode(learningRate / batchSize));
        double[] sigma = sigmaW(configuration);
        resolved.put("sigmaW", list(sigma));
        resolved.put(
                "inverseSigmaW",
                list(Arrays.stream(sigma).map(value -> 1.0 / value).toArray()));
        return configuration.with(resolved);
    }

    private static double learningRate(Configuration configuration, long batchSize) {
        if (!configuration.has("temperature")) {
            return configuration.has("learningRate") ? configuration.number("learningRate", 1e-300, 1e300) : 0.5;
        }
        double fromTemperature = configuration.number("temperature", 1e-300, 1e300) * batchSize;
        if (configuration.has("learningRate")) {
            double given = configuration.number("learningRate");
            if (Math.abs(given - fromTemperature) > 1e-12 * given) {
                throw new InvalidRequestException("learningRate is " + given + ", but temperature and batchSize say "
                        + fromTemperature + "; set one of learningRate and temperature.");
            }
            return given;
        }
        return fromTemperature;
    }

    private static double[] sigmaW(Configuration configuration) {
        double[] sigma = configuration.has("sigmaW") ? perLayer(configuration, "sigmaW") : null;
        if (!configuration.has("inverseSigmaW")) {
            return sigma == null ? perLayer(configuration, new double[] {1.0}, "sigmaW") : sigma;
        }
        double[] inverse = perLayer(configuration, "inverseSigmaW");
        for (int layer = 0; layer < inverse.length; layer++) {
            inverse[layer] = 1.0 / inverse[layer];
            if (sigma != null && Math.abs(sigma[layer] - inverse[layer]) > 1e-12 * sigma[layer]) {
                throw new InvalidRequestException("sigmaW and inverseSigmaW contradict each other in layer "
                        + (layer + 1) + "; set one of them.");
            }
        }
        return sigma == null ? inverse : sigma;
    }

    private static double[] perLayer(Configuration configuration, String key) {
        return perLayer(configuration, configuration.numbers(key), key);
    }

    private static double[] perLayer(Configuration configuration, double[] given, String key) {
        NetworkShape shape = shape(configuration);
        double[] values = new double[shape.layers()];
        if (given.length != 1 && given.length != values.length) {
            throw new InvalidRequestException(key + " has " + given.length + " values for " + values.length
                    + " layers; give one, or one for each layer.");
        }
        for (int layer = 1; layer <= values.length; layer++) {
            boolean applies = given.length > 1 || shape.trainable().contains(layer);
            values[layer - 1] = applies ? given[given.length > 1 ? layer - 1 : 0] : 1.0;
            if (!(values[layer - 1] > 0 && values[layer - 1] <= 1e300)) {
                throw new InvalidRequestException(
                        key + " of layer " + layer + " is " + values[layer - 1] + "; it must be positive and finite.");
            }
        }
        return values;
    }

    private static ArrayNode list(double[] values) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (double value : values) {
            list.add(value);
        }
        return list;
    }

    static NetworkShape shape(Configuration configuration) {
        List<Integer> trainable = new ArrayList<>();
        for (int layer : configuration.wholeNumbers("trainable")) {
            if (trainable.contains(layer)) {
                throw new InvalidRequestException("trainable names layer " + layer + " twice.");
            }
            trainable.add(layer);
        }
        Activation activation =
                Activation.of(configuration.word("activation", List.of("tanh", "relu", "gelu", "identity")));
        return new NetworkShape(
                configuration.wholeNumbers("layers"), activation, configuration.truth("bias"), trainable);
    }

    static TeacherStudentConfiguration model(Configuration configuration) {
        return new TeacherStudentConfiguration(
                shape(configuration),
                configuration.numbers("sigmaW"),
                (int) configuration.wholeNumber("samples", 1, 1 << 24),
                (int) configuration.wholeNumber("testSamples", 1, 1 << 24));
    }

    static Shuffle shuffle(Configuration configuration) {
        return Shuffle.of(configuration.word("shuffle", List.of("epoch", "none", "replacement")));
    }
}
