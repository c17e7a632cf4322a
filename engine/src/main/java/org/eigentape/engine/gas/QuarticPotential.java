package org.eigentape.engine.gas;

/**
 * {@code V = w x^2/2 + u x^4/4}; a double well for negative w.
 *
 * @param stiffness w, of either sign
 * @param quartic u, positive
 */
public record QuarticPotential(double stiffness, double quartic) implements Potential {

    @Override
    public double force(double x) {
        return -x * Math.fma(quartic * x, x, stiffness);
    }

    @Override
    public double curvature() {
        return stiffness >= 0 ? stiffness : -2 * stiffness;
    }
}
