package org.eigentape.stages.spectrum;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.eigentape.engine.error.TensorNotRecordedException;
import org.eigentape.engine.event.ElementType;
import org.eigentape.engine.event.EventType;
import org.eigentape.stages.fixture.EventStream;
import org.eigentape.stages.fixture.GramMatrix;
import org.eigentape.stages.fixture.JacobiEigenSolver;
import org.eigentape.stages.fixture.Oracle;
import org.eigentape.stages.fixture.TeacherStudent;
import org.eigentape.stages.input.MatrixShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpectrumStageTest {

    @TempDir
    Path directory;

    private final Random random = new Random(1);
    private final double[] first = TeacherStudent.normals(random, 12, 1);
    private final double[] second = TeacherStudent.normals(random, 12, 2);
    private final double[] third = TeacherStudent.normals(random, 12, 3);

    @Test
    void shouldEmitTheSpectrumOfEveryMatrixAtEveryStep() {
        double[] teacher = TeacherStudent.normals(random, 12, 1);
        var results = new EventStream()
                .declareStatic("target.weights/2", teacher, 3, 4)
                .declare("weights/2", EventType.STEP, 3, 4)
                .declare("weights/block1.head3.key", EventType.STEP, 4, 3)
                .step(0, Map.of("weights/2", first, "weights/block1.head3.key", second))
                .step(10, Map.of("weights/2", second))
                .step(15, Map.of("weights/2", third))
                .run(directory, "spectrum")
                .complete();

        assertEquals(List.of(0L, 10L, 15L), results.steps("spectrum", "eigenvalue", "weights/2"));
        double[] values = results.at(10, "spectrum", "eigenvalue", "weights/2");
        Oracle.assertClose(eigenvalues(second, 3, 4), values, 1e-14, "eigenvalues");
        double[] singular = results.at(10, "spectrum", "singular_value", "weights/2");
        assertEquals(Math.sqrt(values[2]), singular[2]);
        assertEquals(values[0] + values[1] + values[2], results.value(10, "spectrum", "trace", "weights/2"), 1e-13);
        assertEquals(values[2] - values[1], results.at(10, "spectrum", "spacing", "weights/2")[1]);
        double spacing0 = results.value(0, "spectrum", "spacing_mean", "weights/2");
        double spacing10 = results.value(10, "spectrum", "spacing_mean", "weights/2");
        double spacing15 = results.value(15, "spectrum", "spacing_mean", "weights/2");
        assertEquals((values[2] - values[0]) / 2, spacing10);
        assertEquals(
                StrictMath.log(spacing15 / spacing0) / 15, results.value(15, "spectrum", "spacing_rate", "weights/2"));
        assertEquals(
                StrictMath.log(spacing15 / spacing10) / 5,
                results.value(15, "spectrum", "spacing_rate_local", "weights/2"));
        assertEquals(List.of(10L, 15L), results.steps("spectrum", "spacing_rate", "weights/2"));

        assertEquals(List.of(0L), results.steps("spectrum", "target_eigenvalue", "weights/2"));
        Oracle.assertClose(
                eigenvalues(teacher, 3, 4),
                results.at(0, "spectrum", "target_eigenvalue", "weights/2"),
                1e-14,
                "target");
        Oracle.assertClose(
                eigenvalues(second, 4, 3),
                results.at(0, "spectrum", "eigenvalue", "weights/block1.head3.key"),
                1e-14,
                "tall matrix");
        assertTrue(results.find("spectrum", "target_eigenvalue", "weights/block1.head3.key")
                .isEmpty());
    }

    @Test
    void shouldTakeTheEigenvaluesOfASymmetricMatrixItself() {
        var results = new EventStream()
                .declareSymmetric("weights/gas", EventType.STEP, 2)
                .step(0, Map.of("weights/gas", new double[] {1, 2, 2, -2}))
                .run(directory, "spectrum")
                .complete();
        assertArrayEquals(new double[] {-3, 2}, results.at(0, "spectrum", "eigenvalue", "weights/gas"), 1e-14);
        assertArrayEquals(new double[] {2, 3}, results.at(0, "spectrum", "singular_value", "weights/gas"), 1e-14);
        assertEquals(-1, results.value(0, "spectrum", "trace", "weights/gas"));
        assertEquals(5, results.value(0, "spectrum", "spacing_mean", "weights/gas"), 1e-14);
    }

    @Test
    void shouldPreferGivenTargetEigenvalues() {
        var results = new EventStream()
                .declareStatic("target.eigenvalues/2", new double[] {1, 2, 3}, 3)
                .declare("weights/2", EventType.STEP, 3, 4)
                .step(5, Map.of("weights/2", first))
                .run(directory, "spectrum")
                .complete();
        assertArrayEquals(new double[] {1, 2, 3}, results.at(5, "spectrum", "target_eigenvalue", "weights/2"));
    }

    @Test
    void shouldSayWhyValuesAreUndefined() {
        double[] diverged = first.clone();
        diverged[5] = Double.NaN;
        var results = new EventStream()
                .declare("weights/2", EventType.STEP, 3, 4)
                .step(3, Map.of("weights/2", first))
                .step(4, Map.of("weights/2", second))
                .step(5, Map.of("weights/2", diverged))
                .run(directory, "spectrum")
                .complete();
        assertTrue(Double.isNaN(results.value(5, "spectrum", "eigenvalue", "weights/2")));
        assertEquals(
                "the weights are not finite",
                results.history("spectrum", "eigenvalue", "weights/2").reason(5).orElseThrow());
        assertEquals(
                "the weights at step 0 were not recorded",
                results.history("spectrum", "spacing_rate", "weights/2")
                        .reason(4)
                        .orElseThrow());
        assertTrue(results.value(4, "spectrum", "spacing_rate_local", "weights/2") != 0);
    }

    /** Two of three levels below rounding: what they do not spoil stays defined. */
    @Test
    void shouldLeaveUndefinedOnlyWhatIsLostInRounding() {
        double[] cold = first.clone();
        double[] lost = {1e20, 2e20, 0, 0, 0, 0, 1, 0, 0, 0, 1, 1};
        double[] half = {1e20, 2e20, 0, 0, 0, 0, 1e18, 0, 0, 0, 1, 1};
        var results = new EventStream()
                .declareStatic("target.weights/2", lost, 3, 4)
                .declare("weights/2", EventType.STEP, 3, 4)
                .step(0, Map.of("weights/2", cold))
                .step(1, Map.of("weights/2", lost))
                .step(2, Map.of("weights/2", half))
                .run(directory, "spectrum")
                .complete();
        String reason = "singular values below max(n_out, n_in) epsilon sigma_max are lost in rounding";
        double nan = Double.NaN;
        assertArrayEquals(new double[] {nan, nan, 5e40}, results.at(1, "spectrum", "eigenvalue", "weights/2"), 5e26);
        assertArrayEquals(
                new double[] {nan, nan, Math.sqrt(5) * 1e20},
                results.at(1, "spectrum", "singular_value", "weights/2"),
                1e6);
        assertArrayEquals(new double[] {nan, 5e40}, results.at(1, "spectrum", "spacing", "weights/2"), 5e26);
        assertArrayEquals(new double[] {nan, 1e36, 5e40}, results.at(2, "spectrum", "eigenvalue", "weights/2"), 5e26);
        assertArrayEquals(
                new double[] {nan, nan, 5e40}, results.at(0, "spectrum", "target_eigenvalue", "weights/2"), 5e26);
        for (String output : List.of("eigenvalue", "singular_value", "spacing")) {
            assertEquals(
                    reason,
                    results.history("spectrum", output, "weights/2").reason(1).orElseThrow());
        }
        assertEquals(
                reason,
                results.history("spectrum", "target_eigenvalue", "weights/2")
                        .reason(0)
                        .orElseThrow());
        double[] spacings = results.at(2, "spectrum", "spacing", "weights/2");
        assertEquals(1e36, spacings[0], 1e23);
        assertEquals(5e40, results.value(1, "spectrum", "trace", "weights/2"), 5e26);
        assertEquals(2.5e40, results.value(1, "spectrum", "spacing_mean", "weights/2"), 5e26);
        assertTrue(results.value(1, "spectrum", "spacing_rate", "weights/2") > 0);
    }

    @Test
    void shouldSayThatFiniteWeightsAreTooLarge() {
        double[] diverged = first.clone();
        diverged[5] = 1e160;
        var results = new EventStream()
                .declare("weights/2", EventType.STEP, 3, 4)
                .step(3, Map.of("weights/2", first))
                .step(4, Map.of("weights/2", second))
                .step(5, Map.of("weights/2", diverged))
                .run(directory, "spectrum")
                .complete();
        assertTrue(Double.isNaN(results.value(5, "spectrum", "eigenvalue", "weights/2")));
        assertEquals(
                "the weights are so large that W W^T overflows",
                results.history("spectrum", "eigenvalue", "weights/2").reason(5).orElseThrow());
        assertEquals(
                "the weights at step 0 were not recorded",
                results.history("spectrum", "spacing_rate", "weights/2")
                        .reason(4)
                        .orElseThrow());
        assertTrue(results.value(4, "spectrum", "spacing_rate_local", "weights/2") != 0);
    }

    @Test
    void shouldReadSinglePrecisionAndSingleRows() {
        var results = new EventStream()
                .declare("weights/1", ElementType.F32, EventType.STEP, true, 1, 3)
                .step(0, Map.of("weights/1", new double[] {1, 2, 2}))
                .run(directory, "spectrum")
                .complete();
        assertEquals(9, results.value(0, "spectrum", "eigenvalue", "weights/1"), 1e-14);
        assertTrue(results.find("spectrum", "spacing_mean", "weights/1").isEmpty(), "one level has no spacing");
    }

    @Test
    void shouldFailAtOnceWithTheOptionThatWouldHaveKeptTheWeights() {
        var stream = new EventStream().declare("weights/2", ElementType.F64, EventType.STEP, false, 3, 4);
        var error = assertThrows(TensorNotRecordedException.class, () -> stream.run(directory, "spectrum"));
        assertTrue(error.getMessage().contains("--record weights/2:every="), error.getMessage());
    }

    private static double[] eigenvalues(double[] weights, int rows, int columns) {
        var shape = new MatrixShape(rows, columns);
        double[] gram = new double[shape.smaller() * shape.smaller()];
        GramMatrix.compute(weights, shape, gram);
        return JacobiEigenSolver.eigenvalues(gram, shape.smaller());
    }
}
