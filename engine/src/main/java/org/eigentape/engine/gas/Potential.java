package org.eigentape.engine.gas;

/**
 * A potential V that acts on each eigenvalue, and by its matrix function on the matrix: force K(x) = -V'(x). Immutable.
 */
public sealed interface Potential permits QuadraticPotential, QuarticPotential, MachinePotential {

    /**
     * Force on an eigenvalue.
     *
     * @param x an eigenvalue
     * @return K(x) = -V'(x)
     */
    double force(double x);

    /** V'' at a minimum, the rate at which one level relaxes there; at least 0. */
    double curvature();

    /** Levels below it are reflected; minus infinity for none. */
    default double lowerWall() {
        return Double.NEGATIVE_INFINITY;
    }

    /** Levels above it are reflected; infinity for none. */
    default double upperWall() {
        return Double.POSITIVE_INFINITY;
    }
}
