package org.eigentape.stages.diffusion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eigentape.engine.event.EventType;
import org.eigentape.engine.graph.StageRequest;
import org.eigentape.engine.numeric.NormalSampler;
import org.eigentape.engine.numeric.RandomStream;
import org.eigentape.stages.fixture.EventStream;
import org.eigentape.stages.fixture.StageResults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CumulativeUniformityTest {

    private static final String STAGE = "fokker-planck";
    private static final String TENSOR = "weights/gas";
    private static final int RUNS = 300;
    private static final double STIFFNESS = 1;
    private static final double TIME_STEP = 0.01;

    @TempDir
    Path directory;

    /** Exact steps of an Ornstein-Uhlenbeck process of noise 0.4, of which the configuration says {@code noise}. */
    private StageResults run(double noise, int runs) {
        EventStream stream = new EventStream().declareSymmetric(TENSOR, EventType.STEP, 1);
        stream.configuration()
                .put("levels", 1)
                .put("potential", "quadratic")
                .put("stiffness", STIFFNESS)
                .put("noise", noise)
                .put("timeStep", TIME_STEP);
        NormalSampler normals = new NormalSampler(RandomStream.of(1, "test/level", 0));
        double[] deviate = new double[1];
        for (int run = 0; run < runs; run++) {
            double x = 1.5;
            (run == 0 ? stream : stream.nextRun()).step(0, Map.of(TENSOR, new double[] {x}));
            for (int step : new int[] {50, 100}) {
                double decay = Math.exp(-STIFFNESS * TIME_STEP * 50);
                normals.fill(deviate, 0.4 * Math.sqrt((1 - decay * decay) / STIFFNESS));
                x = decay * x + deviate[0];
                stream.step(step, Map.of(TENSOR, new double[] {x}));
            }
        }
        return stream.run(directory, List.of(new StageRequest(STAGE, Map.of()))).complete();
    }

    @Test
    void shouldFindRunsWhereTheEquationSays() {
        StageResults results = run(0.4, RUNS);
        for (long step : new long[] {50, 100}) {
            assertEquals(RUNS, results.ensembleAt(step, STAGE, "pooled_runs", TENSOR)[0]);
            double distance = results.ensembleAt(step, STAGE, "cumulative_ks", TENSOR)[0];
            assertTrue(distance < 1.63 / Math.sqrt(RUNS), "distance " + distance + " at " + step);
        }
    }

    @Test
    void shouldNoticeAnotherNoise() {
        StageResults results = run(0.8, RUNS);
        assertTrue(results.ensembleAt(100, STAGE, "cumulative_ks", TENSOR)[0] > 0.12);
    }

    @Test
    void shouldNotJudgeFewRuns() {
        StageResults results = run(0.4, 4);
        assertEquals(
                "a distribution over runs needs 5 of them, and there are 4",
                results.ensemble(STAGE, "cumulative_ks", TENSOR).reason(100).orElseThrow());
    }
}
