package org.eigentape.engine.network.descent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.eigentape.engine.network.Models;
import org.eigentape.engine.network.NetworkShape;
import org.eigentape.engine.network.ProbeStatistics;
import org.eigentape.engine.network.TeacherStudent;
import org.eigentape.engine.network.kernel.Activation;
import org.eigentape.engine.numeric.RandomStream;
import org.junit.jupiter.api.Test;

/** A linear network with full batches: D_{t+1} = D_t - eps w w^T D_t &lt;a a^T&gt;, D = W^(2) - Wbar^(2), w = W^(3)T. */
class IdentityNetworkTest {
    private static final double LEARNING_RATE = 0.2;
    private static final int SAMPLES = 100;

    @Test
    void shouldFollowTheLinearRecursion() {
        NetworkShape shape = new NetworkShape(new int[] {3, 32, 16, 1}, Activation.IDENTITY, false, List.of(2));
        TeacherStudent model = Models.model(shape, 1.0, SAMPLES, 4, 0);
        ProbeStatistics probe = new ProbeStatistics(model.student(), model.training(), Models.KERNEL);
        double[] covariance = covariance(probe.activations(2));
        double[] w = model.student().matrix(3);
        double[] teacher = model.teacher().matrix(2);
        double[] difference = difference(model.student().matrix(2), teacher);
        BatchOrder order = Shuffle.EPOCH.order(SAMPLES, SAMPLES, RandomStream.of(4, "batch/order", 0));
        StochasticGradientDescent descent =
                new StochasticGradientDescent(model.student(), model.training(), order, LEARNING_RATE, Models.KERNEL);
        for (int step = 1; step <= 200; step++) {
            difference = next(difference, w, covariance);
            descent.advance(1);
            double[] measured = difference(model.student().matrix(2), teacher);
            for (int n = 0; n < 512; n++) {
                assertEquals(difference[n], measured[n], 1e-12, "step " + step);
            }
        }
    }

    private static double[] covariance(double[] a) {
        double[] covariance = new double[32 * 32];
        for (int s = 0; s < SAMPLES; s++) {
            for (int k = 0; k < 32; k++) {
                for (int m = 0; m < 32; m++) {
                    covariance[k * 32 + m] += a[s * 32 + k] * a[s * 32 + m] / SAMPLES;
                }
            }
        }
        return covariance;
    }

    private static double[] next(double[] d, double[] w, double[] covariance) {
        double[] row = new double[32];
        for (int k = 0; k < 32; k++) {
            for (int i = 0; i < 16; i++) {
                row[k] += w[i] * d[i * 32 + k];
            }
        }
        double[] next = d.clone();
        for (int i = 0; i < 16; i++) {
            for (int m = 0; m < 32; m++) {
                double sum = 0;
                for (int k = 0; k < 32; k++) {
                    sum += row[k] * covariance[k * 32 + m];
                }
                next[i * 32 + m] -= LEARNING_RATE * w[i] * sum;
            }
        }
        return next;
    }

    private static double[] difference(double[] x, double[] y) {
        double[] difference = new double[x.length];
        for (int n = 0; n < x.length; n++) {
            difference[n] = x[n] - y[n];
        }
        return difference;
    }
}
