package org.eigentape.stages.machine;

import org.eigentape.engine.numeric.NormalSampler;

/**
 * Images that a Gaussian machine returns and draws ([R] sec. V). Given phi, h has the mean sigma_h^2 W^T phi, and given h, phi has the
 * mean W h/mu^2; alone, h ~ N(0, sigma_h^2 mu^2 M^-1) with M = mu^2 - sigma_h^2 W^T W, because integrating phi out of the action leaves
 * h^T M h/(2 sigma_h^2 mu^2). So an independent field is W h/mu^2 and noise of variance 1/mu^2, with h = sigma_h mu L^-T z, M = L L^T,
 * and costs no matrix of N_v x N_v. Not thread-safe.
 */
final class MachineImages {

    private final MachineKernel kernel;
    private final double[] weights;
    private final double[] mean;
    private final int nodes;
    private final int hidden;

    /**
     * A machine.
     *
     * @param kernel mu^2 and sigma_h^2
     * @param weights W, {@code N_v x N_h} row by row, finite; not copied
     * @param mean of the images, {@code N_v}; not copied
     * @param hidden N_h
     */
    MachineImages(MachineKernel kernel, double[] weights, double[] mean, int hidden) {
        this.kernel = kernel;
        this.weights = weights;
        this.mean = mean;
        this.nodes = mean.length;
        this.hidden = hidden;
    }

    /**
     * Images after a Gibbs sweep without noise, {@code mean + (sigma_h^2/mu^2) W W^T (phi - mean)}.
     *
     * @param images {@code count x N_v} row by row; not modified
     * @param count how many
     * @return {@code count x N_v}
     */
    double[] reconstruct(double[] images, int count) {
        double[] returned = new double[count * nodes];
        double[] centred = new double[nodes];
        for (int image = 0; image < count; image++) {
            for (int node = 0; node < nodes; node++) {
                centred[node] = images[image * nodes + node] - mean[node];
            }
            double[] sweep = sweep(centred);
            for (int node = 0; node < nodes; node++) {
                returned[image * nodes + node] = mean[node] + sweep[node];
            }
        }
        return returned;
    }

    /** A phi, with A = (sigma_h^2/mu^2) W W^T. */
    private double[] sweep(double[] phi) {
        double[] h = new double[hidden];
        for (int node = 0; node < nodes; node++) {
            for (int a = 0; a < hidden; a++) {
                h[a] = Math.fma(phi[node], weights[node * hidden + a], h[a]);
            }
        }
        return expectation(h, kernel.hiddenVariance() / kernel.muSquared());
    }

    /** factor W h. */
    private double[] expectation(double[] h, double factor) {
        double[] phi = new double[nodes];
        for (int node = 0; node < nodes; node++) {
            double sum = 0;
            for (int a = 0; a < hidden; a++) {
                sum = Math.fma(weights[node * hidden + a], h[a], sum);
            }
            phi[node] = factor * sum;
        }
        return phi;
    }

    /**
     * Share of the variance of the data that reconstructions lack, {@code tr (1 - A) C (1 - A)/tr C}.
     *
     * @param data modes and variances of C
     * @return 0 or more; 1 for a machine that returns the mean whatever it is shown
     */
    double unexplained(DataModes data) {
        double lacking = 0;
        double all = 0;
        double[] mode = new double[nodes];
        for (int i = 0; i < nodes && data.variances()[i] > 0; i++) {
            for (int node = 0; node < nodes; node++) {
                mode[node] = data.modes()[node * nodes + i];
            }
            double[] returned = sweep(mode);
            double rest = 0;
            for (int node = 0; node < nodes; node++) {
                double difference = mode[node] - returned[node];
                rest = Math.fma(difference, difference, rest);
            }
            lacking = Math.fma(data.variances()[i], rest, lacking);
            all += data.variances()[i];
        }
        return lacking / all;
    }

    /**
     * Draws images from N(mean, K^-1).
     *
     * @param noise of variance 1
     * @param count how many
     * @param drawn receives {@code count x N_v}
     * @return false if K is not positive, so that there is nothing to draw from
     */
    boolean draw(NormalSampler noise, int count, double[] drawn) {
        double[] root = formOfHiddenNodes();
        if (!factorise(root)) {
            return false;
        }
        double mass = Math.sqrt(kernel.muSquared());
        double width = Math.sqrt(kernel.hiddenVariance()) * mass;
        double[] h = new double[hidden];
        double[] field = new double[nodes];
        for (int image = 0; image < count; image++) {
            noise.fill(h, width);
            solveTransposed(root, h);
            double[] phi = expectation(h, 1 / kernel.muSquared());
            noise.fill(field, 1 / mass);
            for (int node = 0; node < nodes; node++) {
                drawn[image * nodes + node] = mean[node] + phi[node] + field[node];
            }
        }
        return true;
    }

    /** M, {@code N_h x N_h}, its lower triangle. */
    private double[] formOfHiddenNodes() {
        double[] form = new double[hidden * hidden];
        for (int node = 0; node < nodes; node++) {
            int row = node * hidden;
            for (int a = 0; a < hidden; a++) {
                double factor = -kernel.hiddenVariance() * weights[row + a];
                for (int b = 0; b <= a; b++) {
                    form[a * hidden + b] = Math.fma(factor, weights[row + b], form[a * hidden + b]);
                }
            }
        }
        for (int a = 0; a < hidden; a++) {
            form[a * hidden + a] += kernel.muSquared();
        }
        return form;
    }

    /** Cholesky's L in place of the lower triangle of M; false where M is not positive. */
    private boolean factorise(double[] form) {
        for (int a = 0; a < hidden; a++) {
            for (int b = 0; b <= a; b++) {
                double sum = form[a * hidden + b];
                for (int c = 0; c < b; c++) {
                    sum = Math.fma(-form[a * hidden + c], form[b * hidden + c], sum);
                }
                if (a != b) {
                    form[a * hidden + b] = sum / form[b * hidden + b];
                } else if (sum > 0) {
                    form[a * hidden + a] = Math.sqrt(sum);
                } else {
                    return false;
                }
            }
        }
        return true;
    }

    /** h := L^-T h. */
    private void solveTransposed(double[] root, double[] h) {
        for (int a = hidden - 1; a >= 0; a--) {
            h[a] /= root[a * hidden + a];
            for (int b = 0; b < a; b++) {
                h[b] = Math.fma(-root[a * hidden + b], h[a], h[b]);
            }
        }
    }
}
