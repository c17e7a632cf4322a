package org.eigentape.engine.network.descent;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.eigentape.engine.network.NetworkShape;
import org.eigentape.engine.network.TeacherStudent;
import org.eigentape.engine.network.TeacherStudentConfiguration;
import org.eigentape.engine.network.kernel.Activation;
import org.eigentape.engine.network.kernel.DenseKernels;
import org.eigentape.engine.numeric.RandomStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A step allocates nothing once it is compiled. With vector instructions this is also what tells fast code from code a
 * hundred times slower, in which the compiler has made every vector an object.
 */
class StepAllocationTest {

    private static final int STEPS = 20_000;
    private static final int MOST_ROUNDS = 100;

    @ParameterizedTest
    @EnumSource(names = {"TANH", "RELU"})
    void shouldAllocateNothing(Activation activation) {
        NetworkShape shape = new NetworkShape(new int[] {3, 32, 16, 1}, activation, false, List.of(2));
        TeacherStudent model = TeacherStudent.build(
                new TeacherStudentConfiguration(shape, new double[] {1, 0.125, 1}, 400, 100),
                1,
                0,
                DenseKernels.fastest());
        StochasticGradientDescent descent = new StochasticGradientDescent(
                model.student().copy(),
                model.training(),
                Shuffle.EPOCH.order(400, 4, RandomStream.of(1, "batches", 0)),
                0.1,
                DenseKernels.fastest());
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        double perStep = Double.POSITIVE_INFINITY;
        for (int round = 0; round < MOST_ROUNDS && perStep > 1; round++) {
            long before = threads.getThreadAllocatedBytes(thread);
            descent.advance(STEPS);
            perStep = (threads.getThreadAllocatedBytes(thread) - before) / (double) STEPS;
        }
        assertTrue(perStep <= 1, perStep + " bytes per step with the kernel " + DenseKernels.nameOfFastest());
    }
}
