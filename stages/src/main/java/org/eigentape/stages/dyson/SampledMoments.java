package org.eigentape.stages.dyson;

import org.eigentape.stages.input.MatrixShape;

/**
 * Gradient moments of a layer that is too wide for recorded moments: the mean over the whole data set, exact, and variances
 * estimated from the factors of some of its samples, around the mean of these. A variance from n samples has a relative error
 * of about {@code sqrt((kurtosis - 1)/n)}: a tenth for 256 samples of a normal distribution. The mean of so few samples would
 * not do: near a minimum it is noise. Reusable for one shape and number of samples; not thread-safe.
 */
public final class SampledMoments implements GradientMoments {

    private final FactorMoments sample;
    private final WholeMean mean;

    /**
     * A workspace.
     *
     * @param shape shape of W
     * @param samples number of samples with factors, at least 1
     */
    public SampledMoments(MatrixShape shape, int samples) {
        this.sample = new FactorMoments(shape, samples);
        this.mean = new WholeMean(shape);
    }

    /**
     * Takes the record of one probe. The arrays are read now and not kept.
     *
     * @param weights W, {@code n_out x n_in}
     * @param meanGradient over the whole data set, {@code n_out x n_in}
     * @param deltas g, {@code samples x n_out}
     * @param activations a, {@code samples x n_in}
     */
    public void set(double[] weights, double[] meanGradient, double[] deltas, double[] activations) {
        sample.set(weights, deltas, activations);
        mean.set(weights, meanGradient);
    }

    @Override
    public MatrixShape shape() {
        return sample.shape();
    }

    @Override
    public void rotate(double[] basis, RotatedMoments into) {
        sample.rotate(basis, into);
        mean.rotate(basis, into);
    }
}
