package org.eigentape.engine.gas;

/**
 * A gas of levels and how it is stepped ([D] sec. II):
 *
 * <pre>dX_ii = K(X)_ii dt + sqrt 2 g dB_ii,   dX_ij = K(X)_ij dt + g dB_ij  (i != j, X symmetric).</pre>
 *
 * @param levels N, at least 1
 * @param potential V, K = -V'
 * @param noise g, not negative
 * @param timeStep dt of one update, positive
 * @param scheme what is stepped, and how
 * @param initialCenter c of X(0) = c 1 + Gaussian orthogonal matrix
 * @param initialStd standard deviation of the diagonal elements of that matrix; sqrt 2 times that of the others
 */
public record GasSettings(
        int levels,
        Potential potential,
        double noise,
        double timeStep,
        Scheme scheme,
        double initialCenter,
        double initialStd) {

    /** What is stepped. */
    public enum Scheme {
        /** The matrix: the exact Ornstein-Uhlenbeck step where the potential is quadratic, Euler's step otherwise. */
        MATRIX,
        /** The eigenvalues, their repulsion taken at the end of the step, see {@link ImplicitRepulsion}. */
        EIGENVALUES
    }

    /** Checks the ranges. */
    public GasSettings {
        if (levels < 1 || !(noise >= 0) || !(timeStep > 0) || !(initialStd >= 0)) {
            throw new IllegalArgumentException("no gas has " + levels + " levels, noise " + noise + ", time step "
                    + timeStep + " and initial width " + initialStd);
        }
    }

    /** e^(-w dt) of a quadratic potential. */
    double decay(QuadraticPotential quadratic) {
        return StrictMath.exp(-quadratic.stiffness() * timeStep);
    }

    /** Standard deviation of the noise of a diagonal element in a step of a quadratic potential: exact for any length. */
    double exactScatter(QuadraticPotential quadratic) {
        double w = quadratic.stiffness();
        double variance = w == 0 ? 2 * timeStep : -StrictMath.expm1(-2 * w * timeStep) / w;
        return noise * Math.sqrt(variance);
    }

    /** Standard deviation of the noise of a diagonal element in a step of Euler's scheme. */
    double eulerScatter() {
        return noise * Math.sqrt(2 * timeStep);
    }
}
