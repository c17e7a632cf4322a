package org.eigentape.stages.observables;

/** Correlation of the features at two times. */
public final class FeatureCorrelation {

    private FeatureCorrelation() {}

    /**
     * {@code G(t, t') = <phi(t) phi(t')>}, mean over samples and nodes ([P] eq. 3.4 for one model).
     *
     * @param features phi(t), {@code samples x nodes}
     * @param reference phi(t') of the same samples
     */
    public static double of(double[] features, double[] reference) {
        double sum = 0;
        for (int k = 0; k < features.length; k++) {
            sum += features[k] * reference[k];
        }
        return sum / features.length;
    }

    /**
     * Normalised overlap {@code G(t, t')/sqrt(G(t, t) G(t', t'))}, between -1 and 1.
     *
     * @param features phi(t)
     * @param reference phi(t') of the same samples
     * @return the overlap; NaN where one of them vanishes
     */
    public static double overlap(double[] features, double[] reference) {
        double overlap = of(features, reference) / Math.sqrt(of(features, features) * of(reference, reference));
        return Double.isNaN(overlap) ? Double.NaN : overlap;
    }
}
