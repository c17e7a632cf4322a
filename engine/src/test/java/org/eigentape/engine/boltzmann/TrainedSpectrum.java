package org.eigentape.engine.boltzmann;

import java.util.Arrays;
import org.eigentape.engine.gas.JacobiRotations;
import org.eigentape.engine.numeric.NormalSampler;
import org.eigentape.engine.numeric.RandomStream;

/** A machine in the setting of [D] in training, and X = W W^T seen in its own and in the target's basis. */
final class TrainedSpectrum {

    static final double MU_SQUARED = 9;
    static final double MASS_SQUARED = 4;

    private final int sites;
    private final ContrastiveDivergence training;
    private final double[] modes;
    private final double[] gram;
    private final double[] rotated;
    private final JacobiRotations eigen;

    TrainedSpectrum(int sites, double learningRate, int chains, int sweeps, boolean sampledTarget, double[] start) {
        this.sites = sites;
        MachineSettings settings =
                new MachineSettings(sites, sites, MU_SQUARED, 1, learningRate, chains, sweeps, false, sampledTarget);
        training = new ContrastiveDivergence(
                settings, new LatticeField(sites, MASS_SQUARED), start, RandomStream.of(4, "chains", 0));
        modes = latticeModes(sites);
        gram = new double[sites * sites];
        rotated = new double[sites * sites];
        eigen = new JacobiRotations(sites);
    }

    static double[] randomStart(int sites, double std) {
        double[] start = new double[sites * sites];
        new NormalSampler(RandomStream.of(4, "weights", 0)).fill(start, std);
        return start;
    }

    /** The symmetric root of mu^2 - kernel, the fixed point of training. */
    static double[] fixedPoint(int sites) {
        double[] modes = latticeModes(sites);
        double[] start = new double[sites * sites];
        for (int i = 0; i < sites; i++) {
            for (int j = 0; j < sites; j++) {
                for (int k = 0; k < sites; k++) {
                    start[i * sites + j] += modes[i * sites + k] * modes[j * sites + k] * Math.sqrt(target(sites, k));
                }
            }
        }
        return start;
    }

    /** x of a mode at the fixed point; modes of [cos, sin] pairs: 0, 1c, 1s, 2c, 2s, ... */
    static double target(int sites, int mode) {
        return MU_SQUARED - kappa(sites, mode);
    }

    static double kappa(int sites, int mode) {
        return new LatticeField(sites, MASS_SQUARED).kappa((mode + 1) / 2);
    }

    private static double[] latticeModes(int sites) {
        double[] modes = new double[sites * sites];
        for (int mode = 0; mode < sites; mode++) {
            double norm = 0;
            for (int i = 0; i < sites; i++) {
                double angle = 2 * Math.PI * ((mode + 1) / 2) * i / sites;
                modes[i * sites + mode] = mode % 2 == 1 || mode == 0 ? Math.cos(angle) : Math.sin(angle);
                norm += modes[i * sites + mode] * modes[i * sites + mode];
            }
            for (int i = 0; i < sites; i++) {
                modes[i * sites + mode] /= Math.sqrt(norm);
            }
        }
        return modes;
    }

    void train(long updates) {
        for (long update = 0; update < updates; update++) {
            if (!training.update()) {
                throw new AssertionError("training diverged");
            }
        }
    }

    double trace() {
        double trace = 0;
        for (double weight : training.weights()) {
            trace += weight * weight;
        }
        return trace;
    }

    /** Eigenvalues of X, descending. */
    double[] descending() {
        gram();
        eigen.decompose(gram);
        double[] values = eigen.values().clone();
        Arrays.sort(values);
        for (int i = 0; i < sites / 2; i++) {
            double value = values[i];
            values[i] = values[sites - 1 - i];
            values[sites - 1 - i] = value;
        }
        return values;
    }

    /** Y = O^T X O with the modes of the lattice as columns of O. */
    double[] inModes() {
        gram();
        for (int a = 0; a < sites; a++) {
            for (int b = a; b < sites; b++) {
                double sum = 0;
                for (int i = 0; i < sites; i++) {
                    double row = 0;
                    for (int j = 0; j < sites; j++) {
                        row += gram[i * sites + j] * modes[j * sites + b];
                    }
                    sum += modes[i * sites + a] * row;
                }
                rotated[a * sites + b] = sum;
            }
        }
        return rotated;
    }

    private void gram() {
        double[] w = training.weights();
        for (int i = 0; i < sites; i++) {
            for (int j = i; j < sites; j++) {
                double sum = 0;
                for (int a = 0; a < sites; a++) {
                    sum += w[i * sites + a] * w[j * sites + a];
                }
                gram[i * sites + j] = sum;
                gram[j * sites + i] = sum;
            }
        }
    }
}
