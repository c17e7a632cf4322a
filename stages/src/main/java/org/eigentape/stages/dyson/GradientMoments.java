package org.eigentape.stages.dyson;

import org.eigentape.stages.input.MatrixShape;

/**
 * The moments of the per-sample gradient of one dense layer over a data set, up to the order that Dyson Brownian motion
 * needs, in a form that can be rotated into any basis. Two sources give the same numbers up to rounding: the factors of every
 * sample ({@link FactorMoments}) and the recorded moments ({@link RecordedMoments}).
 */
public interface GradientMoments {

    /** Shape of W. */
    MatrixShape shape();

    /**
     * Computes the moments in a basis.
     *
     * @param basis O, orthogonal, {@code N x N} row by row, basis vectors in its columns; not modified
     * @param into receives the moments
     */
    void rotate(double[] basis, RotatedMoments into);
}
