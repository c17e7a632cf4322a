package org.eigentape.stages.statistics;

/**
 * Binder's cumulant of a sample from its central moments m2 and m4, under two conventions that differ in their sign.
 *
 * <p>One Gaussian gives 0 in both; the two-level density of {@link TwoLevelDensity} -4/27 and +4/27; a semicircle -1/3 and +1/3.
 */
public final class BinderCumulant {

    private BinderCumulant() {}

    /**
     * {@code m4/(3 m2^2) - 1}, a third of the excess kurtosis: the convention of arXiv:2407.16427 and of the results here.
     *
     * @param sample in any order
     * @return undefined where the sample does not vary
     */
    public static Estimate excess(double[] sample) {
        double mean = 0;
        for (double value : sample) {
            mean += value / sample.length;
        }
        double largest = 0;
        for (double value : sample) {
            largest = Math.max(largest, Math.abs(value - mean));
        }
        // Fourth powers of deviations in units of the largest are doubles, and powers of two change no bits.
        int exponent = largest > 0 ? Math.getExponent(largest) : 0;
        double second = 0;
        double fourth = 0;
        for (double value : sample) {
            double deviation = Math.scalb(value - mean, -exponent);
            double square = deviation * deviation;
            second += square / sample.length;
            fourth += square * square / sample.length;
        }
        double ratio = fourth / (3 * second * second) - 1;
        return Double.isFinite(ratio) ? Estimate.of(ratio) : Estimate.undefined("the sample does not vary");
    }

    /**
     * {@code 1 - m4/(3 m2^2)}, Binder's own (Z. Phys. B 43, 119, 1981).
     *
     * @param sample in any order
     * @return undefined where the sample does not vary
     */
    public static Estimate binder(double[] sample) {
        Estimate excess = excess(sample);
        return new Estimate(-excess.value(), excess.reason());
    }
}
