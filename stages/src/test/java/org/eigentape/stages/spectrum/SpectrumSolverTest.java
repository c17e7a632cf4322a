package org.eigentape.stages.spectrum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.event.EventType;
import org.eigentape.engine.graph.StageRequest;
import org.eigentape.engine.numeric.NormalSampler;
import org.eigentape.engine.numeric.RandomStream;
import org.eigentape.engine.result.ResultHistory;
import org.eigentape.engine.result.ResultStore;
import org.eigentape.stages.fixture.EventStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpectrumSolverTest {

    private static final List<String> STAGES = List.of("spectrum", "spectral-density", "spacing-statistics");

    @TempDir
    Path directory;

    /** Noise, and weights with a heavy tail; large and, for 48 and 16, small ones. */
    @ParameterizedTest
    @CsvSource({"300, 130, 0", "128, 128, 0", "96, 400, 2", "210, 100, 1", "48, 80, 1", "16, 32, 0"})
    void shouldGiveTheSameStatisticsAsAnIndependentSolver(int rows, int columns, int tail) {
        double[] weights = weights(rows, columns, tail);
        Map<String, double[]> java = results("java", rows, columns, weights);
        Map<String, double[]> ejml = results("ejml", rows, columns, weights);
        assertEquals(java.keySet(), ejml.keySet());
        assertTrue(java.size() > 40, "series: " + java.keySet());
        java.forEach((name, values) -> {
            double[] others = ejml.get(name);
            double scale = 0;
            for (double value : values) {
                scale = Math.max(scale, Double.isNaN(value) ? 0 : Math.abs(value));
            }
            assertEquals(values.length, others.length, name);
            for (int k = 0; k < values.length; k++) {
                assertEquals(values[k], others[k], 1e-10 * scale, name + " " + k);
            }
        });
    }

    private Map<String, double[]> results(String solver, int rows, int columns, double[] weights) {
        EventStream stream = new EventStream().declare("weights/2", EventType.STEP, rows, columns);
        stream.step(0, Map.of("weights/2", weights));
        List<StageRequest> requests = STAGES.stream()
                .map(stage -> new StageRequest(
                        stage, stage.equals("spectrum") ? Map.of("solver", solver) : Map.<String, String>of()))
                .toList();
        Path results = directory.resolve(solver);
        stream.run(results, requests).complete();
        Map<String, double[]> values = new TreeMap<>();
        for (ResultStore.Entry entry : new ResultStore(results).all()) {
            String parameters = entry.read().key().parameters();
            assertEquals(
                    solver.equals("java"), parameters.isEmpty(), "the solver is in the key of all that it decides");
            for (ResultHistory history : entry.read().histories()) {
                if (history.size() > 0) {
                    values.put(history.series().stage() + "." + history.series().output(), history.value(0));
                }
            }
        }
        return values;
    }

    private static double[] weights(int rows, int columns, int tail) {
        NormalSampler normals = new NormalSampler(RandomStream.of(1, "test/solver", rows));
        double[] weights = new double[rows * columns];
        normals.fill(weights, 0.1);
        for (int k = 0; k < weights.length; k++) {
            double place = (k / columns + 1.0) / rows;
            weights[k] *= tail == 0 ? 1 : tail == 1 ? 1 + 2 * place : 1 / Math.sqrt(place);
        }
        return weights;
    }

    @Test
    void shouldSayWhatIsMissingBeforeAnythingRuns() {
        EventStream stream = new EventStream().declare("weights/2", EventType.STEP, 2, 2);
        assertEquals(
                "spectrum.solver is absent, and libabsent.so.1 was not found; install the package absent; or leave"
                        + " spectrum.solver at java, which is part of Eigentape.",
                refusal(stream, "absent"));
        assertEquals("spectrum.solver is \"magic\"; it must be java or one of absent, ejml.", refusal(stream, "magic"));
    }

    private String refusal(EventStream stream, String solver) {
        StageRequest request = new StageRequest("spectrum", Map.of("solver", solver));
        return assertThrows(InvalidRequestException.class, () -> stream.run(directory, List.of(request)))
                .getMessage();
    }

    @Test
    void shouldSayThatWeightsAreNotFiniteWhateverTheSolver() {
        for (String solver : List.of("java", "ejml")) {
            EventStream stream = new EventStream().declare("weights/2", EventType.STEP, 70, 70);
            double[] weights = new double[4900];
            weights[4000] = Double.NaN;
            stream.step(0, Map.of("weights/2", weights));
            StageRequest request = new StageRequest("spectrum", Map.of("solver", solver));
            var results =
                    stream.run(directory.resolve(solver), List.of(request)).complete();
            assertTrue(Double.isNaN(results.at(0, "spectrum", "eigenvalue", "weights/2")[69]), solver);
        }
    }
}
