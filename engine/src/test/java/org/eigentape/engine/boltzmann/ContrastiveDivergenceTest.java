package org.eigentape.engine.boltzmann;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.eigentape.engine.numeric.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContrastiveDivergenceTest {

    private static final LatticeField FIELD = new LatticeField(10, 4);

    private static MachineSettings exact(double alpha, double sigma) {
        return new MachineSettings(10, 10, 9, sigma, alpha, 1, 1, true, false);
    }

    private static RandomStream stream() {
        return RandomStream.of(1, "chains", 0);
    }

    /** Without noise each mode follows w += alpha (1/kappa - 1/(mu^2 - w^2)) w; numbers of an independent program. */
    @ParameterizedTest
    @CsvSource({
        "100, 0, .1557644801", "1000, 0, 5",
        "100, 1, .1016270702", "1000, 1, 4.6180339887",
        "100, 4, .0149136753", "1000, 4, .4169251539"
    })
    void shouldLearnEachModeAtItsOwnRate(int updates, int mode, double eigenvalue) {
        double[] start = new double[100];
        for (int i = 0; i < 10; i++) {
            start[i * 11] = 0.1;
        }
        ContrastiveDivergence training = new ContrastiveDivergence(exact(0.1, 1), FIELD, start, stream());
        for (int update = 0; update < updates; update++) {
            assertTrue(training.update());
        }
        double[] w = training.weights();
        double value = 0;
        for (int j = 0; j < 10; j++) {
            double element = 0;
            for (int a = 0; a < 10; a++) {
                element += w[a] * w[j * 10 + a];
            }
            value += element * Math.cos(2 * Math.PI * mode * j / 10);
        }
        assertEquals(eigenvalue, value, 1e-9);
    }

    /** The increment is alpha times the derivative of the log-likelihood, (log det K - tr K C)/2, by finite differences. */
    @Test
    void shouldAscendTheLogLikelihood() {
        double[] start = new Random(1).doubles(100, -0.3, 0.3).toArray();
        double sigma = 0.8;
        double alpha = 1e-3;
        ContrastiveDivergence training = new ContrastiveDivergence(exact(alpha, sigma), FIELD, start, stream());
        training.update();
        double h = 1e-5;
        for (int element : new int[] {0, 13, 57, 99}) {
            double[] moved = start.clone();
            moved[element] += h;
            double up = logLikelihood(moved, sigma);
            moved[element] -= 2 * h;
            double slope = (up - logLikelihood(moved, sigma)) / (2 * h);
            assertEquals(slope, (training.weights()[element] - start[element]) / alpha, 1e-7);
        }
    }

    private static double logLikelihood(double[] w, double sigma) {
        double[] covariance = FIELD.covariance();
        double[] kernel = new double[100];
        double likelihood = 0;
        for (int i = 0; i < 10; i++) {
            for (int j = 0; j < 10; j++) {
                double sum = i == j ? 9 : 0;
                for (int a = 0; a < 10; a++) {
                    sum -= sigma * sigma * w[i * 10 + a] * w[j * 10 + a];
                }
                kernel[i * 10 + j] = sum;
                likelihood -= sum * covariance[i * 10 + j] / 2;
            }
        }
        for (int p = 0; p < 10; p++) {
            likelihood += Math.log(kernel[p * 11]) / 2;
            for (int i = p + 1; i < 10; i++) {
                double factor = kernel[i * 10 + p] / kernel[p * 11];
                for (int j = p; j < 10; j++) {
                    kernel[i * 10 + j] -= factor * kernel[p * 10 + j];
                }
            }
        }
        return likelihood;
    }

    /** With alpha = 0 the chains sample the machine itself, whose covariance is the inverse kernel. */
    @Test
    void shouldSampleTheMachine() {
        double[] start = new Random(2).doubles(60, -0.4, 0.4).toArray();
        MachineSettings settings = new MachineSettings(10, 6, 3, 0.9, 0, 64, 2, false, false);
        ContrastiveDivergence training = new ContrastiveDivergence(settings, FIELD, start, stream());
        double[] kernel = new double[100];
        for (int i = 0; i < 10; i++) {
            for (int j = 0; j < 10; j++) {
                kernel[i * 10 + j] = i == j ? 3 : 0;
                for (int a = 0; a < 6; a++) {
                    kernel[i * 10 + j] -= 0.81 * start[i * 6 + a] * start[j * 6 + a];
                }
            }
        }
        assertTrue(Covariance.invert(kernel, 10));
        double[] mean = new double[100];
        double[] present = new double[100];
        for (int update = 0; update < 5_050; update++) {
            training.update();
            if (update >= 50) {
                Covariance.of(training.fields(), 10, 64, present);
                for (int element = 0; element < 100; element++) {
                    mean[element] += present[element] / 5_000;
                }
            }
        }
        for (int element = 0; element < 100; element++) {
            // 320,000 fields: standard errors of 0.001 to 0.002.
            assertEquals(kernel[element], mean[element], 0.008);
        }
    }

    @Test
    void shouldSayThatAKernelWithoutGaussianEndsTheTraining() {
        double[] start = new double[100];
        start[0] = 3;
        ContrastiveDivergence training = new ContrastiveDivergence(exact(0.1, 1), FIELD, start, stream());
        assertFalse(training.update());
        assertTrue(Double.isNaN(training.weights()[0]));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldAllocateNothing(boolean sampledTarget) {
        ContrastiveDivergence training = new ContrastiveDivergence(
                new MachineSettings(10, 10, 9, 1, 0.1, 16, 3, false, sampledTarget),
                FIELD,
                TrainedSpectrum.randomStart(10, 0.1),
                stream());
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        double perUpdate = Double.POSITIVE_INFINITY;
        for (int round = 0; round < 100 && perUpdate > 1; round++) {
            long before = threads.getThreadAllocatedBytes(thread);
            for (int update = 0; update < 10_000; update++) {
                training.update();
            }
            perUpdate = (threads.getThreadAllocatedBytes(thread) - before) / 10_000.0;
        }
        assertTrue(perUpdate <= 1, perUpdate + " bytes per update");
    }

    /** In a Java virtual machine of its own, because one whose methods are compiled already would show nothing. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldAllocateNothingWhereVectorsOfAllWidthsAreUsed(boolean sampledTarget) throws Exception {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-modules",
                        "jdk.incubator.vector",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MixedSpecies.class.getName(),
                        Boolean.toString(sampledTarget))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String bytes = new String(program.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        assertEquals(0, program.waitFor());
        assertTrue(Double.parseDouble(bytes) <= 1, bytes + " bytes per update");
    }
}
