package org.eigentape.stages.machine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.event.EventType;
import org.eigentape.engine.graph.StageRequest;
import org.eigentape.stages.fixture.EventStream;
import org.eigentape.stages.fixture.StageResults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorrelatorStageTest {

    private static final String STAGE = "correlator";
    private static final String TENSOR = "weights/1";
    private static final double MU_SQUARED = 9;

    @TempDir
    Path directory;

    /** Four nodes, two hidden: kappa = 1, 2, 5, 100 in modes that are turned by 45 degrees in pairs. */
    private static EventStream machine() {
        double r = Math.sqrt(0.5);
        EventStream stream = new EventStream()
                .declareStatic("target/variances", new double[] {1, 0.5, 0.2, 0.01}, 4)
                .declareStatic("target/modes", new double[] {r, r, 0, 0, r, -r, 0, 0, 0, 0, r, r, 0, 0, r, -r}, 4, 4)
                .declare(TENSOR, EventType.STEP, 4, 2);
        stream.configuration().put("muSquared", MU_SQUARED).put("sigmaHidden", 1.0);
        return stream;
    }

    /** W = sum_a sqrt(x_a) o_a e_a^T of the first two modes. */
    private static Map<String, double[]> aligned(double first, double second) {
        double a = Math.sqrt(first / 2);
        double b = Math.sqrt(second / 2);
        return Map.of(TENSOR, new double[] {a, b, a, -b, 0, 0, 0, 0});
    }

    private StageResults run(EventStream stream) {
        return stream.run(directory.resolve("results"), "spectrum", STAGE).complete();
    }

    @Test
    void shouldCompareTheMachineWithItsDataModeByMode() {
        StageResults results = run(machine().step(0, aligned(1, 0.5)).step(10, aligned(8, 7)));
        assertArrayEquals(new double[] {1, 0.5, 0.2, 0.01}, results.at(0, STAGE, "data_variance", TENSOR), 1e-15);
        assertArrayEquals(new double[] {0, 0, 2, 3}, results.at(0, STAGE, "cut_off", TENSOR), 0);
        assertEquals(2, results.value(0, STAGE, "learnable_modes", TENSOR));
        assertEquals(1, results.value(0, STAGE, "modes_above_mass", TENSOR));
        assertEquals(2, results.value(0, STAGE, "modes_without_node", TENSOR));
        double floor = 1 / MU_SQUARED;
        assertEquals(floor, results.value(0, STAGE, "cut_off_variance", TENSOR), 1e-16);
        for (String output : List.of("learned_variance", "mode_variance")) {
            assertArrayEquals(
                    new double[] {1.0 / 8, 1 / 8.5, floor, floor}, results.at(0, STAGE, output, TENSOR), 1e-14);
            assertArrayEquals(new double[] {1, 0.5, floor, floor}, results.at(10, STAGE, output, TENSOR), 1e-13);
        }
        assertEquals(0, results.value(0, STAGE, "learned_modes", TENSOR));
        assertEquals(2, results.value(10, STAGE, "learned_modes", TENSOR));
        assertEquals(List.of(0L), results.steps(STAGE, "data_variance", TENSOR));
    }

    /** The right eigenvalues in the wrong modes are not learned: x of the first mode lies along the third. */
    @Test
    void shouldTellModesThatAreNotThoseOfTheData() {
        double a = Math.sqrt(8 / 2.0);
        StageResults results = run(machine().step(0, Map.of(TENSOR, new double[] {0, 0, 0, 0, a, 0, a, 0})));
        double floor = 1 / MU_SQUARED;
        assertArrayEquals(
                new double[] {1, floor, floor, floor}, results.at(0, STAGE, "learned_variance", TENSOR), 1e-13);
        assertArrayEquals(new double[] {floor, floor, 1, floor}, results.at(0, STAGE, "mode_variance", TENSOR), 1e-13);
        assertEquals(0, results.value(0, STAGE, "learned_modes", TENSOR));
    }

    /** complete() asks for a reason wherever a value is undefined. */
    @Test
    void shouldSayWhereTheMachineHasNoGaussian() {
        StageResults results = run(machine().step(0, aligned(10, 7)).step(1, Map.of(TENSOR, new double[] {
            Double.NaN, 0, 0, 0, 0, 0, 0, 0
        })));
        assertTrue(Double.isNaN(results.at(0, STAGE, "learned_variance", TENSOR)[0]));
        assertEquals(0.5, results.at(0, STAGE, "learned_variance", TENSOR)[1], 1e-13);
        assertTrue(Double.isNaN(results.value(1, STAGE, "learned_modes", TENSOR)));
    }

    /** A lattice field has kappas and no modes of its own: many are degenerate. */
    @Test
    void shouldTakeKappasWithoutModes() {
        EventStream stream = new EventStream()
                .declareStatic("target/kappa", new double[] {4, 5, 12}, 3)
                .declare(TENSOR, EventType.STEP, 3, 3);
        stream.configuration().put("muSquared", MU_SQUARED).put("sigmaHidden", 2.0);
        double x = Math.sqrt(5) / 2;
        StageResults results = run(stream.step(0, Map.of(TENSOR, new double[] {x, 0, 0, 0, 1, 0, 0, 0, 0})));
        assertArrayEquals(new double[] {0.25, 0.2, 1 / 9.0}, results.at(0, STAGE, "learned_variance", TENSOR), 1e-13);
        assertArrayEquals(new double[] {0, 0, 1}, results.at(0, STAGE, "cut_off", TENSOR), 0);
        assertEquals(2, results.value(0, STAGE, "learned_modes", TENSOR));
        assertTrue(results.find(STAGE, "mode_variance", TENSOR).isEmpty());
    }

    @Test
    void shouldRefuseWhatIsNoMachine() {
        EventStream stream = machine();
        stream.configuration().remove("muSquared");
        StageResults results = stream.step(0, aligned(1, 1)).run(directory.resolve("a"), "spectrum", STAGE);
        assertTrue(results.failure(STAGE).contains("muSquared"), results.failure(STAGE));
        List<StageRequest> wrong =
                List.of(StageRequest.of("spectrum"), new StageRequest(STAGE, Map.of("tolerance", "2")));
        assertThrows(InvalidRequestException.class, () -> machine().run(directory.resolve("b"), wrong));
    }
}
