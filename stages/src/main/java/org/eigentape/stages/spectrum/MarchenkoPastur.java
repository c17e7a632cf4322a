package org.eigentape.stages.spectrum;

import org.eigentape.stages.input.MatrixShape;

/**
 * The Marchenko-Pastur law of the eigenvalues of X for a matrix of independent elements of variance s2 ([P] eq. 4.2): with N
 * the smaller side, M the larger and {@code r = N/M},
 *
 * <pre>rho(x) = sqrt((x+ - x)(x - x-)) / (2 pi s2 M r x),   x+- = M s2 (1 +- sqrt r)^2.</pre>
 *
 * In the paper {@code M s2 = sigma_W^2}. Immutable.
 */
public final class MarchenkoPastur {

    private final double scale;
    private final double lowerEdge;
    private final double upperEdge;

    /**
     * The law of one shape and variance.
     *
     * @param shape shape of W
     * @param elementVariance s2, variance of one element of W; positive and finite
     * @throws IllegalArgumentException if the variance is not
     */
    public MarchenkoPastur(MatrixShape shape, double elementVariance) {
        if (!(elementVariance > 0) || Double.isInfinite(elementVariance)) {
            throw new IllegalArgumentException("the element variance must be positive, but is " + elementVariance);
        }
        double root = Math.sqrt(shape.ratio());
        double width = shape.larger() * elementVariance;
        this.scale = 2 * Math.PI * width * shape.ratio();
        this.lowerEdge = width * (1 - root) * (1 - root);
        this.upperEdge = width * (1 + root) * (1 + root);
    }

    /** x-, the lower edge; 0 for square matrices. */
    public double lowerEdge() {
        return lowerEdge;
    }

    /** x+, the upper edge. */
    public double upperEdge() {
        return upperEdge;
    }

    /**
     * Density at x, per unit of eigenvalue; 0 outside the support. For square matrices it diverges towards x = 0.
     *
     * @param x an eigenvalue
     */
    public double density(double x) {
        return x > lowerEdge && x < upperEdge ? Math.sqrt((upperEdge - x) * (x - lowerEdge)) / (scale * x) : 0;
    }

    /**
     * Fraction of eigenvalues up to x, in closed form.
     *
     * @param x an eigenvalue
     * @return between 0 and 1
     */
    public double cumulative(double x) {
        if (x <= lowerEdge) {
            return 0;
        }
        return x >= upperEdge ? 1 : Math.min(1, Math.max(0, primitive(x) / scale));
    }

    /**
     * Integral of sqrt((b - x)(x - a))/x from a to x. The angles are written with arc tangents, which stay accurate at the
     * edges where the usual arc sines lose half their digits.
     */
    private double primitive(double x) {
        double below = x - lowerEdge;
        double above = upperEdge - x;
        double half = StrictMath.atan2(Math.sqrt(below), Math.sqrt(above));
        double weighted = StrictMath.atan2(Math.sqrt(upperEdge * below), Math.sqrt(lowerEdge * above));
        return Math.sqrt(above * below)
                + (lowerEdge + upperEdge) * half
                - 2 * Math.sqrt(lowerEdge * upperEdge) * weighted;
    }
}
