package org.eigentape.engine.network.descent;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import org.eigentape.engine.network.NetworkShape;
import org.eigentape.engine.network.TeacherStudent;
import org.eigentape.engine.network.TeacherStudentConfiguration;
import org.eigentape.engine.network.kernel.Activation;
import org.eigentape.engine.network.kernel.DenseKernels;
import org.eigentape.engine.numeric.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A step allocates nothing once it is compiled. With vector instructions this is also what tells fast code from code a
 * hundred times slower, in which the compiler has made every vector an object.
 */
class StepAllocationTest {

    private static final int STEPS = 5_000;
    private static final int MOST_ROUNDS = 100;

    @ParameterizedTest
    @EnumSource(names = {"TANH", "RELU"})
    void shouldAllocateNothing(Activation activation) {
        assertAllocatesNothing(new int[] {3, 32, 16, 1}, activation, List.of(2), 4);
    }

    /**
     * In one process, as a sweep over shapes does: what the compiler learns from one shape must not spoil the next. Vectors of
     * two lengths did: each network below then took ten times as long, and every one after it.
     */
    @Test
    void shouldAllocateNothingForShapesInTurns() {
        for (int round = 0; round < 2; round++) {
            assertAllocatesNothing(new int[] {3, 32, 16, 1}, Activation.TANH, List.of(1, 2), 4);
            assertAllocatesNothing(new int[] {3, 30, 13, 2}, Activation.TANH, List.of(2), 5);
            assertAllocatesNothing(new int[] {3, 32, 32, 16, 1}, Activation.RELU, List.of(1, 2, 3), 16);
            assertAllocatesNothing(new int[] {3, 32, 16, 1}, Activation.TANH, List.of(2), 1);
            assertAllocatesNothing(new int[] {3, 32, 16, 1}, Activation.TANH, List.of(2), 4);
        }
    }

    private static void assertAllocatesNothing(
            int[] sizes, Activation activation, List<Integer> trainable, int batchSize) {
        NetworkShape shape = new NetworkShape(sizes, activation, false, trainable);
        double[] sigmas = new double[sizes.length - 1];
        Arrays.fill(sigmas, 1.0);
        TeacherStudent model = TeacherStudent.build(
                new TeacherStudentConfiguration(shape, sigmas, 400, 100), 1, 0, DenseKernels.fastest());
        StochasticGradientDescent descent = new StochasticGradientDescent(
                model.student().copy(),
                model.training(),
                Shuffle.EPOCH.order(400, batchSize, RandomStream.of(1, "batches", 0)),
                0.001,
                DenseKernels.fastest());
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        double perStep = Double.POSITIVE_INFINITY;
        for (int round = 0; round < MOST_ROUNDS && perStep > 1; round++) {
            long before = threads.getThreadAllocatedBytes(thread);
            descent.advance(STEPS);
            perStep = (threads.getThreadAllocatedBytes(thread) - before) / (double) STEPS;
        }
        assertTrue(
                perStep <= 1,
                perStep + " bytes per step of " + Arrays.toString(sizes) + " with the kernel "
                        + DenseKernels.nameOfFastest());
    }
}
