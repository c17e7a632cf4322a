package org.eigentape.stages.statistics;

/**
 * Number variance Sigma^2(L): variance of the number of unfolded levels in an interval of length L (Mehta, Random Matrices,
 * chapter 16). It is L for uncorrelated levels and grows as {@code (2/pi^2) ln L} for the Gaussian orthogonal ensemble.
 */
public final class NumberVariance {

    private NumberVariance() {}

    /**
     * Sigma^2(L) over all intervals {@code (t, t + L]} within the spectrum, each t counted alike: the integrals over t are exact, and
     * the variance is about the mean number that was found.
     *
     * @param unfolded levels of mean spacing 1, ascending
     * @param length L, positive
     * @return not negative; undefined where L is more than half of the spectrum
     */
    public static Estimate of(double[] unfolded, double length) {
        int n = unfolded.length;
        if (n < 2 || !(length <= (unfolded[n - 1] - unfolded[0]) / 2)) {
            return Estimate.undefined("L is longer than half of the unfolded spectrum");
        }
        double end = unfolded[n - 1] - length;
        double t = unfolded[0];
        int passed = countUpTo(unfolded, 0, t);
        int entered = countUpTo(unfolded, passed, t + length);
        double first = 0;
        double second = 0;
        while (t < end) {
            double leaves = passed < n ? unfolded[passed] : Double.POSITIVE_INFINITY;
            double enters = entered < n ? unfolded[entered] - length : Double.POSITIVE_INFINITY;
            double next = Math.max(t, Math.min(end, Math.min(leaves, enters)));
            double count = entered - passed;
            first += count * (next - t);
            second += count * count * (next - t);
            t = next;
            if (leaves <= t) {
                passed++;
            }
            if (enters <= t) {
                entered++;
            }
        }
        double range = end - unfolded[0];
        double mean = first / range;
        return Estimate.of(Math.max(0, second / range - mean * mean));
    }

    private static int countUpTo(double[] unfolded, int from, double bound) {
        int count = from;
        while (count < unfolded.length && unfolded[count] <= bound) {
            count++;
        }
        return count;
    }
}
