package org.eigentape.engine.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.eigentape.engine.network.kernel.Activation;
import org.eigentape.engine.numeric.NormalSampler;
import org.eigentape.engine.numeric.RandomStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Gradients against central differences of the loss, for each activation, with and without bias. */
class GradientTest {
    private static final double STEP = 1e-6;

    static List<NetworkShape> shapes() {
        List<NetworkShape> shapes = new ArrayList<>();
        for (Activation activation : Activation.values()) {
            for (boolean bias : new boolean[] {false, true}) {
                shapes.add(new NetworkShape(new int[] {3, 6, 4, 1}, activation, bias, List.of(2)));
                shapes.add(new NetworkShape(new int[] {2, 3, 5, 4, 3}, activation, bias, List.of(1, 3, 4)));
                shapes.add(new NetworkShape(new int[] {4, 2}, activation, bias, List.of(1)));
            }
        }
        return shapes;
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void shouldAgreeWithFiniteDifferences(NetworkShape shape) {
        TeacherStudent model = Models.model(shape, 0.8, 9, 5, 2);
        NetworkWeights weights = model.student();
        for (int l = 1; l <= shape.layers(); l++) {
            new NormalSampler(RandomStream.of(5, "bias/" + l, 0)).fill(weights.bias(l), 0.3);
        }
        ProbeStatistics probe = new ProbeStatistics(weights, model.training(), Models.KERNEL);
        probe.measure(weights);
        assertEquals(Models.loss(weights, model.training()), probe.loss(), 1e-14);
        for (int l : shape.trainable()) {
            compareMatrix(shape, weights, model.training(), l, probe.gradientMean(l));
            compareBias(weights, model.training(), l, probe.biasGradientMean(l));
        }
    }

    private static void compareMatrix(
            NetworkShape shape, NetworkWeights weights, DataSet data, int l, double[] gradient) {
        int outputs = shape.outputs(l);
        int inputs = shape.inputs(l);
        for (int i = 0; i < outputs; i++) {
            for (int k = 0; k < inputs; k++) {
                double difference = difference(weights, data, weights.transposed(l), k * outputs + i);
                assertEquals(difference, gradient[i * inputs + k], 1e-8, "layer " + l + ", element " + i + " " + k);
            }
        }
    }

    private static void compareBias(NetworkWeights weights, DataSet data, int l, double[] gradient) {
        for (int i = 0; i < weights.bias(l).length; i++) {
            double difference = difference(weights, data, weights.bias(l), i);
            assertEquals(difference, gradient[i], 1e-8, "layer " + l + ", bias " + i);
        }
    }

    private static double difference(NetworkWeights weights, DataSet data, double[] array, int index) {
        double kept = array[index];
        array[index] = kept + STEP;
        double above = Models.loss(weights, data);
        array[index] = kept - STEP;
        double below = Models.loss(weights, data);
        array[index] = kept;
        return (above - below) / (2 * STEP);
    }
}
