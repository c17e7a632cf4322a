package org.eigentape.stages.dyson;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eigentape.engine.error.TensorNotRecordedException;
import org.eigentape.engine.event.EventType;
import org.eigentape.stages.fixture.EventStream;
import org.eigentape.stages.fixture.GramMatrix;
import org.eigentape.stages.fixture.JacobiEigenSolver;
import org.eigentape.stages.fixture.Oracle;
import org.eigentape.stages.fixture.RecordedTraining;
import org.eigentape.stages.fixture.StageResults;
import org.eigentape.stages.input.SgdStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DysonStageTest {

    private static final String[] TERMS = {
        "drift",
        "coulomb",
        "delta_delta",
        "mean_squared_gradient",
        "diffusion",
        "predicted_paper",
        "predicted",
        "residual_paper",
        "residual",
        "perturbation"
    };

    @TempDir
    Path directory;

    @Test
    void shouldEmitEveryTermAtAProbe() {
        var training = new RecordedTraining(0.01).declareMoments("train").declareFactors("batch", EventType.STEP, 4);
        double[] weights = training.weights();
        training.probeMoments("train").step(true, true);
        double[] next = training.weights();
        StageResults results = training.stream.run(directory, "dyson").complete();

        var factors = new FactorMoments(RecordedTraining.SHAPE, RecordedTraining.SAMPLES);
        factors.set(weights, training.network.deltas(weights), training.network.activations);
        var moments = new RotatedMoments(4);
        factors.rotate(GradientMomentsTest.eigenvectors(weights, RecordedTraining.SHAPE), moments);
        var increment = new EigenvalueIncrement(4);
        double[] before = eigenvalues(weights);
        increment.compute(before, moments, SgdStep.withReplacement(0.01, 4));
        check(results, "drift", increment.drift());
        check(results, "coulomb", increment.coulomb());
        check(results, "delta_delta", increment.deltaDelta());
        check(results, "mean_squared_gradient", increment.meanSquaredGradient());
        check(results, "diffusion", increment.diffusion());
        check(results, "predicted_paper", increment.predictedPaper());
        check(results, "predicted", increment.predicted());
        check(results, "perturbation", new double[] {increment.perturbation()});
        assertEquals(1, results.value(0, "dyson", "perturbative", "weights/2"));

        double[] after = eigenvalues(next);
        double[] residual = new double[4];
        for (int i = 0; i < 4; i++) {
            residual[i] = (after[i] - before[i] - increment.predicted()[i])
                    / Math.sqrt(increment.diffusion()[i]);
        }
        Oracle.assertClose(residual, results.at(0, "dyson", "residual", "weights/2"), 1e-7, "residual");
    }

    private static void check(StageResults results, String output, double[] expected) {
        Oracle.assertClose(expected, results.at(0, "dyson", output, "weights/2"), 1e-10, output);
    }

    @Test
    void shouldAgreeBetweenMomentsAndFactors(@TempDir Path other) {
        var moments = new RecordedTraining(0.01).declareMoments("train").declareFactors("batch", EventType.STEP, 4);
        var factors = new RecordedTraining(0.01)
                .declareFactors("train", EventType.PROBE, RecordedTraining.SAMPLES)
                .declareFactors("batch", EventType.STEP, 4);
        moments.probeMoments("train").step(true, true);
        factors.probeFactors("train").step(true, true);
        StageResults fromMoments = moments.stream.run(directory, "dyson").complete();
        StageResults fromFactors = factors.stream.run(other, "dyson").complete();
        for (String term : TERMS) {
            Oracle.assertClose(
                    fromFactors.at(0, "dyson", term, "weights/2"),
                    fromMoments.at(0, "dyson", term, "weights/2"),
                    1e-10,
                    term);
        }
    }

    @Test
    void shouldTakeTheStepFromTheNextWeightsWhereTheBatchWasNotRecorded(@TempDir Path other) {
        var batch = new RecordedTraining(0.01).declareMoments("train").declareFactors("batch", EventType.STEP, 4);
        var next = new RecordedTraining(0.01).declareMoments("train");
        batch.probeMoments("train").step(true, true);
        next.probeMoments("train").step(true, false).step(true, false);
        StageResults fromBatch = batch.stream.run(directory, "dyson").complete();
        StageResults fromNext = next.stream.run(other, "dyson").complete();
        assertEquals(List.of(0L), fromNext.steps("dyson", "residual", "weights/2"));
        Oracle.assertClose(
                fromBatch.at(0, "dyson", "residual", "weights/2"),
                fromNext.at(0, "dyson", "residual", "weights/2"),
                1e-9,
                "residual");
    }

    @Test
    void shouldNotBridgeAGapInTheSteps() {
        var training = new RecordedTraining(0.01).declareMoments("train");
        training.probeMoments("train")
                .step(true, false)
                .step(false, false)
                .step(true, false)
                .probeMoments("train")
                .step(true, false);
        StageResults results = training.stream.run(directory, "dyson").complete();
        assertEquals(List.of(0L, 3L), results.steps("dyson", "predicted", "weights/2"));
        assertEquals(List.of(), results.steps("dyson", "residual", "weights/2"));
    }

    /** Residuals of random batches, standardised with the full prediction, have mean 0 and variance 1. */
    @Test
    void shouldStandardiseTheResidualsOfATrainingRun() {
        var training = new RecordedTraining(0.001).declareMoments("train").declareFactors("batch", EventType.STEP, 4);
        int steps = 1500;
        for (int t = 0; t < steps; t++) {
            training.probeMoments("train").step(true, true);
        }
        StageResults results = training.stream.run(directory, "dyson").complete();
        var history = results.history("dyson", "residual", "weights/2");
        double mean = 0;
        double square = 0;
        for (int t = 0; t < steps; t++) {
            mean += history.value(t, 3) / steps;
            square += history.value(t, 3) * history.value(t, 3) / steps;
        }
        assertEquals(0, mean, 4 / Math.sqrt(steps));
        assertEquals(1, square, 0.15);
    }

    @Test
    void shouldSayWhyACoincidenceHasNoPrediction() {
        var stream = new EventStream()
                .declare("weights/2", EventType.STEP, 2, 2)
                .declare("train/deltas/2", EventType.PROBE, 3, 2)
                .declare("train/activations/2", EventType.PROBE, 3, 2);
        stream.configuration().put("learningRate", 0.1).put("batchSize", 1);
        stream.probe(0, Map.of("train/deltas/2", new double[] {1, 2, 3, 4, 5, 7}, "train/activations/2", new double[] {
                    1, 0, 2, 1, 0, 3
                }))
                .step(0, Map.of("weights/2", new double[] {1, 0, 0, 1}));
        StageResults results = stream.run(directory, "dyson").complete();
        assertTrue(Double.isNaN(results.value(0, "dyson", "coulomb", "weights/2")));
        for (String output : List.of("drift", "predicted", "perturbation")) {
            assertEquals(
                    "two eigenvalues coincide within rounding, so they have no eigenvectors of their own",
                    results.history("dyson", output, "weights/2").reason(0).orElseThrow());
        }
        assertEquals(0, results.value(0, "dyson", "perturbative", "weights/2"));
    }

    /**
     * W = diag(1, 2) with further rows of zeros, or with one row that leaves two levels at zero: what belongs to the levels that
     * have eigenvectors does not suffer.
     */
    @Test
    void shouldPredictTheLevelsThatDoNotCoincide() {
        double[] deltas = {1, 2, 3, 4, 5, 7, 2, -1, 1};
        double[] activations = {1, 0, 2, 1, 0, 3, 1, 1, 1};
        var stream = new EventStream()
                .declare("weights/2", EventType.STEP, 3, 3)
                .declare("train/deltas/2", EventType.PROBE, 3, 3)
                .declare("train/activations/2", EventType.PROBE, 3, 3)
                .declare("batch/gradient.mean/2", EventType.STEP, 3, 3);
        stream.configuration().put("learningRate", 0.01).put("batchSize", 1);
        double[][] weights = {{0, 0, 0, 0, 2, 0, 0, 0, 1}, {0, 0, 0, 0, 2, 0, 0, 0, 0}};
        double[] gradient = {1, 2, 0, 0, 1, 1, 0.5, 0, 1};
        for (int step = 0; step < 2; step++) {
            stream.probe(step, Map.of("train/deltas/2", deltas, "train/activations/2", activations))
                    .step(step, Map.of("weights/2", weights[step], "batch/gradient.mean/2", gradient));
        }
        StageResults results = stream.run(directory, "dyson").complete();
        for (String output : List.of("drift", "coulomb", "delta_delta", "diffusion", "predicted", "residual")) {
            double[] one = results.at(0, "dyson", output, "weights/2");
            assertEquals(output.equals("residual"), Double.isNaN(one[0]), output + ": only x_1 is lost, not u_1");
            assertTrue(Double.isFinite(one[1]) && Double.isFinite(one[2]), output);
            double[] two = results.at(1, "dyson", output, "weights/2");
            assertTrue(Double.isNaN(two[0]) && Double.isNaN(two[1]) && Double.isFinite(two[2]), output);
        }
        assertTrue(Double.isFinite(results.value(0, "dyson", "perturbation", "weights/2")));
        assertTrue(Double.isNaN(results.value(1, "dyson", "perturbation", "weights/2")));
        assertEquals(0, results.value(1, "dyson", "perturbative", "weights/2"));
        assertEquals(
                "singular values below max(n_out, n_in) epsilon sigma_max are lost in rounding",
                results.history("dyson", "residual", "weights/2").reason(0).orElseThrow());
        // By hand for the largest level, u = e_2 and W = 2 e_2 e_2^T: -eps 4 <g_2 a_2> of the three samples.
        assertEquals(-0.01 * 4 * (2 * 0 + 5 * 0 - 1 * 1) / 3, results.at(1, "dyson", "drift", "weights/2")[2], 1e-15);
    }

    @Test
    void shouldFailAtOnceWithoutGradients() {
        var training = new RecordedTraining(0.01);
        var error = assertThrows(TensorNotRecordedException.class, () -> training.stream.run(directory, "dyson"));
        assertTrue(error.getMessage().contains("train/gradient.moments/"), error.getMessage());
    }

    @Test
    void shouldNameTheConfigurationKeyThatIsMissing() {
        var training = new RecordedTraining(0.01).declareMoments("train");
        training.stream.configuration().remove("batchSize");
        String reason = training.stream.run(directory, "dyson").failure("dyson");
        assertTrue(reason.contains("batchSize"), reason);
    }

    @Test
    void shouldGiveEqualBitsForEqualStreams(@TempDir Path other) {
        for (String output : TERMS) {
            assertArrayEquals(
                    oneProbe(directory).at(0, "dyson", output, "weights/2"),
                    oneProbe(other).at(0, "dyson", output, "weights/2"));
        }
    }

    private static StageResults oneProbe(Path place) {
        var training = new RecordedTraining(0.01).declareMoments("train").declareFactors("batch", EventType.STEP, 4);
        training.probeMoments("train").step(true, true);
        return training.stream.run(place, "dyson");
    }

    private static double[] eigenvalues(double[] weights) {
        double[] gram = new double[16];
        GramMatrix.compute(weights, RecordedTraining.SHAPE, gram);
        return JacobiEigenSolver.eigenvalues(gram, 4);
    }
}
