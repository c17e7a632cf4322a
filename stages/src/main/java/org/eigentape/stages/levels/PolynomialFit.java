package org.eigentape.stages.levels;

import java.util.Arrays;

/**
 * Polynomials by least squares, in polynomials that are orthogonal over the points (Forsythe, J. SIAM 5, 74, 1957), which keeps the
 * precision that normal equations in powers lose.
 */
final class PolynomialFit {

    private PolynomialFit() {}

    /**
     * The values of the best polynomial at the points.
     *
     * @param points abscissae, ascending, more than degree of them different
     * @param ordinates as many
     * @param degree at least 0
     */
    static double[] values(double[] points, double[] ordinates, int degree) {
        int n = points.length;
        double middle = (points[0] + points[n - 1]) / 2;
        double half = (points[n - 1] - points[0]) / 2;
        double[] previous = new double[n];
        double[] current = new double[n];
        double[] fitted = new double[n];
        Arrays.fill(current, 1);
        double previousNorm = 1;
        for (int k = 0; k <= degree; k++) {
            double norm = 0;
            double overlap = 0;
            double moment = 0;
            for (int i = 0; i < n; i++) {
                double square = current[i] * current[i];
                norm += square;
                moment += square * (points[i] - middle) / half;
                overlap += current[i] * (ordinates[i] - fitted[i]);
            }
            double shift = moment / norm;
            double mixing = k == 0 ? 0 : norm / previousNorm;
            for (int i = 0; i < n; i++) {
                fitted[i] += overlap / norm * current[i];
                double next = ((points[i] - middle) / half - shift) * current[i] - mixing * previous[i];
                previous[i] = current[i];
                current[i] = next;
            }
            previousNorm = norm;
        }
        return fitted;
    }
}
