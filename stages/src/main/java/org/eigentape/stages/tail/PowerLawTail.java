package org.eigentape.stages.tail;

/**
 * A power law {@code p(x) = (alpha - 1)/x_min (x/x_min)^(-alpha)} for x of at least x_min, by the method of Clauset, Shalizi and Newman (SIAM
 * Rev. 51, 661, 2009): alpha of largest likelihood (eq. 3.1) for each start x_min that the data offer, and of those starts the one whose
 * tail is nearest to its law (section 3.3).
 *
 * @param alpha exponent of the density, above 1; NaN where undefined
 * @param start x_min; NaN where undefined
 * @param distance Kolmogorov-Smirnov distance of the tail to the law; NaN where undefined
 * @param count number of data in the tail; 0 where undefined
 * @param reason why there is no law; empty where there is one
 */
public record PowerLawTail(double alpha, double start, double distance, int count, String reason) {

    /**
     * Fits a tail.
     *
     * @param ascending positive data, ascending
     * @param minimumCount smallest number of data in a tail, at least 2
     * @param rule the distance
     * @return undefined where the data are too few or coincide
     */
    public static PowerLawTail fit(double[] ascending, int minimumCount, TailDistance rule) {
        int n = ascending.length;
        if (n < minimumCount) {
            return undefined("a power law needs " + minimumCount + " positive eigenvalues, and there are " + n);
        }
        double[] logarithms = new double[n];
        double[] sums = new double[n + 1];
        for (int i = n - 1; i >= 0; i--) {
            logarithms[i] = StrictMath.log(ascending[i]);
            sums[i] = sums[i + 1] + logarithms[i];
        }
        double best = Double.POSITIVE_INFINITY;
        int from = -1;
        for (int i = 0; i <= n - minimumCount; i++) {
            boolean repeats = i > 0 && ascending[i] == ascending[i - 1];
            if (!repeats && ascending[i] < ascending[n - 1]) {
                double distance = distance(logarithms, i, exponent(logarithms, sums, i), rule, best);
                if (distance < best) {
                    best = distance;
                    from = i;
                }
            }
        }
        return from < 0
                ? undefined("the largest " + minimumCount + " eigenvalues coincide")
                : new PowerLawTail(1 + exponent(logarithms, sums, from), ascending[from], best, n - from, "");
    }

    private static PowerLawTail undefined(String reason) {
        return new PowerLawTail(Double.NaN, Double.NaN, Double.NaN, 0, reason);
    }

    /** alpha - 1 for the tail from an index on. */
    private static double exponent(double[] logarithms, double[] sums, int from) {
        int count = logarithms.length - from;
        return count / (sums[from] - count * logarithms[from]);
    }

    /** Infinity as soon as it is seen to reach a bound. */
    private static double distance(double[] logarithms, int from, double exponent, TailDistance rule, double bound) {
        double count = logarithms.length - from;
        double largest = 0;
        for (int i = from; i < logarithms.length; i++) {
            double law = -StrictMath.expm1(-exponent * (logarithms[i] - logarithms[from]));
            largest = Math.max(largest, Math.abs(law - (i - from) / count));
            if (rule == TailDistance.SUPREMUM) {
                largest = Math.max(largest, (i - from + 1) / count - law);
            }
            if (!(largest < bound)) {
                return Double.POSITIVE_INFINITY;
            }
        }
        return largest;
    }

    /**
     * The logarithm of the density.
     *
     * @param x at least x_min
     */
    public double logDensity(double x) {
        return StrictMath.log((alpha - 1) / start) - alpha * StrictMath.log(x / start);
    }
}
