package org.eigentape.engine.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.eigentape.engine.network.kernel.Activation;
import org.eigentape.engine.numeric.NormalSampler;
import org.eigentape.engine.numeric.RandomStream;
import org.junit.jupiter.api.Test;

/** Values at the start of training that are known in closed form or were measured by independent code. */
class StartValuesTest {
    private static final int MATRICES = 2000;

    /** X = W W^T, 16 x 32, sigma_W = 1: a Wishart matrix with 32 degrees of freedom, scaled by 1/32. */
    @Test
    void shouldStartFromWishartMatrices() {
        NetworkShape shape = Models.paperShape(Activation.TANH);
        double[] sums = new double[5];
        double largest = 0;
        double spread = 0;
        double edge = Math.pow(1 + Math.sqrt(0.5), 2);
        int above = 0;
        for (int run = 0; run < MATRICES; run++) {
            double[] x = SymmetricEigenvalues.of(gram(student(shape, run)), 16);
            double trace = Arrays.stream(x).sum();
            sums[0] += trace;
            sums[1] += trace * trace;
            sums[2] += Arrays.stream(x).map(v -> v * v).sum();
            sums[3] += Arrays.stream(x).map(v -> 1 / v).sum();
            largest += x[15];
            spread += x[15] - x[0];
            above += x[15] > edge ? 1 : 0;
        }
        for (int k = 0; k < 4; k++) {
            sums[k] /= MATRICES;
        }
        assertEquals(16.0, sums[0], 0.08);
        assertEquals(1.0, sums[1] - sums[0] * sums[0], 0.12);
        assertEquals(24.5, sums[2], 0.3);
        assertEquals(34.133, sums[3], 1.1);
        // Finite size: below the Marchenko-Pastur edge (1 + sqrt r)^2 = 2.914 on average, yet 11.8 % exceed it.
        assertEquals(2.588, largest / MATRICES, 0.025);
        assertEquals(2.466, spread / MATRICES, 0.025);
        assertEquals(0.118, above / (double) MATRICES, 0.024);
    }

    private static double[] student(NetworkShape shape, int run) {
        double[] w = new double[shape.outputs(2) * shape.inputs(2)];
        new NormalSampler(RandomStream.of(11, "student/weights/2", run)).fill(w, 1 / Math.sqrt(32));
        return w;
    }

    private static double[] gram(double[] w) {
        double[] x = new double[256];
        for (int i = 0; i < 16; i++) {
            for (int j = 0; j < 16; j++) {
                for (int k = 0; k < 32; k++) {
                    x[i * 16 + j] += w[i * 32 + k] * w[j * 32 + k];
                }
            }
        }
        return x;
    }

    /** [P, eq. (3.3)] medians without training, from independent code: .55 at 1/sigma_W = 1/4, .85 at 1, .72 at 8. */
    @Test
    void shouldHaveThePublishedInitialGradientNorms() {
        double[] inverseSigmaW = {1.0 / 64, 0.25, 1, 8};
        double[] reference = {4.5e-2, 0.55, 0.85, 0.72};
        for (int n = 0; n < reference.length; n++) {
            double[] norms = new double[60];
            for (int run = 0; run < norms.length; run++) {
                TeacherStudent model = Models.paper(Activation.TANH, 1 / inverseSigmaW[n], 1000, 21, run);
                ProbeStatistics probe = new ProbeStatistics(model.student(), model.training(), Models.KERNEL);
                probe.measure(model.student());
                norms[run] = Models.norm(probe.gradientMean(2));
            }
            assertEquals(1.0, Models.median(norms) / reference[n], 0.3, "1/sigma_W = " + inverseSigmaW[n]);
        }
    }

    /** sigma_z^2(0) = q sigma_W^2 with q = E tanh^2(z^(1)) = .344 +- .024 (spread of the models). */
    @Test
    void shouldHaveTheMeasuredVarianceOfPreActivations() {
        double sum = 0;
        int models = 100;
        for (int run = 0; run < models; run++) {
            TeacherStudent model = Models.paper(Activation.TANH, 1.0, 200, 31, run);
            ProbeStatistics probe = new ProbeStatistics(model.student(), model.training(), Models.KERNEL);
            probe.measure(model.student());
            double square = Models.norm(probe.activations(2));
            sum += square * square / (200 * 32);
        }
        assertEquals(0.344, sum / models, 0.012);
    }

    /** sigma_W = 0: |grad L| = |W^(3)| |&lt;y a&gt;| and L = C = &lt;y^2&gt;/2. */
    @Test
    void shouldHaveTheGradientOfZeroWeights() {
        TeacherStudent model = Models.paper(Activation.TANH, 0.0, 500, 1, 0);
        ProbeStatistics probe = new ProbeStatistics(model.student(), model.training(), Models.KERNEL);
        probe.measure(model.student());
        double[] targets = model.training().targets();
        double[] mean = new double[32];
        for (int s = 0; s < 500; s++) {
            for (int k = 0; k < 32; k++) {
                mean[k] += targets[s] * probe.activations(2)[s * 32 + k] / 500;
            }
        }
        double expected = Models.norm(model.student().matrix(3)) * Models.norm(mean);
        assertEquals(expected, Models.norm(probe.gradientMean(2)), 1e-13);
        assertEquals(Models.norm(targets) * Models.norm(targets) / 1000, probe.loss(), 1e-14);
    }

    /** [P, eqs (2.13), (2.18)]: E z_ia z_jb = delta_ij (sigma_W^2/n) sum_k phi_ka phi_kb over W, at most sigma_W^2. */
    @Test
    void shouldFollowTheMomentRecursion() {
        double sigmaW = 1.3;
        TeacherStudent model = Models.paper(Activation.TANH, sigmaW, 2, 41, 0);
        int draws = 20_000;
        double[] a = Propagation.frozenPrefix(
                model.student(), Models.KERNEL, model.training().inputs(), 2);
        double same = 0;
        double cross = 0;
        double otherNode = 0;
        double fourth = 0;
        double[] z = new double[32];
        double[] w = new double[512];
        NormalSampler sampler = new NormalSampler(RandomStream.of(41, "draws", 0));
        for (int n = 0; n < draws; n++) {
            sampler.fill(w, sigmaW / Math.sqrt(32));
            Models.KERNEL.preActivations(w, new double[0], 32, 16, a, new int[] {0, 1}, 2, z);
            same += z[0] * z[0] / draws;
            cross += z[0] * z[16] / draws;
            otherNode += z[0] * z[17] / draws;
            fourth += z[0] * z[0] * z[16] * z[16] / draws;
        }
        double expectedSame = 0;
        double expectedCross = 0;
        double second = 0;
        for (int k = 0; k < 32; k++) {
            expectedSame += sigmaW * sigmaW / 32 * a[k] * a[k];
            expectedCross += sigmaW * sigmaW / 32 * a[k] * a[32 + k];
            second += sigmaW * sigmaW / 32 * a[32 + k] * a[32 + k];
        }
        double error = 5 * Math.sqrt(2.0 / draws) * Math.max(expectedSame, second);
        assertEquals(expectedSame, same, error);
        assertEquals(expectedCross, cross, error);
        assertEquals(0.0, otherNode, error);
        // z is Gaussian over W, so fourth moments factorise by Wick's theorem.
        double wick = expectedSame * second + 2 * expectedCross * expectedCross;
        assertEquals(wick, fourth, 0.12 * wick);
        assertTrue(expectedSame <= sigmaW * sigmaW && Math.abs(expectedCross) <= sigmaW * sigmaW);
    }

    /** [P, eq. (2.16)]: averaged over weights and data, E z_ia z_jb = delta_ij delta_ab sigma_W^2 in the first layer. */
    @Test
    void shouldNormaliseTheFirstLayer() {
        int draws = 20_000;
        double[] sums = new double[3];
        double[] w = new double[6];
        double[] x = new double[6];
        double[] z = new double[4];
        NormalSampler sampler = new NormalSampler(RandomStream.of(43, "draws", 0));
        for (int n = 0; n < draws; n++) {
            sampler.fill(w, 1.3 / Math.sqrt(3));
            sampler.fill(x, 1.0);
            Models.KERNEL.preActivations(w, new double[0], 3, 2, x, new int[] {0, 1}, 2, z);
            sums[0] += z[0] * z[0] / draws;
            sums[1] += z[0] * z[1] / draws;
            sums[2] += z[0] * z[2] / draws;
        }
        // E z^4 = 3 E (|x|^2/3)^2 sigma_W^4 = 5 sigma_W^4.
        double error = 5 * Math.sqrt(5.0 / draws) * 1.69;
        assertEquals(1.69, sums[0], error);
        assertEquals(0.0, sums[1], error);
        assertEquals(0.0, sums[2], error);
    }
}
