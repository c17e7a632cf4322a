package org.eigentape.stages.density;

import java.util.List;
import org.eigentape.stages.input.Levels;
import org.eigentape.stages.input.MatrixShape;
import org.eigentape.stages.statistics.TracyWidom;

/**
 * Where the largest eigenvalue of a matrix of independent elements lies whose mean and variance are those of a given matrix: {@code (x_N -
 * centre)/scale} follows the Tracy-Widom law for beta = 1 as the matrix grows.
 *
 * @param centre of the largest eigenvalue
 * @param scale of its fluctuations; 0 where the elements do not vary
 */
record EdgeTest(double centre, double scale) {

    /**
     * For weights or a symmetric matrix.
     *
     * @param shape of the matrix
     * @param symmetric whether its own eigenvalues are looked at, and not those of X = W W^T
     * @param values of the matrix, row by row
     * @return of scale 0 where there is one element only
     */
    static EdgeTest of(MatrixShape shape, boolean symmetric, double[] values) {
        if (shape.size() == 1) {
            return new EdgeTest(values[0], 0);
        }
        return symmetric ? ofSymmetric(shape.smaller(), values) : ofWeights(shape, values);
    }

    /**
     * For the matrices of an ensemble, of which only the levels are known. The variance of the elements follows from the expectations {@code E
     * tr W W^T = N M s2} and, about the mean level c, {@code E tr (X - c)^2 = N (N + 1) tau^2} for a symmetric matrix whose diagonal has
     * the variance 2 tau^2.
     *
     * @param spectra at least one, all of one shape
     */
    static EdgeTest ofEnsemble(List<Levels> spectra) {
        MatrixShape shape = spectra.get(0).shape();
        int n = shape.smaller();
        double mean = 0;
        for (Levels levels : spectra) {
            for (double x : levels.ascending()) {
                mean += x / n / spectra.size();
            }
        }
        if (!spectra.get(0).symmetric()) {
            double variance = mean / shape.larger();
            return shape.size() == 1
                    ? new EdgeTest(mean, 0)
                    : new EdgeTest(TracyWidom.centre(shape, variance), TracyWidom.scale(shape, variance));
        }
        double square = 0;
        for (Levels levels : spectra) {
            for (double x : levels.ascending()) {
                square += (x - mean) * (x - mean) / spectra.size();
            }
        }
        double variance = square / (n * (n + 1.0));
        return new EdgeTest(mean + TracyWidom.symmetricCentre(n, variance), TracyWidom.symmetricScale(n, variance));
    }

    /**
     * For X = W W^T (see {@link TracyWidom#centre}), from the variance of all elements of W about their mean.
     *
     * @param shape of W, larger than 1 x 1
     * @param weights W row by row
     */
    private static EdgeTest ofWeights(MatrixShape shape, double[] weights) {
        double variance = variance(weights);
        return new EdgeTest(TracyWidom.centre(shape, variance), TracyWidom.scale(shape, variance));
    }

    /**
     * For a symmetric matrix: the variance is that of the elements above the diagonal about their mean, and the centre moves by the mean of the
     * diagonal.
     *
     * @param n number of rows, at least 2
     * @param matrix row by row
     */
    private static EdgeTest ofSymmetric(int n, double[] matrix) {
        double[] above = new double[n * (n - 1) / 2];
        double diagonal = 0;
        int count = 0;
        for (int i = 0; i < n; i++) {
            diagonal += matrix[i * n + i] / n;
            for (int j = i + 1; j < n; j++) {
                above[count++] = matrix[i * n + j];
            }
        }
        // A 2 x 2 matrix has one such element, which varies about nothing but 0.
        double variance = n == 2 ? above[0] * above[0] : variance(above);
        return new EdgeTest(diagonal + TracyWidom.symmetricCentre(n, variance), TracyWidom.symmetricScale(n, variance));
    }

    private static double variance(double[] values) {
        double mean = 0;
        double largest = 0;
        for (double value : values) {
            mean += value / values.length;
            largest = Math.max(largest, Math.abs(value));
        }
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        // What rounding of the mean leaves of equal elements is no variance.
        double rounding = values.length * Math.ulp(largest);
        double variance = sum / values.length;
        return variance <= rounding * rounding ? 0 : variance;
    }

    /**
     * How far the largest eigenvalue is from the centre.
     *
     * @param largest x_N
     * @return in units of the scale; not finite where the scale is 0
     */
    double statistic(double largest) {
        return (largest - centre) / scale;
    }

    /**
     * Share of such matrices whose largest eigenvalue is larger still.
     *
     * @param statistic as above
     * @return NaN where it is not finite
     */
    static double exceedance(double statistic) {
        return Double.isFinite(statistic) ? 1 - TracyWidom.cumulative(statistic) : Double.NaN;
    }
}
