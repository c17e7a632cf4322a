package org.eigentape.stages.levels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.event.EventType;
import org.eigentape.engine.graph.StageRequest;
import org.eigentape.engine.numeric.NormalSampler;
import org.eigentape.engine.numeric.RandomStream;
import org.eigentape.stages.fixture.EventStream;
import org.eigentape.stages.fixture.Oracle;
import org.eigentape.stages.fixture.StageResults;
import org.eigentape.stages.input.MatrixShape;
import org.eigentape.stages.statistics.RatioStatistic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpacingStatisticsStageTest {

    private static final String STAGE = "spacing-statistics";
    private static final String TENSOR = "weights/2";

    @TempDir
    Path directory;

    private StageResults run(Map<String, String> parameters, int rows, int columns, double[]... weights) {
        EventStream stream = new EventStream().declare(TENSOR, EventType.STEP, rows, columns);
        for (int t = 0; t < weights.length; t++) {
            stream.step(10L * t, Map.of(TENSOR, weights[t]));
        }
        return stream.run(directory, List.of(new StageRequest(STAGE, parameters)))
                .complete();
    }

    private static double[] noise(int rows, int columns) {
        double[] weights = new double[rows * columns];
        new NormalSampler(RandomStream.of(1, "test/noise", 0)).fill(weights, 0.1);
        return weights;
    }

    /** A diagonal matrix of given eigenvalues. */
    private static double[] diagonal(double... eigenvalues) {
        double[] weights = new double[eigenvalues.length * eigenvalues.length];
        for (int i = 0; i < eigenvalues.length; i++) {
            weights[i * eigenvalues.length + i] = Math.sqrt(eigenvalues[i]);
        }
        return weights;
    }

    @Test
    void shouldAgreeWithScipyFromTheEigenvaluesOn() {
        Oracle oracle = new Oracle("spectral");
        double[] levels = oracle.values("noise");
        oracle.check(
                "unfolded", UnfoldedLevels.polynomial(levels, 5, 0.05, true).ascending(), 1e-11);
        StageResults results = run(Map.of("degree", "5"), 60, 60, diagonal(levels));
        assertEquals(5, results.value(0, STAGE, "unfolding_degree", TENSOR));
        oracle.check("wigner", results.value(0, STAGE, "wigner_ks", TENSOR), 1e-9);
        oracle.check("poisson", results.value(0, STAGE, "poisson_ks", TENSOR), 1e-9);
        oracle.check("variance", results.value(0, STAGE, "spacing_variance", TENSOR), 1e-9);
        oracle.check("brody", results.value(0, STAGE, "brody", TENSOR), 1e-6);
        oracle.check("number_variance", results.at(0, STAGE, "number_variance", TENSOR), 1e-8);
        oracle.check("rigidity", results.at(0, STAGE, "rigidity", TENSOR), 1e-8);
        oracle.check("ratio", results.value(0, STAGE, "ratio_mean", TENSOR), 1e-9);
    }

    @ParameterizedTest
    @CsvSource({"polynomial", "marchenko-pastur"})
    void shouldSeeTheRepulsionOfNoise(String unfolding) {
        StageResults results = run(Map.of("unfolding", unfolding), 150, 300, noise(150, 300));
        assertTrue(results.value(0, STAGE, "wigner_ks", TENSOR) < 0.11, "95 % of all samples");
        assertTrue(results.value(0, STAGE, "poisson_ks", TENSOR) > 0.15);
        assertEquals(1, results.value(0, STAGE, "brody", TENSOR), 0.25);
        assertEquals(0.29, results.value(0, STAGE, "spacing_variance", TENSOR), 0.08);
        assertEquals(0.53, results.value(0, STAGE, "ratio_mean", TENSOR), 0.06);
        assertTrue(results.at(0, STAGE, "rigidity", TENSOR)[4] < 0.6);
        double[] levels = results.at(0, "spectrum", "eigenvalue", TENSOR);
        assertEquals(RatioStatistic.mean(levels).value(), results.value(0, STAGE, "ratio_mean", TENSOR));
    }

    /** A geometric series is unfolded by a line over its logarithms. */
    @Test
    void shouldUnfoldASmoothSpectrumExactly() {
        double[] series = new double[20];
        for (int i = 0; i < series.length; i++) {
            series[i] = StrictMath.scalb(1.0, i - 40);
        }
        double[] unfolded = UnfoldedLevels.polynomial(series, 1, 0, true).ascending();
        for (int i = 0; i < series.length; i++) {
            assertEquals(i + 0.5, unfolded[i], 1e-12);
        }
        assertEquals(16, UnfoldedLevels.polynomial(series, 0, 0.1, true).ascending().length);
        assertTrue(UnfoldedLevels.polynomial(series, 5, 0, true).reason().contains("needs 24 levels"));
        series[0] = -1e-18;
        assertTrue(UnfoldedLevels.polynomial(series, 1, 0, true).reason().startsWith("an eigenvalue is not positive"));
        assertEquals("", UnfoldedLevels.polynomial(series, 1, 0.05, true).reason());
    }

    /** Three levels far above the others: NumPy's polynomials of degrees 2, 3, 5 and 6 fall between two levels, that of 4 does not. */
    @Test
    void shouldTakeTheLargestDegreeThatRises() {
        double[] gap = new double[40];
        for (int i = 0; i < gap.length; i++) {
            gap[i] = StrictMath.exp(0.1 * (i < 37 ? i : i + 10 * (i - 36)));
        }
        assertEquals(
                "the polynomial falls within the spectrum; choose another degree, a larger trim or"
                        + " unfolding=marchenko-pastur",
                UnfoldedLevels.polynomial(gap, 6, 0, true).reason());
        assertEquals(4, UnfoldedLevels.polynomial(gap, 0, 0, true).degree());
        assertEquals("", UnfoldedLevels.polynomial(gap, 6, 0.1, true).reason());
    }

    @Test
    void shouldLeaveOutLevelsBeyondTheFittedEdges() {
        StageResults results = run(Map.of(), 60, 200, noise(60, 200));
        double[] levels = results.at(0, "spectrum", "eigenvalue", TENSOR).clone();
        levels[59] *= 3;
        UnfoldedLevels unfolded = UnfoldedLevels.marchenkoPastur(levels, new MatrixShape(60, 200));
        assertTrue(unfolded.ascending().length < 60 && unfolded.ascending().length > 50);
        assertTrue(Arrays.stream(unfolded.ascending()).allMatch(u -> u >= 0 && u <= 59));
    }

    @Test
    void shouldSayWhyValuesAreUndefined() {
        double[] eigenvalues = new double[12];
        Arrays.setAll(eigenvalues, i -> i + 1.0);
        double[] repeated = eigenvalues.clone();
        repeated[4] = repeated[3];
        double[] infinite = diagonal(eigenvalues);
        infinite[0] = Double.NaN;
        StageResults results =
                run(Map.of("lengths", "2,9"), 12, 12, diagonal(eigenvalues), diagonal(repeated), infinite);
        assertTrue(why(results, "number_variance", 0).contains("half of the unfolded spectrum"));
        assertTrue(results.at(0, STAGE, "number_variance", TENSOR)[0] >= 0);
        assertEquals("degenerate spectrum: 1 of 11 spacings are zero to rounding", why(results, "wigner_ks", 10));
        assertEquals("the weights are not finite", why(results, "ratio_mean", 20));
        assertEquals("the weights are not finite", why(results, "rigidity", 20));
    }

    @Test
    void shouldSayThatThereAreTooFewLevels() {
        StageResults results = run(Map.of(), 4, 6, noise(4, 6));
        assertEquals("statistics of spacings need 10 levels, and there are 4", why(results, "brody", 0));
        assertTrue(results.value(0, STAGE, "ratio_mean", TENSOR) > 0);
    }

    @Test
    void shouldSayThatUnresolvedEigenvaluesCoincide() {
        double[] deficient = noise(30, 50);
        Arrays.fill(deficient, 0, 100, 0);
        assertEquals(
                "degenerate spectrum: 1 of 29 spacings are zero to rounding",
                why(run(Map.of(), 30, 50, deficient), "wigner_ks", 0));
    }

    private static String why(StageResults results, String output, long step) {
        return results.history(STAGE, output, TENSOR).reason(step).orElse("");
    }

    @ParameterizedTest
    @CsvSource({"unfolding,other", "degree,0", "degree,1.5", "trim,0.5", "lengths,0", "lengths,''"})
    void shouldRefuseParametersThatMakeNoSense(String name, String value) {
        var error = assertThrows(InvalidRequestException.class, () -> run(Map.of(name, value), 4, 6, noise(4, 6)));
        assertTrue(error.getMessage().contains(STAGE + "." + name), error.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"polynomial", "semicircle"})
    void shouldAgreeWithScipyForSymmetricMatrices(String unfolding) {
        Oracle oracle = new Oracle("symmetric");
        StageResults results = runSymmetric(Map.of("unfolding", unfolding, "degree", "5"), 60, oracle.values("matrix"));
        oracle.check(unfolding + ".wigner", results.value(0, STAGE, "wigner_ks", TENSOR), 1e-7);
        oracle.check(unfolding + ".variance", results.value(0, STAGE, "spacing_variance", TENSOR), 1e-7);
        oracle.check(unfolding + ".number_variance", results.at(0, STAGE, "number_variance", TENSOR), 1e-6);
        oracle.check(unfolding + ".rigidity", results.at(0, STAGE, "rigidity", TENSOR), 1e-6);
    }

    @Test
    void shouldRefuseToUnfoldSymmetricMatricesByTheLawOfWeights() {
        double[] matrix = new Oracle("symmetric").values("matrix");
        var error = assertThrows(
                InvalidRequestException.class, () -> runSymmetric(Map.of("unfolding", "marchenko-pastur"), 60, matrix));
        assertEquals(
                "spacing-statistics.unfolding=marchenko-pastur is for X = W W^T, and all matrices are symmetric; take"
                        + " polynomial or semicircle.",
                error.getMessage());
    }

    @Test
    void shouldRefuseToUnfoldWeightsByTheSemicircle() {
        var error = assertThrows(
                InvalidRequestException.class, () -> run(Map.of("unfolding", "semicircle"), 60, 200, noise(60, 200)));
        assertEquals(
                "spacing-statistics.unfolding=semicircle is for symmetric matrices, and there is none; take polynomial or"
                        + " marchenko-pastur.",
                error.getMessage());
    }

    /** Levels -1, 0, 0, 1, ..., two of which coincide although they are not the smallest in magnitude of a Gram matrix. */
    @Test
    void shouldFindDegenerateLevelsOfSymmetricMatrices() {
        double[] matrix = new double[144];
        for (int i = 0; i < 12; i++) {
            matrix[13 * i] = Math.max(i, 1) - 2;
        }
        assertEquals(
                "degenerate spectrum: 1 of 11 spacings are zero to rounding",
                why(runSymmetric(Map.of(), 12, matrix), "ratio_mean", 0));
        for (int i = 0; i < 12; i++) {
            matrix[13 * i] = i - 5.5;
        }
        assertEquals(1, runSymmetric(Map.of(), 12, matrix).value(0, STAGE, "ratio_mean", TENSOR), 1e-12);
    }

    private StageResults runSymmetric(Map<String, String> parameters, int n, double[] matrix) {
        return new EventStream()
                .declareSymmetric(TENSOR, EventType.STEP, n)
                .step(0, Map.of(TENSOR, matrix))
                .run(directory, List.of(new StageRequest(STAGE, parameters)))
                .complete();
    }
}
