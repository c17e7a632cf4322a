package org.eigentape.stages.dyson;

import org.eigentape.stages.input.MatrixShape;

/**
 * The mean gradient over a whole data set, and the mean of Delta^X that follows from it, {@code E = W <Delta>^T + <Delta> W^T}
 * (the smaller side first). Reusable for one shape; not thread-safe.
 */
final class WholeMean {

    private final MatrixShape shape;
    private final double[] weights;
    private final double[] gradient;
    private final double[] meanIncrement;
    private final double[] square;
    private final double[] rotatedGradient;

    WholeMean(MatrixShape shape) {
        this.shape = shape;
        int n = shape.smaller();
        this.weights = new double[shape.size()];
        this.gradient = new double[shape.size()];
        this.meanIncrement = new double[n * n];
        this.square = new double[n * n];
        this.rotatedGradient = new double[shape.size()];
    }

    /**
     * Takes the mean gradient of one probe.
     *
     * @param at W at the probe, {@code n_out x n_in}; read now
     * @param meanGradient {@code n_out x n_in}; read now
     */
    void set(double[] at, double[] meanGradient) {
        int n = shape.smaller();
        int m = shape.larger();
        if (shape.gramOfRows()) {
            System.arraycopy(at, 0, weights, 0, shape.size());
            System.arraycopy(meanGradient, 0, gradient, 0, shape.size());
        } else {
            Dense.transpose(at, weights, shape.rows(), shape.columns());
            Dense.transpose(meanGradient, gradient, shape.rows(), shape.columns());
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double sum = 0;
                for (int k = 0; k < m; k++) {
                    sum += weights[i * m + k] * gradient[j * m + k] + gradient[i * m + k] * weights[j * m + k];
                }
                meanIncrement[i * n + j] = sum;
            }
        }
    }

    /**
     * Fills in what follows from the mean alone.
     *
     * @param basis O, {@code N x N}
     * @param into receives {@link RotatedMoments#mean} and {@link RotatedMoments#squaredNormOfMean}
     */
    void rotate(double[] basis, RotatedMoments into) {
        int n = shape.smaller();
        int m = shape.larger();
        Dense.multiply(meanIncrement, basis, square, n, n, n);
        Dense.multiplyTransposed(basis, square, into.mean(), n, n, n);
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                into.mean()[j * n + i] = into.mean()[i * n + j];
            }
        }
        Dense.multiplyTransposed(basis, gradient, rotatedGradient, n, n, m);
        for (int i = 0; i < n; i++) {
            into.squaredNormOfMean()[i] = Dense.squaredNorm(rotatedGradient, i * m, m);
        }
    }
}
