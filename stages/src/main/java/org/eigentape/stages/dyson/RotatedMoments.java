package org.eigentape.stages.dyson;

/**
 * Moments of the per-sample gradient in one orthonormal basis O of the smaller side of W, filled by {@link
 * GradientMoments#rotate}. Primes mean components along the columns of O. Plain storage, reusable, not thread-safe.
 */
public final class RotatedMoments {

    private final int n;
    private final double[] mean;
    private final double[] variance;
    private final double[] squaredNorm;
    private final double[] squaredNormOfMean;

    /**
     * Storage for N basis vectors.
     *
     * @param n N
     */
    public RotatedMoments(int n) {
        this.n = n;
        this.mean = new double[n * n];
        this.variance = new double[n * n];
        this.squaredNorm = new double[n];
        this.squaredNormOfMean = new double[n];
    }

    /** N. */
    public int size() {
        return n;
    }

    /** {@code E'_ij}, mean of {@code Delta^X'_ij} over the samples; {@code N x N} row by row, symmetric. */
    public double[] mean() {
        return mean;
    }

    /** {@code V_ij}, population variance of {@code Delta^X'_ij} over the samples; {@code N x N} row by row, symmetric. */
    public double[] variance() {
        return variance;
    }

    /** {@code <|u_i^T Delta|^2>}, N values: for {@code n_out <= n_in} it is {@code <g'_i^2 |a|^2>}, else {@code <a'_i^2 |g|^2>}. */
    public double[] squaredNorm() {
        return squaredNorm;
    }

    /** {@code |u_i^T <Delta>|^2}, N values (for {@code n_out > n_in}: with the transposed gradient). */
    public double[] squaredNormOfMean() {
        return squaredNormOfMean;
    }
}
