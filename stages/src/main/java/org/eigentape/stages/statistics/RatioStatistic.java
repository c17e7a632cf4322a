package org.eigentape.stages.statistics;

/**
 * Mean ratio of neighbouring spacings, {@code <min(r, 1/r)>, r = S_{i+1}/S_i}, which needs no unfolding (Oganesyan and Huse,
 * Phys. Rev. B 75, 155111, 2007): {@code 2 ln 2 - 1 = .3863} for uncorrelated levels, .5307 for the Gaussian orthogonal ensemble (Atas
 * et al., Phys. Rev. Lett. 110, 084101, 2013).
 */
public final class RatioStatistic {

    private RatioStatistic() {}

    /**
     * The mean ratio.
     *
     * @param ascending levels, ascending
     * @return between 0 and 1; undefined for fewer than three levels and where three coincide
     */
    public static Estimate mean(double[] ascending) {
        if (ascending.length < 3) {
            return Estimate.undefined("a ratio of spacings needs 3 levels");
        }
        double sum = 0;
        for (int i = 0; i + 2 < ascending.length; i++) {
            double first = ascending[i + 1] - ascending[i];
            double second = ascending[i + 2] - ascending[i + 1];
            double larger = Math.max(first, second);
            if (!(larger > 0)) {
                return Estimate.undefined("three levels coincide");
            }
            sum += Math.min(first, second) / larger;
        }
        return Estimate.of(sum / (ascending.length - 2));
    }
}
