package org.eigentape.stages.statistics;

import org.eigentape.stages.input.MatrixShape;

/**
 * The Tracy-Widom law of the largest eigenvalue for real matrices (beta = 1; Commun. Math. Phys. 177, 727, 1996), and how the
 * largest eigenvalues of X = W W^T and of symmetric matrices follow it.
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

    /**
     * Centre of the largest eigenvalue of a symmetric matrix of independent elements about 0: {@code 2 tau sqrt N}, the edge of the
     * semicircle (Tracy and Widom, the same).
     *
     * @param n number N of rows
     * @param variance tau^2 of the elements off the diagonal
     */
    public static double symmetricCentre(int n, double variance) {
        return 2 * Math.sqrt(n * variance);
    }

    /**
     * Scale of the same: {@code tau N^(-1/6)}.
     *
     * @param n number N of rows
     * @param variance tau^2 of the elements off the diagonal
     */
    public static double symmetricScale(int n, double variance) {
        return Math.sqrt(variance / StrictMath.cbrt(n));
    }

    /**
     * The law {@code F_1(s)}, by cubic interpolation of {@link TracyWidomTable}.
     *
     * @param s any number
     * @return right to 1e-6; 0 below -7 and 1 above 7
     */
    public static double cumulative(double s) {
        double place = (s - TracyWidomTable.START) * TracyWidomTable.PER_UNIT;
        int last = TracyWidomTable.CUMULATIVE.length - 1;
        if (!(place > 0 && place < last)) {
            return place <= 0 ? 0 : place >= last ? 1 : Double.NaN;
        }
        int k = (int) place;
        double t = place - k;
        double below = TracyWidomTable.CUMULATIVE[k];
        double rise = TracyWidomTable.CUMULATIVE[k + 1] - below;
        double slope = TracyWidomTable.DENSITY[k] / TracyWidomTable.PER_UNIT;
        double nextSlope = TracyWidomTable.DENSITY[k + 1] / TracyWidomTable.PER_UNIT;
        double curvature = 3 * rise - 2 * slope - nextSlope;
        return below + t * (slope + t * (curvature + t * (slope + nextSlope - 2 * rise)));
    }
}
