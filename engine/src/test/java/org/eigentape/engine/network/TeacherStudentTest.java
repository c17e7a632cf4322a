package org.eigentape.engine.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.network.kernel.Activation;
import org.junit.jupiter.api.Test;

class TeacherStudentTest {

    @Test
    void shouldCopyFrozenLayersFromTheTeacher() {
        TeacherStudent model = Models.paper(Activation.TANH, 0.125, 50, 1, 0);
        assertArrayEquals(model.teacher().matrix(1), model.student().matrix(1));
        assertArrayEquals(model.teacher().matrix(3), model.student().matrix(3));
        assertFalse(Arrays.equals(model.teacher().matrix(2), model.student().matrix(2)));
    }

    @Test
    void shouldMakeTargetsOfTheTeacher() {
        TeacherStudent model = Models.paper(Activation.TANH, 0.125, 50, 1, 0);
        assertEquals(0.0, Models.loss(model.teacher(), model.training()));
        assertEquals(0.0, Models.loss(model.teacher(), model.test()));
        assertEquals(0.0, Models.loss(model.teacher(), model.published()));
    }

    @Test
    void shouldShareOnlyThePublishedInputsBetweenRuns() {
        TeacherStudent first = Models.paper(Activation.TANH, 0.125, 50, 1, 0);
        TeacherStudent second = Models.paper(Activation.TANH, 0.125, 50, 1, 1);
        assertArrayEquals(first.published().inputs(), second.published().inputs());
        assertFalse(
                Arrays.equals(first.published().targets(), second.published().targets()));
        assertFalse(Arrays.equals(first.training().inputs(), second.training().inputs()));
        assertFalse(Arrays.equals(first.teacher().matrix(2), second.teacher().matrix(2)));
        assertFalse(Arrays.equals(first.student().matrix(2), second.student().matrix(2)));
    }

    @Test
    void shouldLeaveOtherNumbersAloneWhenOneKeyChanges() {
        TeacherStudent small = Models.paper(Activation.TANH, 1.0, 50, 1, 0);
        TeacherStudent large = Models.paper(Activation.TANH, 0.5, 80, 1, 0);
        assertArrayEquals(small.test().inputs(), large.test().inputs());
        assertArrayEquals(
                small.training().inputs(), Arrays.copyOf(large.training().inputs(), 150));
        double[] halved =
                Arrays.stream(small.student().matrix(2)).map(w -> 0.5 * w).toArray();
        assertArrayEquals(halved, large.student().matrix(2));
    }

    @Test
    void shouldDrawWeightsOfTheStatedWidths() {
        double teacher = 0;
        double student = 0;
        double inputs = 0;
        int models = 40;
        for (int run = 0; run < models; run++) {
            TeacherStudent model = Models.paper(Activation.TANH, 3.0, 50, 2, run);
            teacher += Models.norm(model.teacher().matrix(2))
                    * Models.norm(model.teacher().matrix(2))
                    / 16;
            student += Models.norm(model.student().matrix(2))
                    * Models.norm(model.student().matrix(2))
                    / (9 * 16);
            inputs += Models.norm(model.training().inputs())
                    * Models.norm(model.training().inputs())
                    / 150;
        }
        double error = 5 * Math.sqrt(2.0 / (models * 150));
        assertEquals(1.0, teacher / models, error);
        assertEquals(1.0, student / models, error);
        assertEquals(1.0, inputs / models, error);
    }

    @Test
    void shouldRefuseImpossibleConfigurations() {
        NetworkShape shape = Models.paperShape(Activation.TANH);
        assertThrows(
                InvalidRequestException.class,
                () -> new TeacherStudentConfiguration(shape, new double[] {1, 1}, 10, 10));
        assertThrows(
                InvalidRequestException.class,
                () -> new TeacherStudentConfiguration(shape, new double[] {1, Double.NaN, 1}, 10, 10));
        assertThrows(
                InvalidRequestException.class,
                () -> new TeacherStudentConfiguration(shape, new double[] {1, 1, 1}, 0, 10));
        assertThrows(
                InvalidRequestException.class,
                () -> new NetworkShape(new int[] {3, 0, 1}, Activation.TANH, false, List.of(1)));
        assertThrows(
                InvalidRequestException.class,
                () -> new NetworkShape(new int[] {3, 2, 1}, Activation.TANH, false, List.of(3)));
        assertThrows(
                InvalidRequestException.class,
                () -> new NetworkShape(new int[] {3, 2, 1}, Activation.TANH, false, List.of()));
        assertThrows(InvalidRequestException.class, () -> Activation.of("sigmoid"));
        assertEquals(Activation.GELU, Activation.of("gelu"));
    }
}
