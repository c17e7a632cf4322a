package org.eigentape.stages.statistics;

import org.hipparchus.special.Gamma;

/**
 * Brody's interpolation between Poisson (q = 0) and Wigner (q = 1): {@code P(s) = (q + 1) b s^q exp(-b s^(q+1))} with
 * {@code b = Gamma((q + 2)/(q + 1))^(q + 1)} (Brody et al., Rev. Mod. Phys. 53, 385, 1981), a Weibull law of mean 1.
 */
public final class BrodyExponent {

    private static final double LOWEST = -0.9;
    private static final double HIGHEST = 20;

    private BrodyExponent() {}

    /**
     * The exponent of largest likelihood.
     *
     * @param spacings in units of their mean, at least one
     * @return q between {@value #LOWEST} and {@value #HIGHEST}; undefined where spacings vanish or q reaches a bound
     */
    public static Estimate fit(double[] spacings) {
        double[] logarithms = new double[spacings.length];
        for (int i = 0; i < spacings.length; i++) {
            if (!(spacings[i] > 0)) {
                return Estimate.undefined("a spacing is zero");
            }
            logarithms[i] = StrictMath.log(spacings[i]);
        }
        double q = GoldenSection.minimum(
                exponent -> -meanLogLikelihood(logarithms, exponent),
                exponent -> -slope(logarithms, exponent),
                LOWEST,
                HIGHEST);
        boolean inside = q > LOWEST + 1e-6 && q < HIGHEST - 1e-6;
        return inside
                ? Estimate.of(q)
                : Estimate.undefined("the most likely Brody exponent is beyond " + (q > 0 ? HIGHEST : LOWEST)
                        + ", the end of its range");
    }

    private static double meanLogLikelihood(double[] logarithms, double q) {
        double logB = (q + 1) * Gamma.logGamma((q + 2) / (q + 1));
        double sum = 0;
        for (double logarithm : logarithms) {
            sum += q * logarithm - StrictMath.exp(logB + (q + 1) * logarithm);
        }
        return StrictMath.log(q + 1) + logB + sum / logarithms.length;
    }

    /** The derivative of the mean log-likelihood by q. */
    private static double slope(double[] logarithms, double q) {
        double argument = (q + 2) / (q + 1);
        double logGamma = Gamma.logGamma(argument);
        double logB = (q + 1) * logGamma;
        double byQ = logGamma - Gamma.digamma(argument) / (q + 1);
        double sum = 0;
        for (double logarithm : logarithms) {
            sum += logarithm - StrictMath.exp(logB + (q + 1) * logarithm) * (byQ + logarithm);
        }
        return 1 / (q + 1) + byQ + sum / logarithms.length;
    }
}
