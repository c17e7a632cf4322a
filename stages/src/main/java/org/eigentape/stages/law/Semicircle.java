package org.eigentape.stages.law;

/**
 * Wigner's semicircle, {@code rho(x) = 2/(pi R^2) sqrt(R^2 - (x - c)^2)} (Ann. Math. 67, 325, 1958): the density of eigenvalues of large
 * symmetric matrices of independent elements, with {@code R = 2 tau sqrt N} for elements of variance tau^2.
 *
 * @param centre c
 * @param radius R, positive
 */
public record Semicircle(double centre, double radius) {

    /**
     * Checks the radius.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public Semicircle {
        if (!(radius > 0)) {
            throw new IllegalArgumentException("the radius of a semicircle must be positive, but is " + radius);
        }
    }

    /** {@code c - R}. */
    public double lowerEdge() {
        return centre - radius;
    }

    /** {@code c + R}. */
    public double upperEdge() {
        return centre + radius;
    }

    /**
     * Density at x.
     *
     * @param x a level
     * @return 0 beyond the edges
     */
    public double density(double x) {
        double u = (x - centre) / radius;
        return 2 / (Math.PI * radius) * Math.sqrt(Math.max(0, (1 - u) * (1 + u)));
    }

    /**
     * Fraction of levels up to x: {@code 1/2 + (u sqrt(1 - u^2) + arcsin u)/pi} with {@code u = (x - c)/R}.
     *
     * @param x a level
     */
    public double cumulative(double x) {
        double u = Math.max(-1, Math.min(1, (x - centre) / radius));
        return 0.5 + (u * Math.sqrt((1 - u) * (1 + u)) + StrictMath.asin(u)) / Math.PI;
    }
}
