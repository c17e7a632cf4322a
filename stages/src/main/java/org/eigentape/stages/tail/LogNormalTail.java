package org.eigentape.stages.tail;

import org.eigentape.engine.numeric.NormalDistribution;

/**
 * The law of largest likelihood among lognormal ones cut off below x_min. With {@code z = ln(x/x_min)} it is a normal law cut off at 0,
 * whose likelihood equations (Cohen, Ann. Math. Stat. 21, 557, 1950) say that mean and mean square of z are those of the law: with
 * {@code xi} the cut in units of sigma above the mean, and Z its inverse Mills ratio,
 *
 * <pre>&lt;z&gt; = sigma (Z - xi),   &lt;z^2&gt;/&lt;z&gt;^2 = (1 - xi (Z - xi))/(Z - xi)^2.</pre>
 *
 * The right side grows with xi from 1 to 2, and at 2 the law is the power law itself. So tails as broad as a power law's have no best
 * lognormal: the likelihood grows towards that limit.
 */
final class LogNormalTail {

    /** Beyond it the ratio is within .3 % of 2 and the law cannot be told from a power law. */
    private static final double HIGHEST_CUT = 35;

    private static final double LOWEST_CUT = -1e4;
    private static final int BISECTIONS = 100;
    private static final double HALF_LOG_TWO_PI = 0.9189385332046727;

    private final double start;
    private final double cut;
    private final double sigma;
    private final double logNorm;

    private LogNormalTail(double start, double cut, double sigma) {
        this.start = start;
        this.cut = cut;
        this.sigma = sigma;
        this.logNorm = StrictMath.log(sigma) + HALF_LOG_TWO_PI + StrictMath.log(NormalDistribution.cumulative(-cut));
    }

    /** Whether there is a law of largest likelihood. */
    static boolean exists(double mean, double meanSquare) {
        return meanSquare < ratio(HIGHEST_CUT) * mean * mean && meanSquare > ratio(LOWEST_CUT) * mean * mean;
    }

    /**
     * The law for mean and mean square of z, for which {@link #exists} says yes.
     *
     * @param start x_min
     */
    static LogNormalTail fit(double start, double mean, double meanSquare) {
        double wanted = meanSquare / (mean * mean);
        double low = LOWEST_CUT;
        double high = HIGHEST_CUT;
        for (int k = 0; k < BISECTIONS; k++) {
            double middle = (low + high) / 2;
            if (ratio(middle) < wanted) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double cut = (low + high) / 2;
        return new LogNormalTail(start, cut, mean / (inverseMills(cut) - cut));
    }

    private static double ratio(double cut) {
        double mean = inverseMills(cut) - cut;
        return (1 - cut * mean) / (mean * mean);
    }

    private static double inverseMills(double cut) {
        return NormalDistribution.density(cut) / NormalDistribution.cumulative(-cut);
    }

    /** The logarithm of the density at x. */
    double logDensity(double x) {
        double u = StrictMath.log(x / start) / sigma + cut;
        return -StrictMath.log(x) - logNorm - u * u / 2;
    }

    /** Mean of ln x of the lognormal law before the cut. */
    double mu() {
        return StrictMath.log(start) - cut * sigma;
    }

    /** Standard deviation of ln x before the cut. */
    double sigma() {
        return sigma;
    }
}
