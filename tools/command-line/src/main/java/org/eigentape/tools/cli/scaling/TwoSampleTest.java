package org.eigentape.tools.cli.scaling;

import org.hipparchus.stat.inference.KolmogorovSmirnovTest;

/**
 * Whether two ensembles may be of one distribution: the two-sample test of Kolmogorov and Smirnov, which asks for no shape.
 * Runs that diverged, and values that a stage left undefined, count as larger than all others.
 */
final class TwoSampleTest {

    private static final double BEYOND_ALL = 1e300;

    private TwoSampleTest() {}

    /**
     * Compares two ensembles.
     *
     * @param first values of the runs, at least 2
     * @param second likewise
     * @return probability of ensembles that differ as much or more, if both are of one distribution
     */
    static double pValue(double[] first, double[] second) {
        return new KolmogorovSmirnovTest().kolmogorovSmirnovTest(apart(first, 0), apart(second, 1));
    }

    /** Makes values finite, and those that are not unequal, in turns from both ensembles: the test wants no ties. */
    private static double[] apart(double[] values, int which) {
        double[] finite = values.clone();
        for (int k = 0; k < finite.length; k++) {
            if (!Double.isFinite(finite[k])) {
                finite[k] = BEYOND_ALL * (1 + 1e-6 * (2 * k + which));
            }
        }
        return finite;
    }
}
