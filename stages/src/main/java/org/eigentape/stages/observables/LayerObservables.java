package org.eigentape.stages.observables;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eigentape.engine.event.EventType;
import org.eigentape.engine.event.EventView;
import org.eigentape.engine.network.kernel.Activation;
import org.eigentape.engine.stage.ResultSeries;
import org.eigentape.engine.stage.ResultSink;
import org.eigentape.engine.stage.Stage;
import org.eigentape.engine.stage.StageContext;
import org.eigentape.stages.input.LayerWeights;

/**
 * Variance of the pre-activations and mean derivative of the activation in each hidden layer, over the test set at probed steps:
 * the test inputs are propagated through the weights of the step, frozen or recorded.
 */
final class LayerObservables implements Stage {

    private final List<LayerWeights> hidden;
    private final Activation activation;
    private final double[] inputs;
    private final double[][] preActivations;
    private final double[][] activations;
    private final double[][] derivatives;
    private final double[] variances;
    private final double[] gains;
    private final ResultSeries varianceSeries;
    private final ResultSeries gainSeries;
    private long probedStep = -1;
    private long emittedStep = -1;

    private LayerObservables(StageContext context, List<LayerWeights> hidden, Activation activation, double[] inputs) {
        this.hidden = hidden;
        this.activation = activation;
        this.inputs = inputs;
        int layers = hidden.size();
        int samples = inputs.length / hidden.get(0).shape().columns();
        this.preActivations = new double[layers][];
        this.activations = new double[layers][];
        this.derivatives = new double[layers][];
        for (int l = 0; l < layers; l++) {
            int length = samples * hidden.get(l).shape().rows();
            preActivations[l] = new double[length];
            activations[l] = new double[length];
            derivatives[l] = new double[length];
        }
        this.variances = new double[layers];
        this.gains = new double[layers];
        this.varianceSeries = context.declare("pre_activation_variance", null, layers);
        this.gainSeries = context.declare("activation_gain", null, layers);
    }

    static Optional<Stage> create(StageContext context) {
        Optional<Activation> activation = Arrays.stream(Activation.values())
                .filter(known -> known.configurationName()
                        .equals(context.configuration().path("activation").asText()))
                .findFirst();
        Optional<double[]> inputs = context.staticTensor("test/inputs");
        JsonNode sizes = context.configuration().path("layers");
        if (activation.isEmpty() || inputs.isEmpty() || sizes.size() < 3) {
            return Optional.empty();
        }
        List<LayerWeights> hidden = new ArrayList<>();
        for (int layer = 1; layer <= sizes.size() - 2; layer++) {
            int rows = sizes.get(layer).asInt();
            int columns = sizes.get(layer - 1).asInt();
            LayerWeights.find(context, layer)
                    .filter(weights -> weights.shape().rows() == rows)
                    .filter(weights -> weights.shape().columns() == columns)
                    .ifPresent(hidden::add);
        }
        if (hidden.size() != sizes.size() - 2
                || inputs.get().length % sizes.get(0).asInt() != 0) {
            return Optional.empty();
        }
        return Optional.of(new LayerObservables(context, hidden, activation.get(), inputs.get()));
    }

    @Override
    public void onEvent(EventView event, ResultSink results) {
        if (event.is(EventType.PROBE)) {
            probedStep = event.step();
        }
        boolean complete = true;
        for (LayerWeights layer : hidden) {
            layer.read(event);
            complete &= layer.isAt(event.step());
        }
        if (complete && event.step() == probedStep && emittedStep != probedStep) {
            emittedStep = probedStep;
            propagate();
            put(varianceSeries, variances, results);
            put(gainSeries, gains, results);
        }
    }

    private void propagate() {
        double[] input = inputs;
        for (int l = 0; l < hidden.size(); l++) {
            LayerWeights layer = hidden.get(l);
            double[] z = preActivations[l];
            PreActivations.compute(
                    layer.values(),
                    layer.bias(),
                    input,
                    layer.shape().rows(),
                    layer.shape().columns(),
                    z);
            activation.applyWithDerivative(z, activations[l], derivatives[l], z.length);
            variances[l] = PreActivations.variance(z);
            gains[l] = PreActivations.mean(derivatives[l]);
            input = activations[l];
        }
    }

    private static void put(ResultSeries series, double[] values, ResultSink results) {
        if (Double.isNaN(values[values.length - 1])) {
            results.putUndefined(series, "the weights are not finite");
        } else {
            results.put(series, values, "the weights are not finite");
        }
    }
}
