package org.eigentape.stages.spacing;

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
import org.eigentape.stages.dyson.FactorMoments;
import org.eigentape.stages.fixture.GramMatrix;
import org.eigentape.stages.fixture.RecordedTraining;
import org.eigentape.stages.fixture.StageResults;
import org.eigentape.stages.spectrum.SymmetricEigenSolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LevelSpacingStageTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(SpacingConvention.class)
    void shouldEmitTheEquationOfEveryConvention(SpacingConvention convention) {
        String set = convention == SpacingConvention.PUBLISHED ? "published" : "train";
        var training = new RecordedTraining(0.01).declareMoments(set);
        training.step(true, false);
        double[] weights = training.weights();
        training.probeMoments(set).step(true, false);
        StageResults results = run(training, convention);

        var factors = new FactorMoments(RecordedTraining.SHAPE, RecordedTraining.SAMPLES);
        factors.set(weights, training.network.deltas(weights), training.network.activations);
        double[] gram = new double[16];
        GramMatrix.compute(weights, RecordedTraining.SHAPE, gram);
        var solver = new SymmetricEigenSolver(4);
        solver.decompose(gram);
        var expected = new SpacingCalculator(4).compute(convention, factors, solver.vectors());
        assertEquals(expected.drift(), value(results, "K_S"), 1e-12);
        assertEquals(expected.repulsion(), value(results, "V_S"), 1e-12);
        assertEquals(expected.diffusion(), value(results, "D_S"), 1e-12);
        assertEquals(-value(results, "K_S") / value(results, "V_S"), value(results, "signal_to_noise"));

        double spacing = results.value(1, "spectrum", "spacing_mean", "weights/2");
        double start = results.value(0, "spectrum", "spacing_mean", "weights/2");
        double temperature = 0.01 / 4;
        assertEquals(temperature / spacing, value(results, "noise_over_spacing"));
        double bound = 3 * temperature / (4 * Math.sqrt(4.0 / 6));
        assertEquals(bound, value(results, "noise_over_bound"), 1e-15);
        assertEquals(expected.convergesAt(temperature / spacing) ? 1 : 0, value(results, "converging"));
        assertEquals(expected.convergesAt(bound) ? 1 : 0, value(results, "converged"));
        assertEquals(expected.convergesAt(temperature / start) ? 1 : 0, value(results, "converged_S0"));
        assertEquals(List.of(1L), results.steps("level-spacing", "K_S", "weights/2"));
        boolean exact =
                Double.isFinite(value(results, "coulomb_S")) && Double.isFinite(value(results, "delta_delta_S"));
        assertEquals(convention == SpacingConvention.DYSON, exact);
    }

    /** Layers too wide for moments: drift from the mean gradient over all samples, variances from the first ones. */
    @ParameterizedTest
    @EnumSource(
            value = SpacingConvention.class,
            names = {"DYSON", "GRADIENT_BASIS"})
    void shouldTakeVariancesFromTheSamplesThatHaveFactors(SpacingConvention convention) {
        int some = 30;
        var training = new RecordedTraining(0.01);
        training.stream.declare(
                "train/gradient.mean/2", EventType.PROBE, RecordedTraining.ROWS, RecordedTraining.COLUMNS);
        training.declareFactors("subset", EventType.PROBE, some);
        double[] weights = training.weights();
        double[] deltas = training.network.deltas(weights);
        double[] activations = training.network.activations;
        double[] someDeltas = Arrays.copyOf(deltas, some * RecordedTraining.ROWS);
        double[] someActivations = Arrays.copyOf(activations, some * RecordedTraining.COLUMNS);
        double[] mean = new double[RecordedTraining.SHAPE.size()];
        for (int sample = 0; sample < RecordedTraining.SAMPLES; sample++) {
            for (int k = 0; k < mean.length; k++) {
                mean[k] += deltas[sample * RecordedTraining.ROWS + k / RecordedTraining.COLUMNS]
                        * activations[sample * RecordedTraining.COLUMNS + k % RecordedTraining.COLUMNS]
                        / RecordedTraining.SAMPLES;
            }
        }
        training.stream.probe(
                0,
                Map.of(
                        "train/gradient.mean/2",
                        mean,
                        "subset/deltas/2",
                        someDeltas,
                        "subset/activations/2",
                        someActivations));
        training.step(true, false);
        StageResults results = run(training, convention);

        var all = new FactorMoments(RecordedTraining.SHAPE, RecordedTraining.SAMPLES);
        all.set(weights, deltas, activations);
        var sample = new FactorMoments(RecordedTraining.SHAPE, some);
        sample.set(weights, someDeltas, someActivations);
        double[] gram = new double[16];
        GramMatrix.compute(weights, RecordedTraining.SHAPE, gram);
        var solver = new SymmetricEigenSolver(4);
        solver.decompose(gram);
        var exact = new SpacingCalculator(4).compute(convention, all, solver.vectors());
        assertEquals(exact.drift(), results.value(0, "level-spacing", "K_S", "weights/2"), 1e-12);
        if (convention == SpacingConvention.DYSON) {
            var estimated = new SpacingCalculator(4).compute(convention, sample, solver.vectors());
            assertEquals(estimated.repulsion(), results.value(0, "level-spacing", "V_S", "weights/2"), 1e-12);
            assertEquals(estimated.diffusion(), results.value(0, "level-spacing", "D_S", "weights/2"), 1e-12);
        }
        assertTrue(Math.abs(exact.repulsion() - results.value(0, "level-spacing", "V_S", "weights/2")) > 1e-6);
    }

    /** The exact forces of this stage are those of the stage {@code dyson}, per unit of eps x step. */
    @Test
    void shouldAgreeWithTheDysonStage() {
        var training = new RecordedTraining(0.01).declareMoments("train");
        training.probeMoments("train").step(true, false);
        StageResults results =
                training.stream.run(directory, "level-spacing", "dyson").complete();
        double[] coulomb = results.at(0, "dyson", "coulomb", "weights/2");
        double[] quadratic = results.at(0, "dyson", "delta_delta", "weights/2");
        double[] drift = results.at(0, "dyson", "drift", "weights/2");
        assertEquals(
                (coulomb[3] - coulomb[0]) / 0.03, results.value(0, "level-spacing", "coulomb_S", "weights/2"), 1e-15);
        assertEquals(
                (quadratic[3] - quadratic[0]) / 0.03,
                results.value(0, "level-spacing", "delta_delta_S", "weights/2"),
                1e-15);
        assertEquals((drift[3] - drift[0]) / 0.03, results.value(0, "level-spacing", "K_S", "weights/2"), 1e-15);
    }

    /**
     * Two levels of four coincide at zero, or two in between: without eigenvectors of X there is no K_S of the first, and no V_S of
     * either. The basis of the gradient does not need them.
     */
    @ParameterizedTest
    @EnumSource(SpacingConvention.class)
    void shouldSayThatEigenvectorsAreLostInRounding(SpacingConvention convention) {
        String set = convention == SpacingConvention.PUBLISHED ? "published" : "train";
        var training = new RecordedTraining(0.01).declareFactors(set, EventType.PROBE, RecordedTraining.SAMPLES);
        double[][] diagonals = {{0, 0, 2, 3}, {1, 2, 2, 3}};
        for (int step = 0; step < 2; step++) {
            double[] weights = new double[RecordedTraining.SHAPE.size()];
            for (int i = 0; i < 4; i++) {
                weights[i * RecordedTraining.COLUMNS + i] = diagonals[step][i];
            }
            training.stream
                    .probe(
                            step,
                            Map.of(
                                    set + "/deltas/2",
                                    training.network.deltas(weights),
                                    set + "/activations/2",
                                    training.network.activations))
                    .step(step, Map.of("weights/2", weights));
        }
        StageResults results = run(training, convention);
        boolean needed = convention != SpacingConvention.GRADIENT_BASIS;
        for (String output : List.of("K_S", "D_S")) {
            assertEquals(needed, Double.isNaN(results.value(0, "level-spacing", output, "weights/2")), output);
            assertTrue(Double.isFinite(results.value(1, "level-spacing", output, "weights/2")), output);
        }
        for (String output : List.of("V_S", "signal_to_noise", "converging", "converged", "converged_S0")) {
            for (int step = 0; step < 2; step++) {
                assertEquals(needed, Double.isNaN(results.value(step, "level-spacing", output, "weights/2")), output);
                assertEquals(
                        needed
                                ? "two eigenvalues coincide within rounding, so they have no eigenvectors of their own"
                                : "",
                        results.history("level-spacing", output, "weights/2")
                                .reason(step)
                                .orElse(""));
            }
        }
        if (convention == SpacingConvention.DYSON) {
            for (String output : List.of("coulomb_S", "delta_delta_S")) {
                assertTrue(Double.isNaN(results.value(0, "level-spacing", output, "weights/2")), output);
                assertTrue(Double.isFinite(results.value(1, "level-spacing", output, "weights/2")), output);
            }
        }
        assertTrue(Double.isFinite(results.value(0, "level-spacing", "noise_over_spacing", "weights/2")));
    }

    @Test
    void shouldMeasureTheInitialVarianceWhereItIsNotConfigured() {
        var training = new RecordedTraining(0.01).declareMoments("train");
        training.stream.configuration().remove("sigmaW");
        double square = 0;
        for (double weight : training.weights()) {
            square += weight * weight;
        }
        training.probeMoments("train").step(true, false);
        StageResults results = training.stream.run(directory, "level-spacing").complete();
        double bound = 3 * 0.0025 / (4 * Math.sqrt(4.0 / 6) * square / 24 * 6);
        assertEquals(bound, results.value(0, "level-spacing", "noise_over_bound", "weights/2"), 1e-14);
    }

    @Test
    void shouldTakeSigmaFromALayerListOrItsInverse() {
        for (String form : List.of("list", "inverse")) {
            var training = new RecordedTraining(0.01).declareMoments("train");
            if (form.equals("list")) {
                training.stream
                        .configuration()
                        .putArray("sigmaW")
                        .add(7)
                        .add(0.5)
                        .add(7);
            } else {
                training.stream.configuration().put("inverseSigmaW", 2).remove("sigmaW");
            }
            training.probeMoments("train").step(true, false);
            StageResults results = training.stream
                    .run(directory.resolve(form), "level-spacing")
                    .complete();
            double bound = 3 * 0.0025 / (4 * Math.sqrt(4.0 / 6) * 0.25);
            assertEquals(bound, results.value(0, "level-spacing", "noise_over_bound", "weights/2"), 1e-14, form);
        }
    }

    @Test
    void shouldSayWhyTheInitialSpacingIsNotKnown() {
        var training = new RecordedTraining(0.01).declareMoments("train");
        training.step(false, false).probeMoments("train").step(true, false);
        StageResults results = training.stream.run(directory, "level-spacing").complete();
        assertEquals(
                "the weights at step 0 were not recorded",
                results.history("level-spacing", "converged_S0", "weights/2")
                        .reason(1)
                        .orElseThrow());
        assertTrue(Double.isFinite(results.value(1, "level-spacing", "converged", "weights/2")));
    }

    /** A network whose units are all dead has no gradients: 0 &lt;= 0 is no convergence. */
    @ParameterizedTest
    @EnumSource(SpacingConvention.class)
    void shouldLeaveItOpenWhetherANetworkWithoutGradientsConverges(SpacingConvention convention) {
        String set = convention == SpacingConvention.PUBLISHED ? "published" : "train";
        var training = new RecordedTraining(0.01).declareMoments(set);
        java.util.Arrays.fill(training.network.outputWeights, 0);
        training.step(true, false).probeMoments(set).step(true, false);
        StageResults results = run(training, convention);
        assertEquals(0.0, Math.abs(value(results, "K_S")));
        assertEquals(0.0, Math.abs(value(results, "V_S")));
        for (String criterion : List.of("converging", "converged", "converged_S0")) {
            assertTrue(Double.isNaN(value(results, criterion)), criterion);
            assertEquals(
                    "the gradients vanish: K_S and V_S are both zero",
                    results.history("level-spacing", criterion, "weights/2")
                            .reason(1)
                            .orElseThrow());
        }
    }

    @Test
    void shouldAskForTheFixedInputsOfThePublishedConvention() {
        var training = new RecordedTraining(0.01).declareMoments("train");
        TensorNotRecordedException refused = assertThrows(
                TensorNotRecordedException.class,
                () -> training.stream.run(
                        directory, List.of(new StageRequest("level-spacing", Map.of("convention", "published")))));
        assertTrue(refused.getMessage().contains("published/gradient.moments/*"), refused.getMessage());
        var none = new RecordedTraining(0.01);
        assertThrows(TensorNotRecordedException.class, () -> none.stream.run(directory, "level-spacing"));
    }

    @Test
    void shouldRefuseAnUnknownConvention() {
        var training = new RecordedTraining(0.01).declareFactors("train", EventType.PROBE, RecordedTraining.SAMPLES);
        InvalidRequestException refused = assertThrows(
                InvalidRequestException.class,
                () -> training.stream.run(
                        directory, List.of(new StageRequest("level-spacing", Map.of("convention", "paper-literal")))));
        assertTrue(refused.getMessage().contains("gradient-basis"), refused.getMessage());
    }

    private StageResults run(RecordedTraining training, SpacingConvention convention) {
        return training.stream
                .run(directory, List.of(new StageRequest("level-spacing", Map.of("convention", convention.label()))))
                .complete();
    }

    private static double value(StageResults results, String output) {
        return results.value(1, "level-spacing", output, "weights/2");
    }
}
