package org.eigentape.stages.density;

/** How many directions a matrix uses, as real numbers from 1 to N. */
public final class SpectrumRank {

    private SpectrumRank() {}

    /**
     * Stable rank {@code |W|_F^2/|W|_2^2 = sum x_i/x_N} (Rudelson and Vershynin, J. ACM 54, 21, 2007).
     *
     * @param ascending eigenvalues of W W^T, ascending; negative ones are rounding and count as 0
     * @return NaN for a zero matrix
     */
    public static double stable(double[] ascending) {
        double sum = 0;
        for (double value : ascending) {
            sum += Math.max(0, value);
        }
        return sum / ascending[ascending.length - 1];
    }

    /**
     * Effective rank {@code exp(-sum p_i ln p_i)} with {@code p_i} the singular values of W over their sum (Roy and Vetterli, EUSIPCO
     * 2007, definition 1).
     *
     * @param ascending eigenvalues of W W^T, ascending; negative ones are rounding and count as 0
     * @return NaN for a zero matrix
     */
    public static double effective(double[] ascending) {
        double sum = 0;
        for (double value : ascending) {
            sum += Math.sqrt(Math.max(0, value));
        }
        double entropy = 0;
        for (double value : ascending) {
            double share = Math.sqrt(Math.max(0, value)) / sum;
            entropy -= share == 0 ? 0 : share * StrictMath.log(share);
        }
        return StrictMath.exp(entropy);
    }
}
