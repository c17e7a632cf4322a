package org.eigentape.stages.spacing;

import org.eigentape.stages.input.MatrixShape;

/** The noise side of the convergence criteria ([P] eqs. 4.10 to 4.15). */
public final class SpacingNoise {

    private SpacingNoise() {}

    /**
     * Bound on the initial mean spacing {@code S(0) <= 4 M s2 sqrt(r)/(N - 1)} ([P] eq. 4.14, where M s2 = sigma_W^2).
     *
     * @param shape shape of W
     * @param elementVariance s2, variance of one element at the start
     */
    public static double initialSpacingBound(MatrixShape shape, double elementVariance) {
        return 4 * shape.larger() * elementVariance * Math.sqrt(shape.ratio()) / (shape.smaller() - 1);
    }

    /**
     * Left side of [P] eq. 4.15, T over the bound of eq. 4.14: {@code (N - 1) T/(4 sqrt(r) sigma_W^2)}, 5.3033 T/sigma_W^2 for
     * the paper's 16 x 32 matrix.
     *
     * @param temperature T = eps/|B|
     * @param shape shape of W
     * @param elementVariance s2, variance of one element at the start
     */
    public static double overBound(double temperature, MatrixShape shape, double elementVariance) {
        return temperature / initialSpacingBound(shape, elementVariance);
    }

    /**
     * T/S, left side of [P] eq. 4.10 (with S(0): of eq. 4.13).
     *
     * @param temperature T = eps/|B|
     * @param spacing S
     */
    public static double overSpacing(double temperature, double spacing) {
        return temperature / spacing;
    }
}
