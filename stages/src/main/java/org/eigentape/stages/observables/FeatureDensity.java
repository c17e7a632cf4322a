package org.eigentape.stages.observables;

import java.util.Arrays;

/** Distribution of the features: a histogram, and the law of a tanh of a normal variable ([P] eq. 2.21). */
public final class FeatureDensity {

    private FeatureDensity() {}

    /**
     * Histogram of the values between two bounds, normalised by the number of all values, so it integrates to the fraction
     * inside.
     *
     * @param values features of all samples and nodes
     * @param lower lower bound, included
     * @param upper upper bound, included in the last bin
     * @param density receives the density per unit of feature, one value per bin
     */
    public static void histogram(double[] values, double lower, double upper, double[] density) {
        int bins = density.length;
        Arrays.fill(density, 0.0);
        for (double value : values) {
            if (value >= lower && value <= upper) {
                int bin = (int) ((value - lower) / (upper - lower) * bins);
                density[Math.min(bin, bins - 1)]++;
            }
        }
        double unit = values.length * ((upper - lower) / bins);
        for (int bin = 0; bin < bins; bin++) {
            density[bin] /= unit;
        }
    }

    /**
     * Density of {@code phi = tanh z} for {@code z ~ N(0, sigma_z^2)}: {@code exp(-artanh(phi)^2/(2 sigma_z^2))/(sqrt(2 pi)
     * sigma_z (1 - phi^2))}. One peak for {@code sigma_z^2 <= 1/2}, two above.
     *
     * @param feature phi
     * @param preActivationVariance sigma_z^2, positive
     * @return the density, 0 outside (-1, 1)
     */
    public static double ofNormalPreActivation(double feature, double preActivationVariance) {
        if (!(Math.abs(feature) < 1)) {
            return 0;
        }
        double z = (StrictMath.log1p(feature) - StrictMath.log1p(-feature)) / 2;
        double weight = StrictMath.exp(-z * z / (2 * preActivationVariance));
        return weight / (Math.sqrt(2 * Math.PI * preActivationVariance) * (1 - feature * feature));
    }
}
