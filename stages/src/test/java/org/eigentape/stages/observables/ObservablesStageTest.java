package org.eigentape.stages.observables;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.error.TensorNotRecordedException;
import org.eigentape.engine.event.EventType;
import org.eigentape.engine.graph.StageRequest;
import org.eigentape.stages.fixture.EventStream;
import org.eigentape.stages.fixture.Oracle;
import org.eigentape.stages.fixture.RecordedTraining;
import org.eigentape.stages.fixture.StageResults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObservablesStageTest {

    private static final String STAGE = "observables";

    @TempDir
    Path directory;

    private final Oracle oracle = new Oracle("observables");
    private final double[] features = oracle.values("features");
    private final double[] reference = oracle.values("reference");
    private final double[] targets = Oracle.numbers(4, 36);
    private final double[] outputWeights = Oracle.numbers(1, 15);

    @Test
    void shouldEmitEverythingOfFrozenOutputWeightsAtTheProbe() {
        StageResults results = withFrozenOutputs().run(directory, STAGE).complete();
        checkAgainstTheOracle(results);
        assertEquals(List.of(0L), results.steps(STAGE, "coupling", null), "frozen, so once");
        assertEquals(0.25, results.value(7, STAGE, "test_loss", null));
        double split = results.value(7, STAGE, "coupling_energy", null)
                - results.value(7, STAGE, "field_energy", null)
                + results.value(7, STAGE, "energy_constant", null);
        oracle.check("loss", split, 1e-13);
        assertTrue(results.find(STAGE, "train_loss", null).isEmpty());
    }

    @Test
    void shouldWaitForTrainedOutputWeightsOfTheSameStep() {
        var stream = new EventStream()
                .declare("weights/1", EventType.STEP, 5, 2)
                .declare("weights/2", EventType.STEP, 3, 5)
                .declareStatic("test/targets", targets, 12, 3)
                .declare("test/features", EventType.PROBE, 12, 5);
        stream.probe(0, Map.of("test/features", reference))
                .step(0, Map.of("weights/2", new double[15]))
                .probe(7, Map.of("test/features", features))
                .step(7, Map.of("weights/2", outputWeights))
                .step(8, Map.of("weights/2", new double[15]));
        StageResults results = stream.run(directory, STAGE).complete();
        checkAgainstTheOracle(results);
        assertEquals(List.of(0L, 7L), results.steps(STAGE, "coupling", null));
        assertTrue(results.history(STAGE, "field_alignment", null).reason(0).isPresent(), "no weights, no field");
    }

    private void checkAgainstTheOracle(StageResults results) {
        for (String name :
                List.of("coupling_energy", "field_energy", "energy_constant", "sample_energy", "node_energy")) {
            oracle.check(name, results.at(7, STAGE, name, null), 1e-13);
        }
        oracle.check("alignment", results.at(7, STAGE, "field_alignment", null), 1e-13);
        oracle.check("alignment_node", results.at(7, STAGE, "field_alignment_node", null), 1e-13);
        oracle.check("alignment_sample", results.at(7, STAGE, "field_alignment_sample", null), 1e-13);
        oracle.check("correlation", results.at(7, STAGE, "feature_correlation", null), 1e-13);
        oracle.check("overlap", results.at(7, STAGE, "feature_overlap", null), 1e-13);
        assertEquals(1, results.value(0, STAGE, "feature_overlap", null), 1e-14);
    }

    private EventStream withFrozenOutputs() {
        return new EventStream()
                .declareStatic("weights/3", outputWeights, 3, 5)
                .declareStatic("test/targets", targets, 12, 3)
                .declare("weights/2", EventType.STEP, 5, 2)
                .declare("test/features", EventType.PROBE, 12, 5)
                .declare("test/loss", EventType.PROBE)
                .probe(0, Map.of("test/features", reference))
                .probe(7, Map.of("test/features", features, "test/loss", new double[] {0.25}));
    }

    @Test
    void shouldSayThatADivergedRunHasNoObservables() {
        double[] diverged = features.clone();
        diverged[3] = Double.POSITIVE_INFINITY;
        StageResults results = withFrozenOutputs()
                .probe(8, Map.of("test/features", diverged, "test/loss", new double[] {Double.NaN}))
                .run(directory, STAGE)
                .complete();
        for (String name : List.of("field_alignment_sample", "node_energy", "coupling_energy")) {
            assertEquals(
                    "features or output weights are not finite",
                    results.history(STAGE, name, null).reason(8).orElseThrow());
        }
        assertEquals(
                "the features are not finite",
                results.history(STAGE, "feature_density", null).reason(8).orElseThrow());
        assertEquals(
                "the loss is not finite",
                results.history(STAGE, "test_loss", null).reason(8).orElseThrow());
    }

    @Test
    void shouldCorrelateWithEveryReferenceStepOnceItWasReached() {
        var parameters = Map.of("reference_steps", "0, 7, 9", "density_bins", "8");
        StageResults results = withFrozenOutputs()
                .run(directory, List.of(new StageRequest(STAGE, parameters)))
                .complete();
        double[] atStart = results.at(0, STAGE, "feature_correlation", null);
        assertTrue(Double.isFinite(atStart[0]) && Double.isNaN(atStart[1]) && Double.isNaN(atStart[2]));
        assertEquals(
                "no features were recorded at a reference step up to here",
                results.history(STAGE, "feature_correlation", null).reason(7).orElseThrow());
        double[] later = results.at(7, STAGE, "feature_overlap", null);
        oracle.check("overlap", later[0], 1e-13);
        assertEquals(1, later[1], 1e-14);
        oracle.check("density", results.at(7, STAGE, "feature_density", null), 1e-14);
    }

    @Test
    void shouldSayWhyAnAlignmentIsUndefinedForOneSampleOrNode() {
        double[] partly = features.clone();
        Arrays.fill(partly, 5, 10, 0.0);
        for (int sample = 0; sample < 12; sample++) {
            partly[sample * 5 + 2] = 0;
        }
        StageResults results = withFrozenOutputs()
                .probe(8, Map.of("test/features", partly))
                .probe(9, Map.of("test/features", new double[60]))
                .run(directory, STAGE)
                .complete();
        double[] perSample = results.at(8, STAGE, "field_alignment_sample", null);
        assertTrue(Double.isFinite(perSample[0]) && Double.isNaN(perSample[1]));
        double[] perNode = results.at(8, STAGE, "field_alignment_node", null);
        assertTrue(Double.isFinite(perNode[0]) && Double.isNaN(perNode[2]));
        for (String name : List.of("field_alignment_sample", "field_alignment_node")) {
            assertEquals(
                    "field or features vanish",
                    results.history(STAGE, name, null).reason(8).orElseThrow());
        }
        assertEquals(
                "the features at this step or at a reference step vanish",
                results.history(STAGE, "feature_overlap", null).reason(9).orElseThrow());
    }

    @Test
    void shouldMeasureGradientsAtFixedWeightsAndOverAnEpoch() {
        // 80 samples in batches of 4 are 20 steps an epoch.
        var training = new RecordedTraining(0.5).declareMoments("train");
        double[][] weights = new double[42][];
        for (int t = 0; t < 42; t++) {
            weights[t] = training.weights();
            if (t == 30) {
                training.probeMoments("train");
            }
            training.step(t != 3 && t != 25, false);
        }
        StageResults results = training.stream.run(directory, STAGE).complete();
        assertEquals(List.of(30L), results.steps(STAGE, "gradient_norm", "weights/2"));
        int[] all = new int[RecordedTraining.SAMPLES];
        Arrays.setAll(all, k -> k);
        double[] gradient = training.network.batchGradient(training.network.deltas(weights[30]), all);
        assertEquals(GradientNorm.of(gradient), results.value(30, STAGE, "gradient_norm", "weights/2"), 1e-14);

        List<Long> steps = results.steps(STAGE, "gradient_norm_epoch", "weights/2");
        assertEquals(20L, steps.get(0));
        assertEquals(41L, steps.get(steps.size() - 1));
        assertTrue(!steps.contains(23L) && !steps.contains(25L), "no weights one epoch before, or now");
        for (long step : steps) {
            double[] earlier = weights[(int) step - 20];
            double sum = 0;
            for (int k = 0; k < earlier.length; k++) {
                sum += Math.pow(weights[(int) step][k] - earlier[k], 2);
            }
            assertEquals(Math.sqrt(sum) / 10, results.value(step, STAGE, "gradient_norm_epoch", "weights/2"), 1e-14);
        }
    }

    @Test
    void shouldDeriveTheGradientFromFactors() {
        var training = new RecordedTraining(0.5).declareFactors("train", EventType.PROBE, RecordedTraining.SAMPLES);
        training.probeFactors("train").step(true, false);
        StageResults results = training.stream.run(directory, STAGE).complete();
        int[] all = new int[RecordedTraining.SAMPLES];
        Arrays.setAll(all, k -> k);
        double[] gradient = training.network.batchGradient(training.network.deltas(training.network.weights), all);
        assertEquals(GradientNorm.of(gradient), results.value(0, STAGE, "gradient_norm", "weights/2"), 1e-14);
    }

    @Test
    void shouldKeepOnlyWholeEpochsOfLargeMatrices() {
        var history = new WeightHistory(1 << 20, 100);
        double[] weights = new double[1 << 20];
        weights[0] = 5;
        assertEquals(0, history.remember(100, weights).length);
        assertEquals(0, history.remember(150, weights).length);
        assertEquals(5, history.remember(200, weights)[0]);
        assertEquals(0, history.remember(250, weights).length, "step 150 was no whole epoch");
        assertEquals(0, new WeightHistory(3, 100).remember(100, new double[3]).length);
    }

    /** Gains and variances of a frozen and a trained layer, by plain loops, at the probed step only. */
    @Test
    void shouldPropagateTheTestInputsThroughTheHiddenLayers() {
        double[] first = Oracle.numbers(21, 6);
        double[] second = Oracle.numbers(22, 12);
        double[] bias = {0.5, -0.25, 0, 1};
        double[] inputs = Oracle.numbers(23, 20);
        var stream = new EventStream()
                .declareStatic("weights/1", first, 3, 2)
                .declareStatic("test/inputs", inputs, 10, 2)
                .declare("weights/2", EventType.STEP, 4, 3)
                .declare("bias/2", EventType.STEP, 4)
                .declare("weights/3", EventType.STEP, 1, 4)
                .declare("test/loss", EventType.PROBE);
        stream.configuration()
                .put("activation", "tanh")
                .putArray("layers")
                .add(2)
                .add(3)
                .add(4)
                .add(1);
        stream.probe(2, Map.of("test/loss", new double[] {2}))
                .step(4, Map.of("weights/2", new double[12], "bias/2", bias))
                .probe(5, Map.of("test/loss", new double[] {1}))
                .step(5, Map.of("weights/2", second, "bias/2", bias))
                .step(6, Map.of("weights/2", new double[12], "bias/2", bias))
                .probe(7, Map.of("test/loss", new double[] {1}))
                .step(7, Map.of("weights/2", new double[12], "bias/2", new double[] {Double.POSITIVE_INFINITY, 0, 0, 0
                }));
        StageResults results = stream.run(directory, STAGE).complete();
        assertEquals(List.of(5L, 7L), results.steps(STAGE, "activation_gain", null));
        assertEquals(
                "the weights are not finite",
                results.history(STAGE, "pre_activation_variance", null)
                        .reason(7)
                        .orElseThrow());

        double[] z1 = new double[30];
        double[] z2 = new double[40];
        for (int s = 0; s < 10; s++) {
            for (int i = 0; i < 4; i++) {
                z2[s * 4 + i] = bias[i];
                for (int j = 0; j < 3; j++) {
                    z1[s * 3 + j] = first[j * 2] * inputs[s * 2] + first[j * 2 + 1] * inputs[s * 2 + 1];
                    z2[s * 4 + i] += second[i * 3 + j] * StrictMath.tanh(z1[s * 3 + j]);
                }
            }
        }
        double[] variance = results.at(5, STAGE, "pre_activation_variance", null);
        double[] gain = results.at(5, STAGE, "activation_gain", null);
        double[][] layers = {z1, z2};
        for (int l = 0; l < 2; l++) {
            double mean = Arrays.stream(layers[l]).average().orElseThrow();
            double square = Arrays.stream(layers[l])
                    .map(z -> (z - mean) * (z - mean))
                    .average()
                    .orElseThrow();
            double slope = Arrays.stream(layers[l])
                    .map(z -> 1 - StrictMath.tanh(z) * StrictMath.tanh(z))
                    .average()
                    .orElseThrow();
            assertEquals(square, variance[l], 1e-14);
            assertEquals(slope, gain[l], 1e-14);
        }
    }

    /** An activation that saturates hides from the last layer that the first one is not finite. */
    @Test
    void shouldSayWhyAnInnerLayerIsUndefined() {
        var stream = new EventStream()
                .declareStatic("weights/1", new double[] {Double.POSITIVE_INFINITY, 1}, 2, 1)
                .declareStatic("test/inputs", new double[] {1, 2, 3}, 3, 1)
                .declare("weights/2", EventType.STEP, 2, 2)
                .declare("weights/3", EventType.STEP, 1, 2)
                .declare("test/loss", EventType.PROBE);
        stream.configuration()
                .put("activation", "tanh")
                .putArray("layers")
                .add(1)
                .add(2)
                .add(2)
                .add(1);
        stream.probe(0, Map.of("test/loss", new double[] {1})).step(0, Map.of("weights/2", new double[] {1, 2, 3, 4}));
        StageResults results = stream.run(directory, STAGE).complete();
        double[] variances = results.at(0, STAGE, "pre_activation_variance", null);
        assertTrue(Double.isNaN(variances[0]) && Double.isFinite(variances[1]));
        assertEquals(
                "the weights are not finite",
                results.history(STAGE, "pre_activation_variance", null)
                        .reason(0)
                        .orElseThrow());
    }

    @Test
    void shouldRefuseParametersThatMakeNoSense() {
        for (var wrong : List.of(
                Map.of("reference_steps", ""),
                Map.of("reference_steps", "-1"),
                Map.of("density_bins", "0"),
                Map.of("density_bins", "2.5"),
                Map.of("density_limit", "0"))) {
            String name = wrong.keySet().iterator().next();
            EventStream stream = withFrozenOutputs();
            InvalidRequestException refused = assertThrows(
                    InvalidRequestException.class,
                    () -> stream.run(directory, List.of(new StageRequest(STAGE, wrong))));
            assertTrue(refused.getMessage().contains("observables." + name), refused.getMessage());
        }
    }

    @Test
    void shouldFailWhereThereIsNothingToObserve() {
        var stream = new EventStream().declare("other/tensor", EventType.STEP, 3);
        assertThrows(TensorNotRecordedException.class, () -> stream.run(directory, STAGE));
    }

    @Test
    void shouldGiveEqualBitsForEqualStreams(@TempDir Path other) {
        StageResults one = withFrozenOutputs().run(directory, STAGE);
        StageResults two = withFrozenOutputs().run(other, STAGE);
        assertArrayEquals(one.at(7, STAGE, "node_energy", null), two.at(7, STAGE, "node_energy", null));
    }
}
