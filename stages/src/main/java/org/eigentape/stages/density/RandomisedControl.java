package org.eigentape.stages.density;

import org.eigentape.engine.numeric.RandomStream;
import org.eigentape.stages.input.MatrixShape;
import org.eigentape.stages.spectrum.WeightSpectrum;
import org.eigentape.stages.statistics.TracyWidom;

/**
 * The largest eigenvalue that a matrix of the same elements would have if their places meant nothing: its elements are shuffled, which
 * keeps their distribution, its mean and heavy tails included, and destroys what training wrote into rows and columns. Eigenvalues above the
 * control's are outliers of the transition of Baik, Ben Arous and Péché (Ann. Prob. 33, 1643, 2005). Workspace for one shape; not
 * thread-safe.
 */
final class RandomisedControl {

    private final MatrixShape shape;
    private final WeightSpectrum spectrum;
    private final double[] shuffled;

    RandomisedControl(MatrixShape shape) {
        this.shape = shape;
        this.spectrum = new WeightSpectrum(shape);
        this.shuffled = new double[shape.size()];
    }

    /**
     * The eigenvalue above which an eigenvalue of the matrix is an outlier. The largest eigenvalue of a random matrix fluctuates by the
     * Tracy-Widom law, so the bound is the mean over the shuffled matrices and two standard deviations of the difference between another
     * such matrix and that mean; and never below any of the shuffled ones.
     *
     * @param weights W, finite, row by row; not modified
     * @param shuffles number K of shuffled matrices, at least 1
     * @param random where the shuffles come from
     */
    double bound(double[] weights, int shuffles, RandomStream random) {
        double sum = 0;
        double largest = 0;
        for (int k = 0; k < shuffles; k++) {
            double top = shuffledTop(weights, random);
            sum += top;
            largest = Math.max(largest, top);
        }
        double deviation = Math.sqrt(TracyWidom.VARIANCE * (1 + 1.0 / shuffles))
                * (shape.size() == 1 ? 0 : TracyWidom.scale(shape, variance(weights)));
        return Math.max(largest, sum / shuffles + 2 * deviation);
    }

    /** Fisher and Yates' shuffle: every order is equally likely. */
    private double shuffledTop(double[] weights, RandomStream random) {
        System.arraycopy(weights, 0, shuffled, 0, shuffled.length);
        for (int last = shuffled.length - 1; last > 0; last--) {
            int other = random.nextInt(last + 1);
            double kept = shuffled[last];
            shuffled[last] = shuffled[other];
            shuffled[other] = kept;
        }
        spectrum.compute(shuffled);
        return spectrum.eigenvalues()[shape.smaller() - 1];
    }

    private static double variance(double[] values) {
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return sum / values.length;
    }
}
