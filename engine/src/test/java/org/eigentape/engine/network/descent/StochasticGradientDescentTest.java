package org.eigentape.engine.network.descent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.network.DataSet;
import org.eigentape.engine.network.Models;
import org.eigentape.engine.network.NetworkShape;
import org.eigentape.engine.network.TeacherStudent;
import org.eigentape.engine.network.kernel.Activation;
import org.eigentape.engine.network.kernel.DenseKernel;
import org.eigentape.engine.network.kernel.NaiveDenseKernel;
import org.eigentape.engine.numeric.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StochasticGradientDescentTest {
    private static final NetworkShape DEEP =
            new NetworkShape(new int[] {3, 9, 7, 5, 2}, Activation.TANH, true, List.of(2, 4));

    private static StochasticGradientDescent descent(
            NetworkShape shape, Shuffle shuffle, int batchSize, double learningRate, DenseKernel kernel) {
        TeacherStudent model = Models.model(shape, 1.0, 210, 9, 0);
        BatchOrder order = shuffle.order(210, batchSize, RandomStream.of(9, "batch/order", 0));
        return new StochasticGradientDescent(model.student(), model.training(), order, learningRate, kernel);
    }

    private static StochasticGradientDescent paper(double learningRate) {
        return descent(Models.paperShape(Activation.TANH), Shuffle.EPOCH, 4, learningRate, Models.KERNEL);
    }

    /** The definition of a step in {@link DenseKernel}, written out for the paper's network. */
    @Test
    void shouldDoTheArithmeticOfAStep() {
        StochasticGradientDescent descent = paper(0.5);
        descent.advance(123);
        double[] before = descent.weights().matrix(2);
        BatchFactors batch = descent.peek();
        double[] g = Arrays.copyOf(batch.deltas(2), 64);
        double[] a = Arrays.copyOf(batch.activations(2), 128);
        descent.advance(1);
        double[] after = descent.weights().matrix(2);
        for (int i = 0; i < 16; i++) {
            for (int k = 0; k < 32; k++) {
                double w = before[i * 32 + k];
                for (int s = 0; s < 4; s++) {
                    w = Math.fma(-(0.5 / 4) * g[s * 16 + i], a[s * 32 + k], w);
                }
                assertEquals(w, after[i * 32 + k]);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldGiveTheBitsOfTheNaiveKernel(Shuffle shuffle) {
        for (int batchSize : new int[] {1, 4, 7}) {
            StochasticGradientDescent fast = descent(DEEP, shuffle, batchSize, 0.3, Models.KERNEL);
            StochasticGradientDescent naive = descent(DEEP, shuffle, batchSize, 0.3, new NaiveDenseKernel());
            fast.advance(150);
            naive.advance(150);
            assertArrayEquals(naive.saveState(), fast.saveState(), shuffle + ", batch size " + batchSize);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldGoOnToTheSameBitsAfterRestore(Shuffle shuffle) {
        for (int saved : new int[] {0, 1, 51, 52, 53, 300}) {
            StochasticGradientDescent whole = descent(DEEP, shuffle, 4, 0.2, Models.KERNEL);
            whole.advance(saved);
            byte[] state = whole.saveState();
            whole.advance(400);
            StochasticGradientDescent restored = descent(DEEP, shuffle, 4, 0.2, Models.KERNEL);
            restored.advance(7);
            restored.restoreState(state);
            assertEquals(saved, restored.step());
            for (int n = 0; n < 400; n++) {
                assertEquals(1, restored.advance(1));
            }
            assertArrayEquals(whole.saveState(), restored.saveState(), shuffle + " saved at " + saved);
        }
    }

    @Test
    void shouldNotChangeAnythingByLooking() {
        StochasticGradientDescent watched = paper(0.5);
        StochasticGradientDescent alone = paper(0.5);
        for (int n = 0; n < 200; n++) {
            watched.peek();
            byte[] state = watched.saveState();
            watched.peek();
            assertArrayEquals(state, watched.saveState());
            watched.advance(1);
        }
        alone.advance(200);
        assertArrayEquals(alone.saveState(), watched.saveState());
    }

    @Test
    void shouldShowTheBatchThatIsUsedNext() {
        StochasticGradientDescent descent =
                descent(Models.paperShape(Activation.TANH), Shuffle.NONE, 4, 0.5, Models.KERNEL);
        descent.advance(3);
        assertArrayEquals(new int[] {12, 13, 14, 15}, descent.peek().indices());
        assertTrue(descent.peek().loss() > 0);
    }

    @Test
    void shouldTrain() {
        StochasticGradientDescent descent = paper(0.5);
        DataSet data =
                Models.model(Models.paperShape(Activation.TANH), 1.0, 210, 9, 0).training();
        double before = Models.loss(descent.weights(), data);
        descent.advance(20_000);
        assertTrue(Models.loss(descent.weights(), data) < 1e-3 * before);
    }

    @Test
    void shouldFindTheFirstStepThatIsNotFinite() {
        NetworkShape shape = Models.paperShape(Activation.IDENTITY);
        StochasticGradientDescent descent = descent(shape, Shuffle.EPOCH, 4, 60.0, Models.KERNEL);
        StochasticGradientDescent byStep = descent(shape, Shuffle.EPOCH, 4, 60.0, Models.KERNEL);
        long made = descent.advance(100_000);
        assertTrue(descent.hasDiverged());
        assertEquals(made + 1, descent.firstNonFiniteStep());
        assertEquals(made, descent.step());
        assertEquals(0, descent.advance(10));
        assertTrue(Arrays.stream(descent.weights().matrix(2)).allMatch(Double::isFinite));

        long steps = 0;
        while (byStep.advance(1) == 1) {
            steps++;
        }
        assertEquals(made, steps);
        assertArrayEquals(descent.saveState(), byStep.saveState());

        StochasticGradientDescent restored = descent(shape, Shuffle.EPOCH, 4, 60.0, Models.KERNEL);
        restored.restoreState(descent.saveState());
        assertEquals(descent.firstNonFiniteStep(), restored.firstNonFiniteStep());
        assertEquals(0, restored.advance(1));
    }

    @Test
    void shouldNotReportDivergenceOfAFiniteRun() {
        StochasticGradientDescent descent = paper(64.0);
        assertEquals(2000, descent.advance(2000));
        assertFalse(descent.hasDiverged());
        assertEquals(StochasticGradientDescent.NOT_DIVERGED, descent.firstNonFiniteStep());
    }

    @Test
    void shouldAllocateNothingPerStep() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        StochasticGradientDescent descent = paper(0.5);
        step(descent, 20_000);
        long before = threads.getCurrentThreadAllocatedBytes();
        step(descent, 50_000);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(allocated < 10_000, allocated + " bytes in 50,000 steps");
    }

    private static void step(StochasticGradientDescent descent, int steps) {
        for (int n = 0; n < steps; n++) {
            descent.peek();
            descent.advance(1);
        }
    }

    @Test
    void shouldRefuseWhatCannotBe() {
        assertThrows(InvalidRequestException.class, () -> paper(-1.0));
        assertThrows(InvalidRequestException.class, () -> paper(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> paper(1.0).restoreState(new byte[3]));
    }
}
