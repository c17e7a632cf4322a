package org.eigentape.stages.statistics;

import java.util.List;

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
        return of(List.of(unfolded), length);
    }

    /**
     * The same over several spectra: all their intervals are counted alike, and the variance is about the common mean.
     *
     * @param spectra each of mean spacing 1, ascending
     * @param length L, positive
     * @return not negative; undefined where L is more than half of every spectrum
     */
    public static Estimate of(List<double[]> spectra, double length) {
        double[] sums = new double[3];
        for (double[] unfolded : spectra) {
            int n = unfolded.length;
            if (n >= 2 && length <= (unfolded[n - 1] - unfolded[0]) / 2) {
                add(unfolded, length, sums);
            }
        }
        if (!(sums[0] > 0)) {
            return Estimate.undefined("L is longer than half of the unfolded spectrum");
        }
        double mean = sums[1] / sums[0];
        return Estimate.of(Math.max(0, sums[2] / sums[0] - mean * mean));
    }

    /** Adds the range of t, and the integrals of the number of levels and of its square. */
    private static void add(double[] unfolded, double length, double[] sums) {
        int n = unfolded.length;
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
        sums[0] += end - unfolded[0];
        sums[1] += first;
        sums[2] += second;
    }

    private static int countUpTo(double[] unfolded, int from, double bound) {
        int count = from;
        while (count < unfolded.length && unfolded[count] <= bound) {
            count++;
        }
        return count;
    }
}
