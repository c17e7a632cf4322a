package org.eigentape.tools.cli.scaling;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TwoSampleTestTest {

    private static final double[] SIX = {0, 1, 2, 3, 4, 5};

    /** SciPy 1.17, scipy.stats.ks_2samp(method="exact"). */
    @Test
    void shouldCountWhatDiffersAsMuchAsWell() {
        assertEquals(2 / 924., TwoSampleTest.pValue(SIX, shifted(6, 6)), 1e-17, "D = 1");
        assertEquals(0.025974025974025976, TwoSampleTest.pValue(SIX, shifted(6, 4.5)), 1e-16, "D = 5/6");
        assertEquals(0.14285714285714285, TwoSampleTest.pValue(SIX, shifted(6, 3.5)), 1e-16, "D = 2/3");
        assertEquals(1, TwoSampleTest.pValue(SIX, shifted(6, 0.5)), 1e-15, "D = 1/6");
        assertEquals(0.08105771161340149, TwoSampleTest.pValue(shifted(20, 0), shifted(20, 7.5)), 1e-15, "D = 0.4");
        assertEquals(1.4508889103849e-11, TwoSampleTest.pValue(shifted(20, 0), shifted(20, 50)), 1e-24, "D = 1");
        assertEquals(1, TwoSampleTest.pValue(SIX, SIX), 0, "D = 0");
    }

    @Test
    void shouldAgreeWithAnEnumerationOfAllOrders() {
        SplittableRandom random = new SplittableRandom(3);
        for (int n = 1; n <= 6; n++) {
            for (int m = 1; m <= 6; m++) {
                double[] first = random.doubles(n).toArray();
                double[] second = random.doubles(m).map(x -> 1.5 * x).toArray();
                double distance = distance(first, second);
                assertEquals(
                        enumerated(distance, n, m), TwoSampleTest.pValue(first, second), 1e-14, n + " against " + m);
            }
        }
    }

    @Test
    void shouldKnowTheSmallestValueThatItCanGive() {
        assertEquals(2 / 252., TwoSampleTest.smallestPValue(5, 5), 1e-17);
        assertEquals(2 / 924., TwoSampleTest.smallestPValue(6, 6), 1e-17);
        assertEquals(2 / 56., TwoSampleTest.smallestPValue(3, 5), 1e-16);
    }

    @Test
    void shouldCountUndefinedValuesAsEqualAndBeyondAll() {
        double[] undefined = {0, 1, 2, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        assertEquals(1, TwoSampleTest.pValue(undefined, undefined.clone()), 0);
        assertEquals(enumerated(0.5, 6, 6), TwoSampleTest.pValue(SIX, undefined), 1e-15);
    }

    private static double[] shifted(int size, double by) {
        double[] values = new double[size];
        for (int k = 0; k < size; k++) {
            values[k] = k + by;
        }
        return values;
    }

    private static double distance(double[] first, double[] second) {
        double largest = 0;
        for (double[] all : new double[][] {first, second}) {
            for (double x : all) {
                largest = Math.max(largest, Math.abs(share(first, x) - share(second, x)));
            }
        }
        return largest;
    }

    private static double share(double[] values, double x) {
        int count = 0;
        for (double value : values) {
            count += value <= x ? 1 : 0;
        }
        return count / (double) values.length;
    }

    /** Share of the orders, as bit patterns with n ones, with a distance of at least d. */
    private static double enumerated(double d, int n, int m) {
        int orders = 0;
        int reaching = 0;
        for (int order = 0; order < 1 << (n + m); order++) {
            if (Integer.bitCount(order) == n) {
                orders++;
                double largest = 0;
                int ones = 0;
                for (int k = 0; k < n + m; k++) {
                    ones += order >> k & 1;
                    largest = Math.max(largest, Math.abs(ones / (double) n - (k + 1 - ones) / (double) m));
                }
                reaching += largest > d - 1e-9 ? 1 : 0;
            }
        }
        return reaching / (double) orders;
    }
}
