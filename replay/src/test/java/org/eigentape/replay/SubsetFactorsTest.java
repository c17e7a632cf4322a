package org.eigentape.replay;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eigentape.engine.event.EventType;
import org.eigentape.engine.event.EventView;
import org.eigentape.engine.event.TensorDeclaration;
import org.eigentape.engine.graph.StageOutcome;
import org.eigentape.engine.graph.StageRequest;
import org.eigentape.engine.network.experiment.TeacherStudentProvider;
import org.eigentape.engine.policy.RecordingPolicy;
import org.eigentape.engine.result.ResultState;
import org.eigentape.engine.session.RecordingSession;
import org.eigentape.engine.session.SessionListener;
import org.eigentape.engine.session.SessionRequest;
import org.eigentape.engine.simulation.Configuration;
import org.eigentape.engine.simulation.SimulationProvider;
import org.eigentape.engine.simulation.SweepPreset;
import org.eigentape.engine.stage.OutputDeclaration;
import org.eigentape.engine.stage.ResultSink;
import org.eigentape.engine.stage.Stage;
import org.eigentape.engine.stage.StageCatalog;
import org.eigentape.engine.stage.StageContext;
import org.eigentape.engine.stage.StageDescription;
import org.eigentape.engine.stage.StageProvider;
import org.eigentape.engine.stage.TensorNeed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The factors of the first 256 training samples, as cells of the phase diagram keep them, are enough for a stage that nobody
 * had thought of when they were recorded: the mean gradient that it makes of them is that of weights and inputs.
 */
class SubsetFactorsTest {

    private static final int HIDDEN = 32;
    private static final int FEATURES = 16;
    private static final int INPUTS = 3;
    private static final long STEPS = 500;

    @TempDir
    Path folder;

    @Test
    void shouldGiveTheMeanGradientOfWeightsAndInputs() throws InterruptedException {
        record(4000, policyOfTheDiagram());
        FactorStage stage = new FactorStage();
        StageCatalog catalog = new StageCatalog(List.of(stage));
        List<StageOutcome> outcomes = new Replay(
                        folder.resolve("recording"), EventSelection.ALL, catalog, List.of(StageRequest.of("factors")))
                .run(VerificationProgress.NONE, () -> false);
        assertTrue(outcomes.stream().allMatch(outcome -> outcome.state() == ResultState.COMPLETE), outcomes.toString());
        assertEquals(List.of(0L, STEPS), List.copyOf(stage.fromFactors.keySet()));
        stage.fromFactors.forEach((step, mean) -> {
            assertArrayEquals(stage.fromWeights.get(step), mean, 1e-12);
            assertTrue(Arrays.stream(mean).anyMatch(element -> Math.abs(element) > 1e-4), "the gradient vanishes");
        });
        assertFalse(Arrays.equals(stage.fromFactors.get(0L), stage.fromFactors.get(STEPS)), "nothing has changed");
    }

    @Test
    void shouldTakeTheFirstSamplesOfTheTrainingSet() throws InterruptedException {
        record(300, List.of("at=end", "subset/*:at=end", "train/deltas/2:at=end", "train/activations/2:at=end"));
        for (String kind : List.of("deltas/2", "activations/2")) {
            double[] whole = last("train/" + kind);
            double[] subset = last("subset/" + kind);
            assertEquals(whole.length / 300 * 256, subset.length);
            assertArrayEquals(Arrays.copyOf(whole, subset.length), subset);
        }
    }

    @Test
    void shouldTakeAllWhereThereAreFewer() throws InterruptedException {
        record(100, List.of("at=end", "subset/*:at=end", "train/*:at=end"));
        for (String kind : List.of("deltas/2", "activations/2", "gradient.moments/2", "loss")) {
            assertArrayEquals(last("train/" + kind), last("subset/" + kind));
        }
    }

    private static List<String> policyOfTheDiagram() {
        SweepPreset diagram = new TeacherStudentProvider()
                .sweeps().stream()
                        .filter(sweep -> sweep.experiment().name().equals("paper-short"))
                        .findFirst()
                        .orElseThrow();
        List<String> rules = new ArrayList<>(diagram.experiment().policy());
        rules.remove("at=end-epoch");
        return rules;
    }

    private void record(int samples, List<String> policy) throws InterruptedException {
        SimulationProvider network = new TeacherStudentProvider();
        new RecordingSession(new SessionRequest(
                        network,
                        null,
                        new Configuration(network.keys(), Map.of("samples", new TextNode(Integer.toString(samples)))),
                        RecordingPolicy.of(policy, List.of()),
                        1,
                        STEPS,
                        3,
                        1,
                        new StageCatalog(List.of()),
                        List.of(),
                        folder.resolve("recording"),
                        "test"))
                .record(new SessionListener() {});
    }

    private double[] last(String name) {
        try (RecordingReader reader = RecordingReader.open(folder.resolve("recording"), EventSelection.ALL)) {
            TensorDeclaration tensor = reader.schema().tensor(name);
            double[] values = new double[tensor.elements()];
            for (EventView event = reader.next(); event != null; event = reader.next()) {
                event.copy(tensor, values);
            }
            return values;
        }
    }

    /** Computes the mean gradient of the subset twice, from factors and from weights and inputs, and keeps both. */
    private static final class FactorStage implements StageProvider {

        final TreeMap<Long, double[]> fromFactors = new TreeMap<>();
        final TreeMap<Long, double[]> fromWeights = new TreeMap<>();

        @Override
        public StageDescription description() {
            return new StageDescription(
                    "factors",
                    1,
                    "Mean gradient of the subset.",
                    List.of(
                            TensorNeed.required("subset/deltas/2", "g"),
                            TensorNeed.required("subset/activations/2", "a"),
                            TensorNeed.required("weights/2", "W")),
                    List.of(),
                    List.of(new OutputDeclaration("samples", "scalar", "1", "number of samples")),
                    List.of());
        }

        @Override
        public Stage create(StageContext context) {
            TensorDeclaration deltas = context.recorded("subset/deltas/2");
            TensorDeclaration activations = context.recorded("subset/activations/2");
            TensorDeclaration weights = context.recorded("weights/2");
            var samples = context.declare("samples", null);
            double[] g = new double[deltas.elements()];
            // The first layer is frozen, so its activations were recorded once.
            double[] a = new double[activations.elements()];
            double[] w = new double[weights.elements()];
            return (EventView event, ResultSink results) -> {
                event.copy(activations, a);
                if (event.copy(deltas, g)) {
                    fromFactors.put(event.step(), mean(g, a));
                    results.put(samples, deltas.rows());
                }
                if (event.is(EventType.STEP) && event.copy(weights, w) && fromFactors.containsKey(event.step())) {
                    fromWeights.put(event.step(), expected(context, w, deltas.rows()));
                }
            };
        }

        private static double[] mean(double[] g, double[] a) {
            double[] mean = new double[FEATURES * HIDDEN];
            int count = g.length / FEATURES;
            for (int sample = 0; sample < count; sample++) {
                for (int i = 0; i < FEATURES; i++) {
                    for (int k = 0; k < HIDDEN; k++) {
                        mean[i * HIDDEN + k] += g[sample * FEATURES + i] * a[sample * HIDDEN + k] / count;
                    }
                }
            }
            return mean;
        }

        /** Backpropagation written out: g_i = (yhat - y) W3_i (1 - tanh^2 z_i). */
        private static double[] expected(StageContext context, double[] w2, int count) {
            double[] w1 = context.staticTensor("weights/1").orElseThrow();
            double[] w3 = context.staticTensor("weights/3").orElseThrow();
            double[] x = context.staticTensor("train/inputs").orElseThrow();
            double[] y = context.staticTensor("train/targets").orElseThrow();
            double[] g = new double[count * FEATURES];
            double[] a = new double[count * HIDDEN];
            for (int sample = 0; sample < count; sample++) {
                for (int k = 0; k < HIDDEN; k++) {
                    a[sample * HIDDEN + k] = StrictMath.tanh(inner(w1, k * INPUTS, x, sample * INPUTS, INPUTS));
                }
                double[] phi = new double[FEATURES];
                for (int i = 0; i < FEATURES; i++) {
                    phi[i] = StrictMath.tanh(inner(w2, i * HIDDEN, a, sample * HIDDEN, HIDDEN));
                }
                double error = inner(w3, 0, phi, 0, FEATURES) - y[sample];
                for (int i = 0; i < FEATURES; i++) {
                    g[sample * FEATURES + i] = error * w3[i] * (1 - phi[i] * phi[i]);
                }
            }
            return mean(g, a);
        }

        private static double inner(double[] left, int from, double[] right, int other, int length) {
            double sum = 0;
            for (int k = 0; k < length; k++) {
                sum += left[from + k] * right[other + k];
            }
            return sum;
        }
    }
}
