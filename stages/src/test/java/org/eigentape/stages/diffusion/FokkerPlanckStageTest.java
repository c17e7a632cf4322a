package org.eigentape.stages.diffusion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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
import org.eigentape.stages.fixture.EventStream;
import org.eigentape.stages.fixture.StageResults;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FokkerPlanckStageTest {

    private static final String STAGE = "fokker-planck";
    private static final String TENSOR = "weights/1";
    private static final double ALPHA = 0.1;
    private static final int BATCH = 16;

    @TempDir
    Path directory;

    private int runs;

    private static EventStream machine(double... kappas) {
        EventStream stream = new EventStream()
                .declareStatic("target/kappa", kappas, kappas.length)
                .declare(TENSOR, EventType.STEP, 2, 2);
        stream.configuration()
                .put("muSquared", 9.0)
                .put("learningRate", ALPHA)
                .put("batchSize", BATCH)
                .put("gibbsSweeps", 3)
                .put("hidden", 2)
                .put("exactChains", false)
                .put("target", "exact");
        return stream;
    }

    private static double[] diagonal(double x, double y) {
        return new double[] {Math.sqrt(x), 0, 0, Math.sqrt(y)};
    }

    private StageResults run(EventStream stream, Map<String, String> parameters) {
        return stream.run(directory.resolve("results-" + runs++), List.of(new StageRequest(STAGE, parameters)))
                .complete();
    }

    @Test
    void shouldMapAMachineToItsEquation() {
        EventStream stream =
                machine(4, 6).step(0, Map.of(TENSOR, diagonal(4.9, 0.1))).step(10, Map.of(TENSOR, diagonal(5.1, 0.2)));
        StageResults results = run(stream, Map.of());
        double q = Math.pow(5.0 / 9, 6);
        double variance = 2 * (1 + q) / (1 - q) * (ALPHA / BATCH) * 25 / 16;
        assertEquals(variance, results.value(0, STAGE, "noise", TENSOR), 1e-15);
        assertEquals(4.9, results.value(0, STAGE, "level", TENSOR), 1e-12);
        assertEquals(5.1, results.value(10, STAGE, "level", TENSOR), 1e-12);
        assertEquals(0, results.value(0, STAGE, "time", TENSOR));
        assertEquals(2.0, results.value(10, STAGE, "time", TENSOR), 1e-12);
        // Near the minimum, an Ornstein-Uhlenbeck process of rate V'' = x_s/kappa^2.
        double rate = 5.0 / 16;
        double decay = Math.exp(-rate * 2);
        assertEquals(5 - 0.1 * decay, results.value(10, STAGE, "density_mean", TENSOR), 0.02);
        double spread = variance / rate * (1 - decay * decay);
        assertEquals(spread, results.value(10, STAGE, "density_variance", TENSOR), 0.05 * spread);
        double[] position = results.at(0, STAGE, "position", TENSOR);
        double[] law = results.at(0, STAGE, "stationary", TENSOR);
        assertEquals(200, position.length);
        assertEquals(1, Arrays.stream(law).sum() * (position[1] - position[0]), 1e-12);
        assertEquals(5, position[largest(law)], 0.05);
        assertEquals(0, results.at(0, STAGE, "potential", TENSOR)[largest(law)], 1e-3);
        assertEquals(6 * 200, results.at(0, STAGE, "eigenfunction", TENSOR).length);
        double cumulative = results.value(10, STAGE, "cumulative", TENSOR);
        assertEquals(0.75, cumulative, 0.1);
    }

    private static int largest(double[] values) {
        int best = 0;
        for (int i = 0; i < values.length; i++) {
            best = values[i] > values[best] ? i : best;
        }
        return best;
    }

    @Test
    void shouldGiveTheSameDensityHoweverOftenItIsRecorded() {
        double[] w = diagonal(1, 0.1);
        EventStream seldom = machine(4, 6).step(0, Map.of(TENSOR, w)).step(60, Map.of(TENSOR, w));
        EventStream often = machine(4, 6).step(0, Map.of(TENSOR, w));
        for (int t = 1; t <= 60; t++) {
            often.step(t, Map.of(TENSOR, w));
        }
        double[] one = run(seldom, Map.of()).at(60, STAGE, "density", TENSOR);
        double[] other = run(often, Map.of()).at(60, STAGE, "density", TENSOR);
        assertArrayEquals(one, other, 1e-3 * Arrays.stream(one).max().orElseThrow());
    }

    @Test
    void shouldStartWhereItIsTold() {
        EventStream stream = machine(4, 6).step(7, Map.of(TENSOR, diagonal(5, 0.1)));
        StageResults results = run(stream, Map.of("start", "2.5", "points", "100", "levels", "3"));
        assertEquals(2.5, results.value(7, STAGE, "density_mean", TENSOR), 1e-12);
        assertEquals(1, results.value(7, STAGE, "cumulative", TENSOR), 1e-12);
        assertEquals(100, results.at(7, STAGE, "density", TENSOR).length);
        assertEquals(3, results.at(7, STAGE, "energy", TENSOR).length);
    }

    /** The same on every Java virtual machine: if a change is meant, raise the stage's version and put the new digest here. */
    @Test
    @Tag("determinism")
    void shouldGiveTheSameBitsForEver() {
        EventStream stream = machine(4, 6)
                .step(0, Map.of(TENSOR, diagonal(1.5, 0.1)))
                .step(10, Map.of(TENSOR, diagonal(2.5, 0.2)))
                .step(50, Map.of(TENSOR, diagonal(5.1, 0.2)));
        assertEquals(
                "282e605cda4d22df4b3ae642a5096fa17c776709c37f07b66429f1e0448a4758",
                run(stream, Map.of()).digest(STAGE));
    }

    @Test
    void shouldSayWhyThereIsNoLaw() {
        Map<String, double[]> weights = Map.of(TENSOR, diagonal(1, 1));
        StageResults cutOff = run(machine(4, 9.5).step(0, weights), Map.of("mode", "1"));
        assertTrue(Double.isNaN(cutOff.value(0, STAGE, "noise", TENSOR)));
        assertTrue(
                cutOff.history(STAGE, "noise", TENSOR).reason(0).orElseThrow().contains("the mode is cut off"));
        EventStream silent = machine(4, 6).step(0, weights);
        silent.configuration().put("exactChains", true);
        assertEquals(
                "there is no noise (g = 0): the mode goes to its minimum, and its law is a point",
                run(silent, Map.of())
                        .history(STAGE, "density", TENSOR)
                        .reason(0)
                        .orElseThrow());
        EventStream still = machine(4, 6).step(0, weights);
        still.configuration().put("learningRate", 0.0);
        assertTrue(Double.isNaN(run(still, Map.of()).value(0, STAGE, "cumulative", TENSOR)));
    }

    @ParameterizedTest
    @CsvSource({"mode, 2", "mode, -1", "mode, 0.5", "points, 3", "levels, 1", "start, NaN", "start, here"})
    void shouldRefuseImpossibleParameters(String name, String value) {
        EventStream stream = machine(4, 6).step(0, Map.of(TENSOR, diagonal(1, 1)));
        assertThrows(InvalidRequestException.class, () -> run(stream, Map.of(name, value)));
    }
}
