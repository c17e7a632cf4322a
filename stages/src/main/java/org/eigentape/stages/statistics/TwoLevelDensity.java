package org.eigentape.stages.statistics;

import java.util.Arrays;
import org.eigentape.engine.numeric.NormalDistribution;

/**
 * Density of the levels of a Gaussian symmetric 2 x 2 matrix, both pooled: with {@code u = (x - centre)/sigma},
 *
 * <pre>rho(x) = exp(-u^2/2)/(4 sqrt(pi) sigma) (2 exp(-u^2/2) + sqrt(2 pi) u erf(u/sqrt 2))</pre>
 *
 * (arXiv:2407.16427). Its variance is {@code (3/2) sigma^2}, its fourth moment {@code (23/4) sigma^4}.
 *
 * @param centre mean of the levels
 * @param sigma scale, positive; the spacing has the mean {@code sqrt(pi) sigma}
 */
public record TwoLevelDensity(double centre, double sigma) {

    /**
     * The density whose mean and variance are those of pairs of levels. Both members of each pair are pooled and their order is
     * of no account: the histogram of the upper or the lower members alone is another, skewed law.
     *
     * @param first one member of each pair
     * @param second the other, as many
     * @return with {@code sigma} NaN where there are no pairs
     */
    public static TwoLevelDensity fit(double[] first, double[] second) {
        double[] pooled = pool(first, second);
        double mean = 0;
        for (double level : pooled) {
            mean += level / pooled.length;
        }
        double variance = 0;
        for (double level : pooled) {
            variance += (level - mean) * (level - mean) / pooled.length;
        }
        return pooled.length == 0
                ? new TwoLevelDensity(Double.NaN, Double.NaN)
                : new TwoLevelDensity(mean, Math.sqrt(variance / 1.5));
    }

    /**
     * Both members of all pairs.
     *
     * @param first one member of each pair
     * @param second the other, as many
     * @return ascending, so that equal sets of pairs give equal bits whichever member came first
     */
    public static double[] pool(double[] first, double[] second) {
        if (first.length != second.length) {
            throw new IllegalArgumentException("pairs need two members, but there are " + first.length + " first and "
                    + second.length + " second ones");
        }
        double[] pooled = Arrays.copyOf(first, 2 * first.length);
        System.arraycopy(second, 0, pooled, first.length, second.length);
        Arrays.sort(pooled);
        return pooled;
    }

    /**
     * Density at x.
     *
     * @param x a level
     */
    public double density(double x) {
        double u = (x - centre) / sigma;
        double gauss = StrictMath.exp(-u * u / 2);
        return gauss / (4 * Math.sqrt(Math.PI) * sigma) * (2 * gauss + Math.sqrt(2 * Math.PI) * u * erf(u));
    }

    /**
     * Fraction of levels up to x: {@code (1 + erf u)/2 - (sqrt 2/4) exp(-u^2/2) erf(u/sqrt 2)}, by partial integration.
     *
     * @param x a level
     */
    public double cumulative(double x) {
        double u = (x - centre) / sigma;
        return NormalDistribution.cumulative(u * Math.sqrt(2)) - Math.sqrt(2) / 4 * StrictMath.exp(-u * u / 2) * erf(u);
    }

    /** erf(u/sqrt 2). */
    private static double erf(double u) {
        return 2 * NormalDistribution.cumulative(u) - 1;
    }
}
