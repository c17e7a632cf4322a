package org.eigentape.stages.input;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.OptionalDouble;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.stage.StageContext;

/** What a stage needs to know of stochastic gradient descent, from the keys of the configuration. */
public final class DescentSettings {

    private final JsonNode configuration;

    /**
     * Reads the configuration of a run.
     *
     * @param context of the stage
     */
    public DescentSettings(StageContext context) {
        this.configuration = context.configuration();
    }

    /**
     * Learning rate, batch size and the way batches are drawn: without replacement from {@code samples}, unless {@code shuffle}
     * is {@code replacement} or the size of the data set is not known.
     *
     * @throws InvalidRequestException if learning rate or batch size are missing or impossible
     */
    public SgdStep step() {
        double learningRate = required("learningRate");
        int batchSize = (int) required("batchSize");
        int samples = configuration.path("samples").asInt(0);
        boolean replaced = configuration.path("shuffle").asText("").equals("replacement");
        try {
            return replaced || samples < batchSize
                    ? SgdStep.withReplacement(learningRate, batchSize)
                    : SgdStep.withoutReplacement(learningRate, batchSize, samples);
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException("The configuration cannot be used: " + e.getMessage() + ".");
        }
    }

    private double required(String key) {
        JsonNode value = configuration.path(key);
        if (!value.isNumber()) {
            throw new InvalidRequestException(
                    "This stage needs the configuration key " + key
                            + ", which the recording does not have as a number; it describes runs of stochastic gradient descent.");
        }
        return value.doubleValue();
    }

    /** Steps in an epoch, {@code floor(samples/batchSize)}; 0 where the configuration does not say. */
    public long stepsPerEpoch() {
        long samples = configuration.path("samples").asLong(0);
        long batchSize = configuration.path("batchSize").asLong(0);
        return batchSize > 0 ? samples / batchSize : 0;
    }

    /** eps; empty where the configuration does not say. */
    public OptionalDouble learningRate() {
        JsonNode value = configuration.path("learningRate");
        return value.isNumber() ? OptionalDouble.of(value.doubleValue()) : OptionalDouble.empty();
    }

    /**
     * Variance of one element of a weight matrix at the start, {@code sigma_W^2/n_in}, from {@code sigmaW} (a number, or one per
     * layer) or {@code inverseSigmaW}.
     *
     * @param matrix whose layer is a number, where there is one value per layer
     * @return empty where the configuration does not say
     */
    public OptionalDouble initialElementVariance(WeightMatrix matrix) {
        double given = layerValue("sigmaW", matrix.layer());
        double sigma = Double.isNaN(given) ? 1 / layerValue("inverseSigmaW", matrix.layer()) : given;
        return sigma > 0 && sigma < Double.POSITIVE_INFINITY
                ? OptionalDouble.of(sigma * sigma / matrix.shape().columns())
                : OptionalDouble.empty();
    }

    private double layerValue(String key, String layer) {
        JsonNode value = configuration.path(key);
        if (value.isArray()) {
            value = layer.matches("[1-9][0-9]{0,5}") ? value.path(Integer.parseInt(layer) - 1) : value.path(-1);
        }
        return value.isNumber() ? value.doubleValue() : Double.NaN;
    }
}
