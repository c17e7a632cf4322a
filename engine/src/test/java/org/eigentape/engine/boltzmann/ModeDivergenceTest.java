package org.eigentape.engine.boltzmann;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Random;
import org.eigentape.engine.numeric.RandomStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The lattice field of [D] learned in its modes: mu^2 = 9, m^2 = 4. */
class ModeDivergenceTest {

    private static final LatticeField FIELD = new LatticeField(10, 4);

    private static double[] variances() {
        double[] variances = FIELD.ascendingKappas();
        for (int mode = 0; mode < variances.length; mode++) {
            variances[mode] = 1 / variances[mode];
        }
        return variances;
    }

    private static ModeDivergence training(MachineSettings settings, double[] weights, @Nullable DataBatches batches) {
        return new ModeDivergence(
                settings, variances(), new double[10], weights, RandomStream.of(1, "chains", 0), batches);
    }

    private static double[] random(int elements, double bound) {
        return new Random(3).doubles(elements, -bound, bound).toArray();
    }

    /** Numbers of an independent program. */
    @ParameterizedTest
    @CsvSource({
        "100, 0, .1557644801", "1000, 0, 5",
        "100, 1, .1016270702", "1000, 1, 4.6180339887",
        "100, 7, .0149136753", "1000, 7, .4169251539"
    })
    void shouldLearnEachModeAtItsOwnRate(int updates, int mode, double eigenvalue) {
        double[] start = new double[100];
        for (int i = 0; i < 10; i++) {
            start[i * 11] = 0.1;
        }
        ModeDivergence diagonal = training(new MachineSettings(10, 10, 9, 1, 0.1, 1, 1, true, false), start, null);
        for (int update = 0; update < updates; update++) {
            assertTrue(diagonal.update());
        }
        double w = diagonal.weights()[mode * 11];
        assertEquals(eigenvalue, w * w, 1e-9);
    }

    /** Machines that are turned into modes do the same, with as many and with fewer hidden nodes. */
    @ParameterizedTest
    @ValueSource(ints = {10, 4})
    void shouldMoveExactlyAsInNodes(int hidden) {
        MachineSettings settings = new MachineSettings(10, hidden, 9, 0.8, 0.1, 1, 1, true, false);
        double[] inModes = random(10 * hidden, 0.5);
        double[] modes = latticeModes();
        double[] inNodes = new double[10 * hidden];
        ModeTransform transform = new ModeTransform(modes, 10);
        transform.toNodes(inModes, hidden, inNodes);
        var nodes = new ContrastiveDivergence(settings, FIELD, inNodes, RandomStream.of(1, "chains", 0));
        ModeDivergence training = training(settings, inModes, null);
        for (int update = 0; update < 50; update++) {
            assertTrue(nodes.update());
            assertTrue(training.update());
        }
        double[] turned = new double[10 * hidden];
        transform.toModes(nodes.weights(), hidden, turned);
        assertArrayEquals(turned, training.weights(), 1e-12);
    }

    /** Columns: modes of ascending kappa, of the lattice's cosines and sines. */
    private static double[] latticeModes() {
        double[] modes = new double[100];
        for (int mode = 0; mode < 10; mode++) {
            double norm = 0;
            for (int i = 0; i < 10; i++) {
                double angle = 2 * Math.PI * ((mode + 1) / 2) * i / 10;
                modes[i * 10 + mode] = mode % 2 == 1 || mode == 0 ? Math.cos(angle) : Math.sin(angle);
                norm += modes[i * 10 + mode] * modes[i * 10 + mode];
            }
            for (int i = 0; i < 10; i++) {
                modes[i * 10 + mode] /= Math.sqrt(norm);
            }
        }
        return modes;
    }

    /** E tr Y = 30 - 120.009 alpha/|B|, as in nodes. */
    @Test
    void shouldFluctuateAsInNodes() {
        double[] start = new double[100];
        for (int mode = 0; mode < 10; mode++) {
            start[mode * 11] = Math.sqrt(9 - 1 / variances()[mode]);
        }
        ModeDivergence training = training(new MachineSettings(10, 10, 9, 1, 0.1, 16, 3, false, false), start, null);
        double trace = 0;
        for (int update = 0; update < 102_000; update++) {
            assertTrue(training.update());
            if (update >= 2_000 && update % 5 == 0) {
                for (double weight : training.weights()) {
                    trace += weight * weight / 20_000;
                }
            }
        }
        assertEquals(30 - 120.009 * 0.1 / 16, trace, 0.08);
    }

    /** An update is linear in the target, so many from the same weights average to the exact one. */
    @Test
    void shouldTakeGaussianFieldsOfTheTargetsVariances() {
        double[] weights = random(100, 0.3);
        MachineSettings exact = new MachineSettings(10, 10, 9, 1, 0.1, 512, 1, true, false);
        MachineSettings sampled = new MachineSettings(10, 10, 9, 1, 0.1, 512, 1, true, true);
        ModeDivergence reference = training(exact, weights, null);
        assertTrue(reference.update());
        ModeDivergence training = training(sampled, weights, null);
        long[] random = new long[ModeDivergence.RANDOM_WORDS];
        double[] mean = new double[100];
        for (int repeat = 0; repeat < 2_000; repeat++) {
            training.copyRandomState(random);
            training.restore(weights, training.fields(), random);
            assertTrue(training.update());
            for (int at = 0; at < 100; at++) {
                mean[at] += training.weights()[at] / 2_000;
            }
        }
        // A million fields: standard errors of 0.1 * 0.25 * 0.3 * 3/1000.
        assertArrayEquals(reference.weights(), mean, 1e-4);
    }

    @Test
    void shouldTakeBatchesOneAfterTheOther() {
        double[] weights = random(100, 0.3);
        MachineSettings settings = new MachineSettings(10, 10, 9, 1, 0.1, 8, 1, false, true);
        long[] expected = {0};
        ModeDivergence training = training(settings, weights, (first, count, fields) -> {
            assertEquals(expected[0], first);
            assertEquals(8, count);
            expected[0] += count;
        });
        for (int update = 0; update < 5; update++) {
            assertTrue(training.update());
        }
        assertEquals(40, expected[0]);
    }

    @Test
    void shouldSayThatAKernelWithoutGaussianEndsTheTraining() {
        double[] start = new double[100];
        start[0] = 3;
        MachineSettings settings = new MachineSettings(10, 10, 9, 1, 0.1, 1, 1, true, false);
        ModeDivergence diagonal = training(settings, start, null);
        assertFalse(diagonal.update());
        assertTrue(Double.isNaN(diagonal.weights()[0]));
        start[1] = 1e-3;
        ModeDivergence full = training(settings, start, null);
        assertFalse(full.update());
        assertTrue(Double.isNaN(full.weights()[0]));
    }

    @ParameterizedTest
    @CsvSource({"false, false", "false, true", "true, false", "true, true"})
    void shouldAllocateNothing(boolean exactChains, boolean sampledTarget) {
        MachineSettings settings = new MachineSettings(10, 10, 9, 1, 0.1, 37, 2, exactChains, sampledTarget);
        ModeDivergence training = training(settings, random(100, 0.3), null);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        double perUpdate = Double.POSITIVE_INFINITY;
        for (int round = 0; round < 100 && perUpdate > 1; round++) {
            long before = threads.getThreadAllocatedBytes(thread);
            for (int update = 0; update < 5_000; update++) {
                training.update();
            }
            perUpdate = (threads.getThreadAllocatedBytes(thread) - before) / 5_000.0;
        }
        assertTrue(perUpdate <= 1, perUpdate + " bytes per update");
    }
}
