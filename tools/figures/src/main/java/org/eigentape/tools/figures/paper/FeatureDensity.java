package org.eigentape.tools.figures.paper;

/**
 * The density of features phi = tanh(z), z ~ N(0, sigma_z^2), [P] eq. (2.21).
 *
 * @param variance sigma_z^2, positive
 */
record FeatureDensity(double variance) {

    /** Above this variance the density has two peaks, [P] below eq. (2.22). */
    static final double CRITICAL_VARIANCE = 0.5;

    private static final int BISECTIONS = 200;

    /**
     * The normalised density p(phi) = N(z; 0, sigma_z^2) |dz/dphi|, dz/dphi = cosh^2 z.
     *
     * @param z pre-activation, phi = tanh z
     * @return per unit of phi
     */
    double at(double z) {
        double cosh = StrictMath.cosh(z);
        return StrictMath.exp(-z * z / (2 * variance)) / Math.sqrt(2 * Math.PI * variance) * cosh * cosh;
    }

    /**
     * The pre-activation of the right peak: the largest solution of phi = tanh(2 sigma_z^2 phi), phi = tanh z, which is
     * z = 2 sigma_z^2 tanh z.
     *
     * @return 0 where the density has one peak
     */
    double peak() {
        if (variance <= CRITICAL_VARIANCE) {
            return 0;
        }
        double low = 0;
        double high = 2 * variance;
        for (int step = 0; step < BISECTIONS; step++) {
            double middle = (low + high) / 2;
            // The slope at 0 exceeds 1, so that the difference is positive below the solution and negative above it.
            if (middle == 0 || 2 * variance * StrictMath.tanh(middle) > middle) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
