package org.eigentape.tools.cli.scaling;

import java.util.Arrays;

/**
 * Whether two ensembles may be of one distribution: the two-sample test of Kolmogorov and Smirnov, which asks for no shape.
 * Runs that diverged, and values that a stage left undefined, count as larger than all others and equal to each other.
 *
 * <p>The p-value is the exact probability P(D' &gt;= D) over all orders in which the values of both may come (Hodges, Arkiv
 * foer matematik 3, 1958, section 2), for ensembles of any size. Where values are equal it is an upper bound.
 */
final class TwoSampleTest {

    private TwoSampleTest() {}

    /**
     * Compares two ensembles.
     *
     * @param first values of the runs, at least 1
     * @param second likewise
     * @return probability of ensembles that differ as much or more, if both are of one distribution
     */
    static double pValue(double[] first, double[] second) {
        return atLeast(distance(sorted(first), sorted(second)), first.length, second.length);
    }

    /**
     * The smallest p-value that there is, that of ensembles which do not overlap: 2/(n + m over n).
     *
     * @param first number of runs of one, at least 1
     * @param second number of runs of the other, at least 1
     * @return a probability
     */
    static double smallestPValue(int first, int second) {
        return atLeast((long) first * second, first, second);
    }

    /** n m D, a whole number: the largest distance of the two empirical distributions. */
    private static long distance(double[] first, double[] second) {
        long largest = 0;
        int i = 0;
        int j = 0;
        while (i < first.length && j < second.length) {
            double value = Math.min(first[i], second[j]);
            while (i < first.length && first[i] == value) {
                i++;
            }
            while (j < second.length && second[j] == value) {
                j++;
            }
            largest = Math.max(largest, Math.abs((long) i * second.length - (long) j * first.length));
        }
        return largest;
    }

    /**
     * P(n m D &gt;= distance): the share of the lattice paths from (0, 0) to (n, m) that reach a point (i, j) with |i m - j n|
     * &gt;= distance. A path to (i, j) came from (i - 1, j) with probability i/(i + j); all terms are positive, so small
     * probabilities are as exact as large ones.
     */
    private static double atLeast(long distance, int n, int m) {
        double[] reached = new double[m + 1];
        for (int i = 0; i <= n; i++) {
            for (int j = 0; j <= m; j++) {
                if (Math.abs((long) i * m - (long) j * n) >= distance) {
                    reached[j] = 1;
                } else {
                    double before = i == 0 ? 0 : reached[j] * i;
                    reached[j] = i + j == 0 ? 0 : (before + (j == 0 ? 0 : reached[j - 1] * j)) / (i + j);
                }
            }
        }
        return reached[m];
    }

    private static double[] sorted(double[] values) {
        double[] sorted = values.clone();
        for (int k = 0; k < sorted.length; k++) {
            sorted[k] = Double.isFinite(sorted[k]) ? sorted[k] : Double.POSITIVE_INFINITY;
        }
        Arrays.sort(sorted);
        return sorted;
    }
}
