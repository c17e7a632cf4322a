package org.eigentape.engine.boltzmann;

/**
 * A Gaussian restricted Boltzmann machine and how it is trained, with the action ([R] eq. 2)
 *
 * <pre>S(phi, h) = mu^2/2 phi.phi + |h|^2/(2 sigma_h^2) - phi^T W h.</pre>
 *
 * @param visible N_v, nodes of the field phi
 * @param hidden N_h, nodes of h, 1 to N_v
 * @param muSquared mu^2, positive
 * @param sigmaHidden sigma_h, positive
 * @param learningRate alpha, not negative
 * @param chains |B|, at least 1
 * @param gibbsSweeps k, sweeps between two updates, at least 1
 * @param exactChains whether the model's covariance is computed instead of sampled: the limit |B| to infinity
 * @param sampledTarget whether the target's covariance is that of |B| new fields at each update instead of the exact one
 */
public record MachineSettings(
        int visible,
        int hidden,
        double muSquared,
        double sigmaHidden,
        double learningRate,
        int chains,
        int gibbsSweeps,
        boolean exactChains,
        boolean sampledTarget) {

    /** Checks the ranges. */
    public MachineSettings {
        if (hidden < 1 || hidden > visible || chains < 1 || gibbsSweeps < 1) {
            throw new IllegalArgumentException("no machine has " + visible + " visible and " + hidden
                    + " hidden nodes, " + chains + " chains and " + gibbsSweeps + " sweeps");
        }
        if (!(muSquared > 0) || !(sigmaHidden > 0) || !(learningRate >= 0)) {
            throw new IllegalArgumentException("mu^2 = " + muSquared + " and sigma_h = " + sigmaHidden
                    + " must be positive and alpha = " + learningRate + " not negative");
        }
    }

    /** sigma_h^2. */
    public double hiddenVariance() {
        return sigmaHidden * sigmaHidden;
    }

    /** Number of elements of W. */
    public int weights() {
        return visible * hidden;
    }
}
