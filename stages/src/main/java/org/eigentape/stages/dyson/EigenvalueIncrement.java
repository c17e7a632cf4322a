package org.eigentape.stages.dyson;

import org.eigentape.stages.input.SgdStep;

/**
 * Mean and variance of the change of each eigenvalue of X in one step, term by term, exact to second order in the learning
 * rate:
 *
 * <pre>
 * E[dx_i]   = eps K_i + eps^2 E|u_i^T Delta_B|^2 + eps^2 sum_{j != i} (f V_ij + E_ij^2)/(x_i - x_j)
 * Var[dx_i] = eps^2 f V_ii,      f = 1/|B| (see {@link SgdStep#varianceFactor})
 * </pre>
 *
 * with {@code K = -E}, all in the eigenbasis of X. [P] eq. 4.3 keeps the drift and the V part of the sum. The expansion holds
 * while {@link #perturbation()} is small. Reusable, not thread-safe; all values are per step.
 */
public final class EigenvalueIncrement {

    /** Largest {@link #perturbation()} at which the second order is trusted. */
    public static final double PERTURBATIVE_LIMIT = 1e-3;

    private final int n;
    private final double[] drift;
    private final double[] coulomb;
    private final double[] deltaDelta;
    private final double[] meanSquaredGradient;
    private final double[] diffusion;
    private final double[] predictedPaper;
    private final double[] predicted;
    private double perturbation;

    /**
     * Storage for N eigenvalues.
     *
     * @param n N
     */
    public EigenvalueIncrement(int n) {
        this.n = n;
        this.drift = new double[n];
        this.coulomb = new double[n];
        this.deltaDelta = new double[n];
        this.meanSquaredGradient = new double[n];
        this.diffusion = new double[n];
        this.predictedPaper = new double[n];
        this.predicted = new double[n];
    }

    /**
     * Computes all terms. Degenerate eigenvalues give infinite or undefined sums, as the formula says.
     *
     * @param eigenvalues x, ascending
     * @param moments moments in the eigenbasis of X, columns in the order of x
     * @param step learning rate and batch
     */
    public void compute(double[] eigenvalues, RotatedMoments moments, SgdStep step) {
        double eps = step.learningRate();
        double eps2 = eps * eps;
        double factor = step.varianceFactor();
        perturbation = 0;
        for (int i = 0; i < n; i++) {
            drift[i] = -eps * moments.mean()[i * n + i];
            diffusion[i] = eps2 * factor * moments.variance()[i * n + i];
            double ofMean = moments.squaredNormOfMean()[i];
            deltaDelta[i] = eps2 * (factor * (moments.squaredNorm()[i] - ofMean) + ofMean);
            double repulsion = 0;
            double gradientRepulsion = 0;
            for (int j = 0; j < n; j++) {
                if (j == i) {
                    continue;
                }
                double gap = eigenvalues[i] - eigenvalues[j];
                double noise = factor * moments.variance()[i * n + j];
                double signal = moments.mean()[i * n + j] * moments.mean()[i * n + j];
                repulsion += noise / gap;
                gradientRepulsion += signal / gap;
                perturbation = Math.max(perturbation, eps2 * (noise + signal) / (gap * gap));
            }
            coulomb[i] = eps2 * repulsion;
            meanSquaredGradient[i] = eps2 * gradientRepulsion;
            predictedPaper[i] = drift[i] + coulomb[i];
            predicted[i] = drift[i] + coulomb[i] + meanSquaredGradient[i] + deltaDelta[i];
        }
    }

    /**
     * Standardised residuals {@code (dx_i - predicted_i)/sqrt(Var)}.
     *
     * @param increments measured {@code dx_i}, N values
     * @param prediction {@link #predicted()} or {@link #predictedPaper()}
     * @param residuals receives N values; NaN where the variance vanishes
     */
    public void residuals(double[] increments, double[] prediction, double[] residuals) {
        for (int i = 0; i < n; i++) {
            residuals[i] = diffusion[i] > 0 ? (increments[i] - prediction[i]) / Math.sqrt(diffusion[i]) : Double.NaN;
        }
    }

    /** {@code eps K_i}. */
    public double[] drift() {
        return drift;
    }

    /** {@code eps^2 sum_j f V_ij/(x_i - x_j)}, the repulsion by gradient noise. */
    public double[] coulomb() {
        return coulomb;
    }

    /** {@code eps^2 E|u_i^T Delta_B|^2}, the part of the step that is quadratic in the update itself. */
    public double[] deltaDelta() {
        return deltaDelta;
    }

    /** {@code eps^2 sum_j E_ij^2/(x_i - x_j)}, the repulsion by the mean gradient. */
    public double[] meanSquaredGradient() {
        return meanSquaredGradient;
    }

    /** {@code eps^2 f V_ii}, a variance. */
    public double[] diffusion() {
        return diffusion;
    }

    /** Drift and Coulomb term, the sum of [P] eq. 4.3. */
    public double[] predictedPaper() {
        return predictedPaper;
    }

    /** All terms. */
    public double[] predicted() {
        return predicted;
    }

    /** {@code max_{i != j} eps^2 (f V_ij + E_ij^2)/(x_i - x_j)^2}; NaN or infinite for degenerate eigenvalues. */
    public double perturbation() {
        return perturbation;
    }

    /** Whether {@link #perturbation()} is below {@link #PERTURBATIVE_LIMIT}. */
    public boolean perturbative() {
        return perturbation < PERTURBATIVE_LIMIT;
    }
}
