package org.eigentape.stages.dyson;

import org.eigentape.stages.input.MatrixShape;

/**
 * Gradient moments from the factors of every sample: deltas g ({@code samples x n_out}) and layer inputs a ({@code samples x
 * n_in}), with W at the same step. Variances are taken in a second pass around the mean. Reusable for one shape and number of
 * samples; not thread-safe.
 */
public final class FactorMoments implements GradientMoments {

    private final MatrixShape shape;
    private final int samples;
    /** p and q of every sample, samples x N, and the same in the basis of the last rotation. */
    private final double[] p;

    private final double[] q;
    private final double[] rotatedP;
    private final double[] rotatedQ;
    /** |a|^2 for n_out &lt;= n_in, else |g|^2. */
    private final double[] otherSquared;
    /** Mean gradient with the smaller side first, N x M. */
    private final double[] meanGradient;

    private final double[] rotatedGradient;
    private final double[] transposedWeights;

    /**
     * A workspace.
     *
     * @param shape shape of W
     * @param samples size of the data set, at least 1
     */
    public FactorMoments(MatrixShape shape, int samples) {
        if (samples < 1) {
            throw new IllegalArgumentException("moments need at least one sample, but there are " + samples);
        }
        this.shape = shape;
        this.samples = samples;
        int n = shape.smaller();
        this.p = new double[samples * n];
        this.q = new double[samples * n];
        this.rotatedP = new double[samples * n];
        this.rotatedQ = new double[samples * n];
        this.otherSquared = new double[samples];
        this.meanGradient = new double[shape.size()];
        this.rotatedGradient = new double[shape.size()];
        this.transposedWeights = new double[shape.size()];
    }

    /**
     * Takes the factors of a data set. The arrays are read now and not kept.
     *
     * @param weights W, {@code n_out x n_in}
     * @param deltas g, {@code samples x n_out}
     * @param activations a, {@code samples x n_in}, the input of the layer
     */
    public void set(double[] weights, double[] deltas, double[] activations) {
        int n = shape.smaller();
        int m = shape.larger();
        boolean rowsFirst = shape.gramOfRows();
        double[] same = rowsFirst ? deltas : activations;
        double[] other = rowsFirst ? activations : deltas;
        double[] projected = rowsFirst ? p : q;
        double[] projection = weights;
        if (rowsFirst) {
            Dense.transpose(weights, transposedWeights, shape.rows(), shape.columns());
            projection = transposedWeights;
        }
        Dense.multiply(other, projection, projected, samples, m, n);
        System.arraycopy(same, 0, rowsFirst ? q : p, 0, samples * n);
        Dense.multiplyTransposed(same, other, meanGradient, samples, n, m);
        for (int k = 0; k < meanGradient.length; k++) {
            meanGradient[k] /= samples;
        }
        for (int sample = 0; sample < samples; sample++) {
            otherSquared[sample] = Dense.squaredNorm(other, sample * m, m);
        }
    }

    @Override
    public MatrixShape shape() {
        return shape;
    }

    /** Number of samples. */
    public int samples() {
        return samples;
    }

    @Override
    public void rotate(double[] basis, RotatedMoments into) {
        int n = shape.smaller();
        Dense.multiply(p, basis, rotatedP, samples, n, n);
        Dense.multiply(q, basis, rotatedQ, samples, n, n);
        accumulateMean(into.mean());
        accumulateVariance(into.mean(), into.variance());
        accumulateNorms(into.squaredNorm());
        Dense.multiplyTransposed(basis, meanGradient, rotatedGradient, n, n, shape.larger());
        for (int i = 0; i < n; i++) {
            into.squaredNormOfMean()[i] = Dense.squaredNorm(rotatedGradient, i * shape.larger(), shape.larger());
        }
    }

    private void accumulateMean(double[] mean) {
        int n = shape.smaller();
        for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
                double sum = 0;
                for (int row = 0; row < samples * n; row += n) {
                    sum += rotatedP[row + i] * rotatedQ[row + j] + rotatedQ[row + i] * rotatedP[row + j];
                }
                mean[i * n + j] = sum / samples;
                mean[j * n + i] = mean[i * n + j];
            }
        }
    }

    private void accumulateVariance(double[] mean, double[] variance) {
        int n = shape.smaller();
        for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
                double center = mean[i * n + j];
                double sum = 0;
                for (int row = 0; row < samples * n; row += n) {
                    double increment = rotatedP[row + i] * rotatedQ[row + j] + rotatedQ[row + i] * rotatedP[row + j];
                    sum += (increment - center) * (increment - center);
                }
                variance[i * n + j] = sum / samples;
                variance[j * n + i] = variance[i * n + j];
            }
        }
    }

    private void accumulateNorms(double[] squaredNorm) {
        int n = shape.smaller();
        double[] same = shape.gramOfRows() ? rotatedQ : rotatedP;
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int sample = 0; sample < samples; sample++) {
                double component = same[sample * n + i];
                sum += component * component * otherSquared[sample];
            }
            squaredNorm[i] = sum / samples;
        }
    }
}
