package org.eigentape.stages.statistics;

import org.eigentape.stages.input.MatrixShape;

/**
 * The Tracy-Widom law of the largest eigenvalue for real matrices (beta = 1; Commun. Math. Phys. 177, 727, 1996), of which only
 * mean and variance are needed, and how the largest eigenvalue of X = W W^T follows it.
 */
public final class TracyWidom {

    /** Mean of the law. */
    public static final double MEAN = -1.2065335745820;

    /** Variance of the law. */
    public static final double VARIANCE = 1.607781034581;

    private TracyWidom() {}

    /**
     * Centre of the largest eigenvalue of X: {@code s2 (sqrt(M - 1) + sqrt N)^2} (Johnstone, Ann. Stat. 29, 295, 2001, theorem 1.1).
     *
     * @param shape of W, whose smaller side is N and whose larger is M
     * @param elementVariance s2 of the independent elements of W
     */
    public static double centre(MatrixShape shape, double elementVariance) {
        double root = Math.sqrt(shape.larger() - 1.0) + Math.sqrt(shape.smaller());
        return elementVariance * root * root;
    }

    /**
     * Scale: {@code (x_N - centre)/scale} follows the law for large matrices; {@code s2 (sqrt(M - 1) + sqrt N) (1/sqrt(M - 1) +
     * 1/sqrt N)^(1/3)} (the same).
     *
     * @param shape of W, larger than 1 x 1
     * @param elementVariance s2 of the independent elements of W
     */
    public static double scale(MatrixShape shape, double elementVariance) {
        double larger = Math.sqrt(shape.larger() - 1.0);
        double smaller = Math.sqrt(shape.smaller());
        return elementVariance * (larger + smaller) * StrictMath.cbrt(1 / larger + 1 / smaller);
    }
}
