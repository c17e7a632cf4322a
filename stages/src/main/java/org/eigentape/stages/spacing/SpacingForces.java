package org.eigentape.stages.spacing;

import org.eigentape.stages.dyson.EigenvalueIncrement;
import org.eigentape.stages.input.SgdStep;

/**
 * Forces on the mean level spacing without the mean-field assumption of [P] eq. B.5, per unit of Langevin time t = eps x step.
 * In the eigenbasis of X only.
 *
 * @param coulomb exact sum of the noise part of the Coulomb force, to be compared with V_S T/S, which overestimates it
 * @param deltaDelta the contribution quadratic in the update, which [P] eq. 4.8 leaves out
 */
public record SpacingForces(double coulomb, double deltaDelta) {

    /**
     * Takes the difference of the largest and the smallest eigenvalue's terms, over N - 1.
     *
     * @param increment terms per step
     * @param step the step they were computed for; a learning rate of 0 gives NaN
     */
    public static SpacingForces of(EigenvalueIncrement increment, SgdStep step) {
        return new SpacingForces(
                spread(increment.coulomb(), step.learningRate()), spread(increment.deltaDelta(), step.learningRate()));
    }

    private static double spread(double[] perStep, double learningRate) {
        int last = perStep.length - 1;
        return (perStep[last] - perStep[0]) / (last * learningRate);
    }
}
