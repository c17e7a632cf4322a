package org.eigentape.stages.density;

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
import org.eigentape.stages.fixture.Diagonals;
import org.eigentape.stages.fixture.EventStream;
import org.eigentape.stages.fixture.Oracle;
import org.eigentape.stages.fixture.StageResults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnsembleDensityTest {

    private static final String STAGE = "spectral-density";
    private static final String TENSOR = Diagonals.TENSOR;

    @TempDir
    Path directory;

    private StageResults run(EventStream stream, Map<String, String> parameters) {
        return stream.run(directory, List.of(new StageRequest(STAGE, parameters)))
                .complete();
    }

    private static double value(StageResults results, long step, String output) {
        return results.ensembleAt(step, STAGE, output, TENSOR)[0];
    }

    @Test
    void shouldAgreeWithScipy() {
        Oracle oracle = new Oracle("ensemble");
        StageResults results = run(Diagonals.inRuns(12, oracle.values("spectra")), Map.of());
        int bins = (int) value(results, 0, "bin_count");
        double[] heights = Arrays.copyOf(results.ensembleAt(0, STAGE, "density", TENSOR), bins);
        oracle.check("heights", heights, 1e-12);
        oracle.check("edge", new double[] {value(results, 0, "edge_mean"), value(results, 0, "edge_variance")}, 1e-10);
        oracle.check("edge.ks", value(results, 0, "edge_ks"), 1e-6);
        assertEquals(40, value(results, 0, "pooled_spectra"));
    }

    /** Reference: radius sigma sqrt(2 N) with sigma sqrt 2 here. */
    @Test
    void shouldFindSemicircleAndEdgeOfLargeMatrices() {
        double[] rows = Diagonals.gaussian(new NormalSampler(RandomStream.of(1, "test/edge", 0)), 60, 300);
        StageResults results = run(Diagonals.inSteps(60, rows), Map.of("pool_from", "0", "controls", "0"));
        assertEquals(300, value(results, 2990, "pooled_spectra"));
        assertEquals(2 * Math.sqrt(60), value(results, 2990, "semicircle_radius"), 0.15);
        assertEquals(0, value(results, 2990, "semicircle_center"), 0.1);
        assertTrue(value(results, 2990, "semicircle_ks") < 0.01);
        assertTrue(value(results, 2990, "semicircle_determination") > 0.98);
        // Of finite matrices the law lies somewhat lower: by .22 for N = 60.
        assertEquals(-1.2065, value(results, 2990, "edge_mean"), 0.35);
        assertEquals(1.6078, value(results, 2990, "edge_variance"), 0.35);
        assertTrue(value(results, 2990, "edge_ks") < 0.16);
    }

    @Test
    void shouldFitTheLawOfWeightsToAllRuns() {
        EventStream stream = new EventStream().declare("weights/2", EventType.STEP, 20, 50);
        NormalSampler normals = new NormalSampler(RandomStream.of(1, "test/weights", 0));
        for (int run = 0; run < 30; run++) {
            double[] weights = new double[1000];
            normals.fill(weights, 0.1);
            (run == 0 ? stream : stream.nextRun()).step(0, Map.of("weights/2", weights));
        }
        StageResults results = run(stream, Map.of("controls", "0"));
        assertEquals(0.01, results.ensembleAt(0, STAGE, "mp_sigma2", "weights/2")[0], 0.0003);
        assertEquals(1, results.ensembleAt(0, STAGE, "mp_area", "weights/2")[0], 0.05);
        assertEquals(-1.2065, results.ensembleAt(0, STAGE, "edge_mean", "weights/2")[0], 0.7);
    }

    @Test
    void shouldSayWhyValuesAreUndefined() {
        EventStream stream = Diagonals.inRuns(2, new double[] {1, 2, 3, 3});
        stream.nextRun().step(5, Map.of(TENSOR, new double[] {Double.NaN, 0, 0, 1}));
        StageResults results = run(stream, Map.of());
        var edge = results.ensemble(STAGE, "edge_ks", TENSOR);
        assertEquals(
                "the distribution of the largest eigenvalue needs 10 spectra, and there are 2",
                edge.reason(0).orElse(""));
        assertEquals(
                "no run has eigenvalues here that are defined", edge.reason(5).orElse(""));
        assertEquals(1, value(results, 0, "missing_spectra"));
        assertEquals(3, value(results, 5, "missing_spectra"));
    }

    @Test
    void shouldRefuseAPoolThatMakesNoSense() {
        var error = assertThrows(
                InvalidRequestException.class,
                () -> run(Diagonals.inRuns(2, new double[] {1, 2}), Map.of("pool_from", "1.5")));
        assertTrue(error.getMessage().contains(STAGE + ".pool_from"), error.getMessage());
    }
}
