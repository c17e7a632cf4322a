package org.eigentape.engine.gas;

/**
 * {@code V = w x^2/2}: the Ornstein-Uhlenbeck process of a matrix, whose stationary law is the Gaussian orthogonal ensemble.
 *
 * @param stiffness w, at least 0; 0 is free Brownian motion
 */
public record QuadraticPotential(double stiffness) implements Potential {

    @Override
    public double force(double x) {
        return -stiffness * x;
    }

    @Override
    public double curvature() {
        return stiffness;
    }
}
