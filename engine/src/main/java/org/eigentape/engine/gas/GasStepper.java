package org.eigentape.engine.gas;

import org.eigentape.engine.numeric.NormalSampler;

/** Moves a gas by one time step. Holds its state; not thread-safe; allocates nothing per step. */
interface GasStepper {

    /**
     * Does one step.
     *
     * @param normal gives the noise, the same number of deviates at each step
     * @return whether the state is finite
     */
    boolean step(NormalSampler normal);

    /** The matrix, {@code N x N}, symmetric; valid until the next step. */
    double[] matrix();

    /**
     * Puts a matrix in the place of the present one.
     *
     * @param matrix as {@link #matrix} gave it
     */
    void restore(double[] matrix);
}
