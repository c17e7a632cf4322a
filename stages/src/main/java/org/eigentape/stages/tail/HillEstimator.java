package org.eigentape.stages.tail;

import org.eigentape.stages.statistics.Estimate;

/** Hill's estimator of a tail's exponent (Ann. Stat. 3, 1163, 1975). */
public final class HillEstimator {

    private HillEstimator() {}

    /**
     * The exponent alpha of the density, {@code 1 + k/sum_{i=1..k} ln(x_(i)/x_(k+1))} with x_(1) the largest: one more than the index of the
     * cumulative distribution, so that it compares with {@link PowerLawTail#alpha}.
     *
     * @param ascending positive data, ascending
     * @param fraction of the data that are the tail, k being the whole part of fraction times their number
     * @return above 1; undefined for k below 2 and where the tail does not vary
     */
    public static Estimate exponent(double[] ascending, double fraction) {
        int n = ascending.length;
        int k = (int) Math.floor(fraction * n);
        if (k < 2 || k >= n) {
            return Estimate.undefined("a tail of " + k + " of " + n + " positive eigenvalues is too short, it needs 2");
        }
        double sum = 0;
        for (int i = n - 1; i >= n - k; i--) {
            sum += StrictMath.log(ascending[i] / ascending[n - k - 1]);
        }
        return sum > 0 ? Estimate.of(1 + k / sum) : Estimate.undefined("the eigenvalues of the tail coincide");
    }
}
