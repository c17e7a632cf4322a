package org.eigentape.stages.spacing;

import java.util.Arrays;
import org.eigentape.stages.dyson.GradientMoments;
import org.eigentape.stages.dyson.RotatedMoments;
import org.eigentape.stages.spectrum.SymmetricEigenSolver;

/**
 * Takes K_S, V_S and D_S from gradient moments under each {@link SpacingConvention}. Labels run over eigenvalues in ascending
 * order. Reusable for one N; not thread-safe.
 */
public final class SpacingCalculator {

    private final int n;
    private final RotatedMoments moments;
    private final double[] identity;
    private final SymmetricEigenSolver solver;
    private final double[] mean;
    private final double[] variance;
    private final double[] signed;

    /**
     * A workspace.
     *
     * @param n N, the smaller side of W
     */
    public SpacingCalculator(int n) {
        this.n = n;
        this.moments = new RotatedMoments(n);
        this.identity = new double[n * n];
        for (int i = 0; i < n; i++) {
            identity[i * n + i] = 1;
        }
        this.solver = new SymmetricEigenSolver(n);
        this.mean = new double[n * n];
        this.variance = new double[n * n];
        this.signed = new double[n * n];
    }

    /**
     * Computes the coefficients.
     *
     * @param convention which reading
     * @param gradient moments over the data set of the convention: the whole training set, or for {@link
     *     SpacingConvention#PUBLISHED} the 128 fixed inputs
     * @param eigenvectors eigenvectors of X at the same W in columns, ascending eigenvalues; not modified
     * @return the coefficients; NaN where the mean gradient is not finite
     */
    public SpacingCoefficients compute(SpacingConvention convention, GradientMoments gradient, double[] eigenvectors) {
        return switch (convention) {
            case DYSON -> {
                gradient.rotate(eigenvectors, moments);
                yield inEigenbasis(moments);
            }
            case GRADIENT_BASIS -> inGradientBasis(gradient);
            case PUBLISHED -> asPublished(gradient, eigenvectors);
        };
    }

    /**
     * The coefficients of {@link SpacingConvention#DYSON} from moments that are already in the eigenbasis of X.
     *
     * @param rotated moments, ascending eigenvalues
     * @return the coefficients
     */
    public SpacingCoefficients inEigenbasis(RotatedMoments rotated) {
        double drift = (rotated.mean()[0] - rotated.mean()[n * n - 1]) / (n - 1);
        return new SpacingCoefficients(drift, repulsion(rotated.variance(), 1), diffusion(rotated.variance()));
    }

    private SpacingCoefficients inGradientBasis(GradientMoments gradient) {
        gradient.rotate(identity, moments);
        solver.decompose(moments.mean());
        double[] values = solver.values();
        double spread = (values[n - 1] - values[0]) / (n - 1);
        gradient.rotate(solver.vectors(), moments);
        return new SpacingCoefficients(-spread, repulsion(moments.variance(), 1), diffusion(moments.variance()));
    }

    private SpacingCoefficients asPublished(GradientMoments gradient, double[] eigenvectors) {
        gradient.rotate(identity, moments);
        copyWithPublishedSigns(eigenvectors);
        rotateAsMatrix(moments.mean(), signed, mean);
        rotateAsMatrix(moments.variance(), signed, variance);
        double drift = -(Math.abs(mean[n * n - 1]) - Math.abs(mean[0])) / (n - 1);
        return new SpacingCoefficients(drift, repulsion(variance, 0), diffusion(variance));
    }

    /**
     * [P] eq. B.7 with {@code V_{1,k+shift}}: shift 1 as printed, shift 0 as in the published code, whose first term takes V_11.
     */
    private double repulsion(double[] v, int shift) {
        if (n < 2) {
            return Double.NaN;
        }
        int last = n - 1;
        double sum = 0;
        for (int k = 1; k <= n - 2; k++) {
            sum += (v[last * n + last - k] + v[k - 1 + shift]) / k;
        }
        return 2 * v[last * n] / ((double) last * last) + sum / last;
    }

    private double diffusion(double[] v) {
        return (v[0] + v[n * n - 1]) / (2.0 * (n - 1) * (n - 1));
    }

    /**
     * Turns each eigenvector so that its first component is not negative. The rotated matrix of variances depends on the signs,
     * because its off-diagonal elements change sign with a vector. Signs by the largest component would favour vectors of
     * positive sum and make V_S negative clearly less often; those by one fixed component behave as LAPACK's, with which
     * the published figures were made.
     */
    private void copyWithPublishedSigns(double[] eigenvectors) {
        for (int k = 0; k < n; k++) {
            double sign = eigenvectors[k] < 0 ? -1 : 1;
            for (int i = 0; i < n; i++) {
                signed[i * n + k] = sign * eigenvectors[i * n + k];
            }
        }
    }

    /** O^T A O. */
    private void rotateAsMatrix(double[] matrix, double[] basis, double[] rotated) {
        double[] half = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int l = 0; l < n; l++) {
                for (int k = 0; k < n; k++) {
                    half[i * n + k] += matrix[i * n + l] * basis[l * n + k];
                }
            }
        }
        Arrays.fill(rotated, 0.0);
        for (int l = 0; l < n; l++) {
            for (int i = 0; i < n; i++) {
                for (int k = 0; k < n; k++) {
                    rotated[i * n + k] += basis[l * n + i] * half[l * n + k];
                }
            }
        }
    }
}
