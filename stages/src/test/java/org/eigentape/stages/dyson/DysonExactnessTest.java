package org.eigentape.stages.dyson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.eigentape.stages.fixture.GramMatrix;
import org.eigentape.stages.fixture.TeacherStudent;
import org.eigentape.stages.input.MatrixShape;
import org.eigentape.stages.input.SgdStep;
import org.eigentape.stages.spectrum.SymmetricEigenSolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether the prediction describes real steps of the paper's network, without fitting anything to it. */
class DysonExactnessTest {

    private static final int SAMPLES = 4000;
    private static final int N = 16;
    private static final MatrixShape SHAPE = new MatrixShape(16, 32);

    private final SymmetricEigenSolver solver = new SymmetricEigenSolver(N);
    private final double[] gram = new double[N * N];

    /**
     * With one sample per batch, the mean of {@code x_i(W - eps Delta_alpha) - x_i(W)} over all samples has no sampling error. What
     * is left of it after the drift, the Delta Delta^T term and the mean gradient's repulsion is the Coulomb term, with a factor
     * of exactly 1 (fitted by least squares over the eigenvalues).
     */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldFindACoulombFactorOfOne(long seed) {
        double learningRate = 1e-5;
        var network = TeacherStudent.ofPaper(seed, SAMPLES, 1);
        double[] deltas = network.deltas(network.weights);
        var increment = predict(network, deltas, SgdStep.withReplacement(learningRate, 1));
        double[] values = eigenvalues(network.weights);

        double[] average = new double[N];
        for (int sample = 0; sample < SAMPLES; sample++) {
            double[] gradient = network.batchGradient(deltas, new int[] {sample});
            double[] next = eigenvalues(TeacherStudent.step(network.weights, gradient, learningRate));
            for (int i = 0; i < N; i++) {
                average[i] += (next[i] - values[i]) / SAMPLES;
            }
        }

        double product = 0;
        double square = 0;
        for (int i = 0; i < N; i++) {
            double coulomb = increment.coulomb()[i];
            double rest = average[i]
                    - increment.drift()[i]
                    - increment.deltaDelta()[i]
                    - increment.meanSquaredGradient()[i];
            product += rest * coulomb;
            square += coulomb * coulomb;
        }
        assertTrue(increment.perturbative());
        assertEquals(1, product / square, 1e-3, "seed " + seed);
    }

    /** Batches of 4 drawn with replacement: mean and variance of the increments, pooled over the eigenvalues. */
    @Test
    void shouldPredictMeanAndVarianceOfRandomBatches() {
        double learningRate = 1e-3;
        int batches = 40_000;
        var network = TeacherStudent.ofPaper(4, SAMPLES, 1);
        double[] deltas = network.deltas(network.weights);
        var increment = predict(network, deltas, SgdStep.withReplacement(learningRate, 4));
        double[] values = eigenvalues(network.weights);
        double[] sum = new double[N];
        double[] squares = new double[N];
        var random = new Random(42);
        int[] batch = new int[4];
        for (int b = 0; b < batches; b++) {
            for (int k = 0; k < 4; k++) {
                batch[k] = random.nextInt(SAMPLES);
            }
            double[] gradient = network.batchGradient(deltas, batch);
            double[] next = eigenvalues(TeacherStudent.step(network.weights, gradient, learningRate));
            for (int i = 0; i < N; i++) {
                double deviation = next[i] - values[i] - increment.predicted()[i];
                sum[i] += deviation;
                squares[i] += deviation * deviation;
            }
        }
        double ratio = 0;
        double chiSquared = 0;
        for (int i = 0; i < N; i++) {
            double variance = squares[i] / batches - sum[i] / batches * (sum[i] / batches);
            ratio += variance / increment.diffusion()[i] / N;
            chiSquared += sum[i] * sum[i] / batches / increment.diffusion()[i];
        }
        assertTrue(increment.perturbative(), "perturbation " + increment.perturbation());
        assertEquals(1, ratio, 0.03);
        // 16 standardised means, of which 1.7 in a million lots exceed 53.
        assertTrue(chiSquared < 53, "chi^2 of the means " + chiSquared);
    }

    /** tr X' - tr X = -eps tr Delta^X_B + eps^2 |Delta_B|^2 at every step of a hot run, to rounding. */
    @Test
    void shouldKeepTheTraceIdentityAtEveryStep() {
        double learningRate = 4;
        var network = TeacherStudent.ofPaper(5, 400, 1);
        double[] weights = network.weights.clone();
        var random = new Random(7);
        for (int t = 0; t < 300; t++) {
            double[] deltas = network.deltas(weights);
            int[] batch = {random.nextInt(400), random.nextInt(400), random.nextInt(400), random.nextInt(400)};
            double[] gradient = network.batchGradient(deltas, batch);
            double[] next = TeacherStudent.step(weights, gradient, learningRate);
            double traceOfIncrement = 0;
            double squaredNorm = 0;
            for (int k = 0; k < gradient.length; k++) {
                traceOfIncrement += 2 * weights[k] * gradient[k];
                squaredNorm += gradient[k] * gradient[k];
            }
            double expected = -learningRate * traceOfIncrement + learningRate * learningRate * squaredNorm;
            assertEquals(expected, trace(next) - trace(weights), 1e-13 * (trace(next) + trace(weights)), "step " + t);
            weights = next;
        }
    }

    /** The same identity between the stage's terms: with the whole data set as batch, drift and |Delta|^2 make up the trace. */
    @Test
    void shouldSumToTheExactTraceForAFullBatch() {
        double learningRate = 0.05;
        var network = TeacherStudent.ofPaper(6, 200, 1);
        double[] deltas = network.deltas(network.weights);
        var increment = predict(network, deltas, SgdStep.withoutReplacement(learningRate, 200, 200), network.samples);
        int[] all = new int[200];
        for (int k = 0; k < 200; k++) {
            all[k] = k;
        }
        double[] next = TeacherStudent.step(network.weights, network.batchGradient(deltas, all), learningRate);
        double predicted = 0;
        double coulomb = 0;
        for (int i = 0; i < N; i++) {
            predicted += increment.drift()[i] + increment.deltaDelta()[i];
            coulomb += increment.coulomb()[i] + increment.meanSquaredGradient()[i];
        }
        assertEquals(trace(next) - trace(network.weights), predicted, 1e-13 * trace(next));
        assertEquals(0, coulomb, 1e-13 * trace(next), "repulsion has no trace");
    }

    private EigenvalueIncrement predict(TeacherStudent network, double[] deltas, SgdStep step) {
        return predict(network, deltas, step, SAMPLES);
    }

    private EigenvalueIncrement predict(TeacherStudent network, double[] deltas, SgdStep step, int samples) {
        var factors = new FactorMoments(SHAPE, samples);
        factors.set(network.weights, deltas, network.activations);
        double[] values = eigenvalues(network.weights);
        var moments = new RotatedMoments(N);
        factors.rotate(solver.vectors(), moments);
        var increment = new EigenvalueIncrement(N);
        increment.compute(values, moments, step);
        return increment;
    }

    private double[] eigenvalues(double[] weights) {
        GramMatrix.compute(weights, SHAPE, gram);
        assertEquals(SymmetricEigenSolver.Outcome.CONVERGED, solver.decompose(gram));
        return solver.values().clone();
    }

    private static double trace(double[] weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight * weight;
        }
        return sum;
    }
}
