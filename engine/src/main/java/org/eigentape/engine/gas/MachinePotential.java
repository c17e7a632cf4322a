package org.eigentape.engine.gas;

/**
 * The potential of one mode of a Gaussian restricted Boltzmann machine ([D] sec. IV),
 *
 * <pre>V = -x^2/(2 kappa) - x - mu^2 log(mu^2 - x),   K = x (1/kappa - 1/(mu^2 - x)),</pre>
 *
 * with its minimum at {@code mu^2 - kappa}, where {@code V'' = (mu^2 - kappa)/kappa^2}. There the levels are eigenvalues of W W^T, which
 * are never negative, and reach mu^2 with probability 0; here walls at 0 and mu^2 reflect them.
 *
 * @param kappa of the target's mode, positive and below {@code muSquared}
 * @param muSquared mu^2
 */
public record MachinePotential(double kappa, double muSquared) implements Potential {

    @Override
    public double force(double x) {
        return x * (1.0 / kappa - 1.0 / (muSquared - x));
    }

    @Override
    public double curvature() {
        return (muSquared - kappa) / (kappa * kappa);
    }

    @Override
    public double lowerWall() {
        return 0;
    }

    @Override
    public double upperWall() {
        return muSquared;
    }
}
