package org.eigentape.stages.levels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.event.EventType;
import org.eigentape.engine.graph.StageRequest;
import org.eigentape.engine.numeric.NormalSampler;
import org.eigentape.engine.numeric.RandomStream;
import org.eigentape.stages.fixture.Diagonals;
import org.eigentape.stages.fixture.EventStream;
import org.eigentape.stages.fixture.Oracle;
import org.eigentape.stages.fixture.StageResults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnsembleLevelsTest {

    private static final String STAGE = "spacing-statistics";
    private static final String TENSOR = Diagonals.TENSOR;
    private static final int N = 12;

    @TempDir
    Path directory;

    private final Oracle oracle = new Oracle("ensemble");

    private StageResults run(EventStream stream, Map<String, String> parameters) {
        return stream.run(directory, List.of(new StageRequest(STAGE, parameters)))
                .complete();
    }

    private static double value(StageResults results, long step, String output) {
        return results.ensembleAt(step, STAGE, output, TENSOR)[0];
    }

    private static String why(StageResults results, long step, String output) {
        return results.ensemble(STAGE, output, TENSOR).reason(step).orElse("");
    }

    /** 40 runs at one step, and one run of 40 steps that are pooled: the same sample. */
    @ParameterizedTest
    @CsvSource({"runs, 0", "steps, 390"})
    void shouldAgreeWithScipy(String kind, long step) {
        double[] spectra = oracle.values("spectra");
        StageResults results = kind.equals("runs")
                ? run(Diagonals.inRuns(N, spectra), Map.of("degree", "2", "trim", "0", "lengths", "1,2,5"))
                : run(
                        Diagonals.inSteps(N, spectra),
                        Map.of("degree", "2", "trim", "0", "lengths", "1,2,5", "pool_from", "0"));
        assertEquals(40, value(results, step, "pooled_spectra"));
        assertEquals(0, value(results, step, "missing_spectra"));
        assertEquals(0, value(results, step, "diverged_runs"));
        oracle.check("unfolded", value(results, step, "unfolded_spectra"), 0);
        oracle.check("binder", value(results, step, "binder"), 1e-11);
        assertEquals(-oracle.value("binder"), value(results, step, "binder_usual"), 1e-11);
        oracle.check("wigner", value(results, step, "wigner_ks"), 1e-9);
        oracle.check("variance", value(results, step, "spacing_variance"), 1e-9);
        oracle.check("brody", value(results, step, "brody"), 1e-6);
        oracle.check("ratio", value(results, step, "ratio_mean"), 1e-11);
        check(results, step, "number_variance", "number_variance", 1e-8);
        check(results, step, "rigidity", "rigidity", 1e-8);
        check(results, step, "pair.spacing", "pair_spacing", 1e-11);
        check(results, step, "pair.wigner", "pair_wigner_ks", 1e-10);
        check(results, step, "pair.variance", "pair_spacing_variance", 1e-10);
        check(results, step, "pair.brody", "pair_brody", 1e-6);
        check(results, step, "pair.binder", "pair_binder", 1e-9);
        check(results, step, "pair.center", "two_level_center", 1e-11);
        check(results, step, "pair.sigma", "two_level_sigma", 1e-11);
        check(results, step, "pair.ks", "two_level_ks", 1e-9);
        double[] ranks = IntStream.range(0, N - 1).mapToDouble(i -> N - 1 - i).toArray();
        assertArrayEquals(ranks, results.ensembleAt(step, STAGE, "pair_rank", TENSOR));
        assertEquals(1, results.ensemble(STAGE, "binder", TENSOR).size(), "pooled steps give one value");
    }

    private void check(StageResults results, long step, String quantity, String output, double tolerance) {
        oracle.check(quantity, results.ensembleAt(step, STAGE, output, TENSOR), tolerance);
    }

    @Test
    void shouldUnfoldAllSpectraTogetherAsScipyDoes() {
        StageResults results = run(
                Diagonals.inRuns(N, oracle.values("spectra")),
                Map.of("ensemble_unfolding", "together", "degree", "5", "lengths", "1,2,5"));
        oracle.check("together.wigner", value(results, 0, "wigner_ks"), 1e-9);
        oracle.check("together.variance", value(results, 0, "spacing_variance"), 1e-9);
        check(results, 0, "together.number_variance", "number_variance", 1e-8);
        check(results, 0, "together.rigidity", "rigidity", 1e-8);
        assertTrue(results.history(STAGE, "wigner_ks", TENSOR).reason(0).isPresent(), "a run is unfolded by itself");
    }

    /** Spectra of 6 levels are too small one by one. Bulk references: .27 for the variance, .44 for Sigma^2(1). */
    @Test
    void shouldUnfoldSmallSpectraTogether() {
        double[] rows = Diagonals.gaussian(new NormalSampler(RandomStream.of(1, "test/six", 0)), 6, 500);
        StageResults results = run(
                Diagonals.inSteps(6, rows), Map.of("ensemble_unfolding", "together", "pool_from", "0", "lengths", "1"));
        assertEquals(500, value(results, 4990, "unfolded_spectra"), 20);
        assertTrue(value(results, 4990, "wigner_ks") < 0.05);
        assertEquals(0.29, value(results, 4990, "spacing_variance"), 0.05);
        assertEquals(0.44, value(results, 4990, "number_variance"), 0.1);
    }

    @Test
    void shouldSayThatSpectraAreTooSmallOneByOne() {
        double[] rows = Diagonals.gaussian(new NormalSampler(RandomStream.of(1, "test/six", 0)), 6, 20);
        StageResults results = run(Diagonals.inRuns(6, rows), Map.of());
        assertEquals(
                "statistics of spacings need 10 levels, and there are 6; ensemble_unfolding=together pools them",
                why(results, 0, "wigner_ks"));
        assertEquals(0, value(results, 0, "unfolded_spectra"));
    }

    /** A degree that needs more levels than all spectra have. */
    @Test
    void shouldNotAdviseToPoolWhatPoolingDoesNotHelp() {
        double[] rows = Diagonals.gaussian(new NormalSampler(RandomStream.of(1, "test/six", 0)), 12, 3);
        StageResults results = run(Diagonals.inRuns(12, rows), Map.of("degree", "20"));
        assertEquals("a polynomial of degree 20 needs 84 levels, and there are 12", why(results, 0, "wigner_ks"));
    }

    @Test
    void shouldTakeThePairsThatAreAskedFor() {
        StageResults results = run(Diagonals.inRuns(N, oracle.values("spectra")), Map.of("pairs", "2,4,11"));
        double[] spacings = oracle.values("pair.spacing");
        assertArrayEquals(new double[] {2, 4, 11}, results.ensembleAt(0, STAGE, "pair_rank", TENSOR));
        assertArrayEquals(
                new double[] {spacings[N - 3], spacings[N - 5], spacings[0]},
                results.ensembleAt(0, STAGE, "pair_spacing", TENSOR),
                1e-12);
    }

    /** 3,000 matrices of 2 x 2: the surmise is exact, and the cumulant of both levels is -4/27. */
    @Test
    void shouldFindTheSurmiseOfTwoLevels() {
        double[] rows = Diagonals.gaussian(new NormalSampler(RandomStream.of(1, "test/two", 0)), 2, 3000);
        StageResults results = run(Diagonals.inSteps(2, rows), Map.of("pool_from", "0"));
        assertEquals(3000, value(results, 29_990, "pooled_spectra"));
        assertTrue(value(results, 29_990, "pair_wigner_ks") < 0.02);
        assertTrue(value(results, 29_990, "two_level_ks") < 0.02);
        assertEquals(Math.sqrt(2), value(results, 29_990, "two_level_sigma"), 0.03);
        assertEquals(Math.sqrt(2 * Math.PI), value(results, 29_990, "pair_spacing"), 0.05);
        assertEquals(-4 / 27.0, value(results, 29_990, "binder"), 0.02);
        assertEquals(1, value(results, 29_990, "pair_brody"), 0.06);
        assertEquals(
                "statistics of spacings need 10 levels, and there are 2; ensemble_unfolding=together pools them",
                why(results, 29_990, "wigner_ks"));
        assertEquals("a ratio of spacings needs 3 levels", why(results, 29_990, "ratio_mean"));
    }

    /** Weights of rank 2 in 3 rows: the lowest level is none, and so is the pair that it is in. */
    @Test
    void shouldNotTakeLevelsThatTheWeightsDoNotResolve() {
        EventStream stream = new EventStream().declare(TENSOR, EventType.STEP, 3, 3);
        for (int run = 0; run < 12; run++) {
            double[] weights = {1 + 0.01 * run, 0, 0, 0, 2 + 0.02 * run, 0, 0, 0, 0};
            (run == 0 ? stream : stream.nextRun()).step(0, Map.of(TENSOR, weights));
        }
        StageResults results = run(stream, Map.of());
        String reason = "level 0 is below what the weights resolve in 12 of 12 spectra (see spectrum)";
        double[] spacings = results.ensembleAt(0, STAGE, "pair_spacing", TENSOR);
        assertTrue(Double.isNaN(spacings[0]) && spacings[1] > 3, "only the upper pair is one");
        assertEquals(reason, why(results, 0, "pair_spacing"));
        assertEquals(reason, why(results, 0, "binder"));
    }

    @Test
    void shouldPoolStepsFromTheNamedOneOnOnly() {
        StageResults results =
                run(Diagonals.inSteps(N, oracle.values("spectra")), Map.of("pool_from", "200", "pairs", "1"));
        assertEquals(20, value(results, 390, "pooled_spectra"));
        assertEquals(List.of(390L), steps(results));
        StageResults beyond =
                run(Diagonals.inSteps(N, oracle.values("spectra")), Map.of("pool_from", "391", "pairs", "2"));
        assertTrue(beyond.ensemble(STAGE, "binder", TENSOR).size() == 1);
    }

    private static List<Long> steps(StageResults results) {
        var history = results.ensemble(STAGE, "binder", TENSOR);
        return IntStream.range(0, history.size()).mapToObj(history::step).toList();
    }

    @Test
    void shouldSayThatNothingIsPooled() {
        StageResults results = run(Diagonals.inSteps(N, oracle.values("spectra")), Map.of("pool_from", "391"));
        assertEquals(0, value(results, 390, "pooled_spectra"));
        assertEquals("no step is recorded from step 391 on", why(results, 390, "binder"));
        assertEquals("no step is recorded from step 391 on", why(results, 390, "pair_spacing"));
    }

    /** Run 1 diverged and run 2 lacks a step: both are counted, and neither is averaged. */
    @Test
    void shouldCountRunsThatAreNotInThePool() {
        double[] spectra = oracle.values("spectra");
        EventStream stream = new EventStream().declareSymmetric(TENSOR, EventType.STEP, N);
        stream.step(0, Map.of(TENSOR, Diagonals.matrix(N, spectra, 0)))
                .step(10, Map.of(TENSOR, Diagonals.matrix(N, spectra, 1)));
        stream.nextRun()
                .step(0, Map.of(TENSOR, Diagonals.matrix(N, spectra, 2)))
                .diverge();
        stream.nextRun().step(10, Map.of(TENSOR, Diagonals.matrix(N, spectra, 3)));
        double[] infinite = new double[N * N];
        infinite[0] = Double.NaN;
        stream.nextRun().step(10, Map.of(TENSOR, infinite));
        StageResults results = run(stream, Map.of());
        assertEquals(1, value(results, 0, "pooled_spectra"));
        assertEquals(2, value(results, 0, "missing_spectra"));
        assertEquals(1, value(results, 0, "diverged_runs"));
        assertEquals(spectra[1] - spectra[0], value(results, 0, "pair_spacing"), 1e-12);
        assertEquals(2, value(results, 10, "pooled_spectra"));
        assertEquals(1, value(results, 10, "missing_spectra"));
        double mean = (spectra[N + 1] - spectra[N] + spectra[3 * N + 1] - spectra[3 * N]) / 2;
        assertEquals(mean, value(results, 10, "pair_spacing"), 1e-12);
        assertEquals(
                "statistics of a pair need it in 10 spectra, and there are 2", why(results, 10, "two_level_sigma"));
    }

    /** A matrix that is recorded at other steps has no results at these. */
    @Test
    void shouldPassOverStepsAtWhichNoRunHasTheMatrix() {
        double[] spectra = oracle.values("spectra");
        EventStream stream = new EventStream()
                .declareSymmetric(TENSOR, EventType.STEP, N)
                .declareSymmetric("weights/other", EventType.STEP, N);
        stream.step(0, Map.of(TENSOR, Diagonals.matrix(N, spectra, 0)))
                .step(10, Map.of("weights/other", Diagonals.matrix(N, spectra, 1)))
                .nextRun()
                .step(0, Map.of(TENSOR, Diagonals.matrix(N, spectra, 2)));
        StageResults results = run(stream, Map.of());
        assertEquals(List.of(0L), steps(results));
        assertEquals(1, results.ensembleAt(10, STAGE, "missing_spectra", "weights/other")[0]);
    }

    @Test
    void shouldSayWhereLevelsCoincide() {
        double[] spectra = new double[N * 10];
        Arrays.setAll(spectra, k -> k % N / 2);
        StageResults results = run(Diagonals.inRuns(N, spectra), Map.of());
        assertEquals("degenerate spectrum: 6 of 11 spacings are zero to rounding", why(results, 0, "wigner_ks"));
        assertEquals(0, value(results, 0, "pair_spacing"));
        assertEquals("the two levels coincide in all spectra", why(results, 0, "pair_wigner_ks"));
        assertEquals(
                "the two levels coincide in all spectra; the most likely Brody exponent is beyond 20.0, the end of its range",
                why(results, 0, "pair_brody"));
    }

    @Test
    void shouldCompareWithTheTargetOfEachRun() {
        EventStream stream = new EventStream()
                .declare("weights/2", EventType.STEP, 2, 3)
                .declareStatic("target.weights/2", new double[] {2, 0, 0, 0, 1, 0}, 2, 3);
        stream.step(0, Map.of("weights/2", new double[] {1, 0, 0, 0, 2, 0}))
                .nextRun()
                .step(0, Map.of("weights/2", new double[] {1, 0, 0, 0, 4, 0}));
        StageResults results = run(stream, Map.of());
        assertArrayEquals(
                new double[] {1, 2.5}, results.ensembleAt(0, STAGE, "eigenvalue_over_target", "weights/2"), 1e-12);
        assertArrayEquals(
                new double[] {0, 1.5},
                results.ensembleAt(0, STAGE, "eigenvalue_over_target_error", "weights/2"),
                1e-12);
    }

    /** Spacings 1, 3 of one run and 5 of the other: mean 3, and ((2/3)(2 - 3))^2 + ((1/3)(5 - 3))^2 = 8/9, times 2/1. */
    @Test
    void shouldTakeErrorsFromTheMeansOfRuns() {
        EventStream stream = new EventStream()
                .declare("weights/2", EventType.STEP, 2, 3)
                .step(0, Map.of("weights/2", new double[] {1, 0, 0, 0, Math.sqrt(2), 0}))
                .step(10, Map.of("weights/2", new double[] {1, 0, 0, 0, 2, 0}))
                .nextRun()
                .step(0, Map.of("weights/2", new double[] {1, 0, 0, 0, Math.sqrt(6), 0}));
        StageResults results = run(stream, Map.of("pool_from", "0"));
        assertEquals(3, results.ensembleAt(10, STAGE, "pair_spacing", "weights/2")[0], 1e-12);
        assertEquals(4 / 3.0, results.ensembleAt(10, STAGE, "pair_spacing_error", "weights/2")[0], 1e-12);
    }

    @Test
    void shouldGiveNoErrorForOneRun() {
        StageResults results = run(Diagonals.inSteps(N, oracle.values("spectra")), Map.of("pool_from", "0"));
        assertTrue(Double.isNaN(value(results, 390, "pair_spacing_error")));
        assertEquals(
                "a standard error needs spectra of two runs: those of one run may depend on each other",
                why(results, 390, "pair_spacing_error"));
    }

    @Test
    void shouldSayWhichTargetsAreNoMeasure() {
        EventStream stream = new EventStream()
                .declare("weights/2", EventType.STEP, 2, 3)
                .declareStatic("target.eigenvalues/2", new double[] {0, 4}, 2)
                .step(0, Map.of("weights/2", new double[] {1, 0, 0, 0, 2, 0}));
        StageResults results = run(stream, Map.of());
        double[] ratios = results.ensembleAt(0, STAGE, "eigenvalue_over_target", "weights/2");
        assertTrue(Double.isNaN(ratios[0]));
        assertEquals(1, ratios[1], 1e-12);
    }

    @ParameterizedTest
    @CsvSource({"ensemble_unfolding,both", "pairs,0", "pairs,''", "pairs,12", "pool_from,-1", "pool_from,all"})
    void shouldRefuseParametersThatMakeNoSense(String name, String value) {
        var error = assertThrows(
                InvalidRequestException.class,
                () -> run(Diagonals.inRuns(N, oracle.values("spectra")), Map.of(name, value)));
        assertTrue(error.getMessage().contains(STAGE + "." + name), error.getMessage());
    }
}
