package org.eigentape.stages.density;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpectralDensityStageTest {

    private static final String STAGE = "spectral-density";
    private static final String TENSOR = "weights/2";

    @TempDir
    Path directory;

    private final double[] noise = noise();

    private static double[] noise() {
        double[] weights = new double[60 * 200];
        new NormalSampler(RandomStream.of(1, "test/noise", 0)).fill(weights, 0.1);
        return weights;
    }

    private StageResults run(Map<String, String> parameters, double[]... weights) {
        EventStream stream = new EventStream().declare(TENSOR, EventType.STEP, 60, 200);
        for (int t = 0; t < weights.length; t++) {
            stream.step(10L * t, Map.of(TENSOR, weights[t]));
        }
        return stream.run(directory, List.of(new StageRequest(STAGE, parameters)))
                .complete();
    }

    @Test
    void shouldFitNoiseWithItsOwnVariance() {
        StageResults results = run(Map.of(), noise);
        assertEquals(1, results.value(0, STAGE, "mp_area", TENSOR), 0.1);
        double variance = results.value(0, STAGE, "mp_sigma2", TENSOR);
        assertEquals(0.01, variance, 0.0005);
        double root = Math.sqrt(new MatrixShape(60, 200).ratio());
        assertEquals(200 * variance * (1 - root) * (1 - root), results.value(0, STAGE, "mp_edge_lower", TENSOR), 1e-12);
        assertEquals(200 * variance * (1 + root) * (1 + root), results.value(0, STAGE, "mp_edge_upper", TENSOR), 1e-12);
        assertTrue(results.value(0, STAGE, "mp_ks", TENSOR) < 0.1);
        assertEquals(1, results.value(0, STAGE, "mp_fit", TENSOR));
        assertEquals(0, results.value(0, STAGE, "outliers", TENSOR));
        assertEquals(60, results.at(0, STAGE, "density", TENSOR).length);
        int bins = (int) results.value(0, STAGE, "bin_count", TENSOR);
        double[] heights = Arrays.copyOf(results.at(0, STAGE, "density", TENSOR), bins);
        assertEquals(1, Arrays.stream(heights).sum() * results.value(0, STAGE, "bin_width", TENSOR), 1e-12);
        double[] levels = results.at(0, "spectrum", "eigenvalue", TENSOR);
        assertEquals(levels[0], results.value(0, STAGE, "bin_lower", TENSOR));
        assertEquals(SpectrumRank.stable(levels), results.value(0, STAGE, "stable_rank", TENSOR));
        assertTrue(results.value(0, STAGE, "effective_rank", TENSOR) > 50);
        assertTrue(results.value(0, STAGE, "tail_alpha", TENSOR) > 1);
        assertTrue(results.value(0, STAGE, "tail_count", TENSOR) >= 10);
    }

    @Test
    void shouldCountOutliersAboveTheShuffledMatrix() {
        double[] spiked = noise.clone();
        for (int k = 0; k < spiked.length; k++) {
            spiked[k] += (k / 200 % 2 == 0 ? 0.1 : -0.1) * (k % 200 % 3 - 1);
        }
        StageResults results = run(Map.of(), noise, spiked);
        assertEquals(1, results.value(10, STAGE, "outliers", TENSOR));
        assertEquals(1, results.value(10, STAGE, "above_edge", TENSOR));
        assertTrue(results.value(10, STAGE, "control_edge", TENSOR)
                < results.at(10, "spectrum", "eigenvalue", TENSOR)[59]);
    }

    @Test
    void shouldSayWhyValuesAreUndefined() {
        double[] infinite = noise.clone();
        infinite[7] = Double.POSITIVE_INFINITY;
        double[] diagonal = new double[noise.length];
        for (int i = 0; i < 60; i++) {
            diagonal[i * 200 + i] = 2;
        }
        StageResults results = run(Map.of("controls", "0"), noise, infinite, new double[noise.length], diagonal);
        assertEquals("the randomised control is off (controls=0)", why(results, "outliers", 0));
        assertEquals("the weights are not finite", why(results, "mp_area", 10));
        assertEquals("the weights are not finite", why(results, "density", 10));
        assertEquals("all eigenvalues coincide", why(results, "mp_area", 20));
        assertEquals("all weights are zero", why(results, "stable_rank", 20));
        assertEquals("a power law needs 10 positive eigenvalues, and there are 0", why(results, "tail_alpha", 20));
        assertEquals("all eigenvalues coincide", why(results, "density", 30));
        assertEquals("the largest 10 eigenvalues coincide", why(results, "tail_ks", 30));
        assertEquals(60, results.value(30, STAGE, "stable_rank", TENSOR), 1e-12);
        assertFalse(why(results, "density", 0).isEmpty());
    }

    /** Few bins of heavy-tailed eigenvalues: the law of any area fits badly, and says so. */
    @Test
    void shouldSayWhyAFitIsPoor() {
        double[] heavy = new double[noise.length];
        for (int i = 0; i < 60; i++) {
            heavy[i * 200 + i] = Math.pow(60 / (59.5 - i), 0.5 / 1.8);
        }
        double[] constant = new double[noise.length];
        Arrays.fill(constant, 0.3);
        double[] tiny = Arrays.stream(noise).map(x -> x * 0x1p-480).toArray();
        StageResults results = run(Map.of(), heavy, constant, tiny);
        assertTrue(results.value(0, STAGE, "mp_area", TENSOR) > 0);
        assertTrue(why(results, "mp_fit", 0).startsWith("the fit is poor: "), why(results, "mp_fit", 0));
        assertEquals("the elements do not vary, so there is no random edge", why(results, "edge_statistic", 10));
        assertTrue(why(results, "mp_area", 20).contains("too far from 1 for a fit"), why(results, "mp_area", 20));
    }

    @Test
    void shouldNameEveryFaultOfAFit() {
        assertEquals("", new FitVerdict(1.1, 0.95, 0.9, 0.1, 100).reason());
        assertEquals(
                "the fit is poor: its area is 4.00 where that of the histogram is 1; it describes 80 % of the histogram's variance, less"
                        + " than 90 %; its distance (KS) of 0.200 to 100 levels exceeds 0.136, the 5 % bound of independent ones",
                new FitVerdict(4, 0.8, 0.9, 0.2, 100).reason());
        assertTrue(new FitVerdict(1, 0.99, 0.98, Double.NaN, 3).holds(), "too few levels for a distance");
    }

    /** Two rows of zeros: {@code spectrum} leaves two eigenvalues undefined, which are none of the tail but levels at 0. */
    @Test
    void shouldCountUnresolvedEigenvaluesAsZero() {
        double[] deficient = noise.clone();
        Arrays.fill(deficient, 0, 400, 0);
        StageResults results = run(Map.of("tail_minimum", "58"), deficient);
        assertTrue(Double.isNaN(results.at(0, "spectrum", "eigenvalue", TENSOR)[1]));
        assertEquals(0, results.value(0, STAGE, "bin_lower", TENSOR));
        assertEquals(58, results.value(0, STAGE, "tail_count", TENSOR));
        assertTrue(results.value(0, STAGE, "effective_rank", TENSOR) < 58);
        assertTrue(results.value(0, STAGE, "mp_area", TENSOR) < 1.05);
    }

    private static String why(StageResults results, String output, long step) {
        return results.history(STAGE, output, TENSOR).reason(step).orElse("");
    }

    @ParameterizedTest
    @CsvSource({"supremum", "plfit"})
    void shouldChooseTheTailsStartByTheNamedDistance(String distance) {
        Oracle oracle = new Oracle("spectral");
        double[] levels = oracle.values("levels");
        double[] diagonal = new double[levels.length * levels.length];
        for (int i = 0; i < levels.length; i++) {
            diagonal[i * levels.length + i] = Math.sqrt(levels[i]);
        }
        StageResults results = new EventStream()
                .declare(TENSOR, EventType.STEP, levels.length, levels.length)
                .step(0, Map.of(TENSOR, diagonal))
                .run(directory, List.of(new StageRequest(STAGE, Map.of("tail_distance", distance))))
                .complete();
        double[] tail = {
            results.value(0, STAGE, "tail_alpha", TENSOR),
            results.value(0, STAGE, "tail_xmin", TENSOR),
            results.value(0, STAGE, "tail_ks", TENSOR)
        };
        oracle.check("tail." + distance, tail, 1e-8);
    }

    @Test
    void shouldTakeTheSmallestTail() {
        StageResults results = new EventStream()
                .declare(TENSOR, EventType.STEP, 2, 2)
                .step(0, Map.of(TENSOR, new double[] {1, 0, 0, 2}))
                .run(directory, List.of(new StageRequest(STAGE, Map.of("tail_minimum", "2"))))
                .complete();
        // Levels 1 and 4: alpha = 1 + 2/ln 4.
        assertEquals(1 + 1 / StrictMath.log(2), results.value(0, STAGE, "tail_alpha", TENSOR), 1e-14);
        assertEquals(2, results.value(0, STAGE, "tail_count", TENSOR));
    }

    @Test
    void shouldTakeTheNumberOfBins() {
        StageResults results = run(Map.of("bins", "12", "tail_distance", "plfit", "tail_minimum", "2"), noise);
        assertEquals(12, results.at(0, STAGE, "density", TENSOR).length);
        assertEquals(12, results.value(0, STAGE, "bin_count", TENSOR));
    }

    @ParameterizedTest
    @CsvSource({"bins,0", "bins,513", "bins,2.5", "bins,many", "controls,-1", "tail_minimum,1", "tail_distance,other"})
    void shouldRefuseParametersThatMakeNoSense(String name, String value) {
        var error = assertThrows(InvalidRequestException.class, () -> run(Map.of(name, value), noise));
        assertTrue(error.getMessage().contains(STAGE + "." + name), error.getMessage());
    }

    @Test
    void shouldReadASingleEigenvalue() {
        StageResults results = new EventStream()
                .declare(TENSOR, EventType.STEP, 1, 3)
                .declare("weights/1", EventType.STEP, 1, 1)
                .step(0, Map.of(TENSOR, new double[] {1, 2, 2}, "weights/1", new double[] {3}))
                .run(directory, STAGE)
                .complete();
        assertEquals("one eigenvalue has no density", why(results, "density", 0));
        assertEquals(1, results.value(0, STAGE, "stable_rank", TENSOR), 1e-15);
        assertEquals(0, results.value(0, STAGE, "outliers", "weights/1"));
    }

    private StageResults runSymmetric(int n, double[]... matrices) {
        EventStream stream = new EventStream().declareSymmetric("weights/gas", EventType.STEP, n);
        for (int t = 0; t < matrices.length; t++) {
            stream.step(10L * t, Map.of("weights/gas", matrices[t]));
        }
        return stream.run(directory, STAGE).complete();
    }

    @Test
    void shouldFitTheSemicircleToSymmetricMatrices() {
        Oracle oracle = new Oracle("symmetric");
        double[] huge = new double[3600];
        huge[5] = huge[300] = Double.NaN;
        StageResults results = runSymmetric(60, oracle.values("matrix"), huge);
        double[] fit = {
            results.value(0, STAGE, "semicircle_center", "weights/gas"),
            results.value(0, STAGE, "semicircle_radius", "weights/gas")
        };
        oracle.check("fit", fit, 1e-7);
        oracle.check("fit.ks", results.value(0, STAGE, "semicircle_ks", "weights/gas"), 1e-7);
        oracle.check("fit.determination", results.value(0, STAGE, "semicircle_determination", "weights/gas"), 1e-8);
        assertEquals(0, results.value(0, STAGE, "above_edge", "weights/gas"));
        assertEquals(0, results.value(0, STAGE, "below_edge", "weights/gas"));
        assertEquals(
                oracle.value("edge"), results.value(0, STAGE, "edge_statistic", "weights/gas"), 1e-9, "Tracy-Widom");
        assertTrue(results.value(0, STAGE, "edge_p", "weights/gas") > 0.5);
        assertEquals(0, results.value(0, STAGE, "outliers", "weights/gas"));
        assertTrue(results.value(0, STAGE, "bin_lower", "weights/gas") < 0, "eigenvalues may be negative");
        oracle.check(
                "rank",
                new double[] {
                    results.value(0, STAGE, "stable_rank", "weights/gas"),
                    results.value(0, STAGE, "effective_rank", "weights/gas")
                },
                1e-12);
        assertTrue(results.find(STAGE, "mp_area", "weights/gas").isEmpty());
        String reason = results.history(STAGE, "semicircle_radius", "weights/gas")
                .reason(10)
                .orElse("");
        assertEquals("the weights are not finite", reason);
    }

    @Test
    void shouldSayWhyASmallSymmetricMatrixHasNoSemicircle() {
        StageResults results = runSymmetric(2, new double[] {1, 0.5, 0.5, 2}, new double[4]);
        assertTrue(results.history(STAGE, "semicircle_radius", "weights/gas")
                .reason(0)
                .orElse("")
                .contains("needs 3 bins"));
        assertEquals(
                "all eigenvalues coincide",
                results.history(STAGE, "density", "weights/gas").reason(10).orElse(""));
        assertEquals(
                "the elements do not vary, so there is no random edge",
                results.history(STAGE, "edge_p", "weights/gas").reason(10).orElse(""));
    }
}
