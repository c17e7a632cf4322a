package org.eigentape.stages.machine;

import com.fasterxml.jackson.databind.JsonNode;
import org.eigentape.engine.error.InvalidRequestException;

/**
 * The quadratic form of a Gaussian machine once its hidden nodes are integrated out, K = mu^2 - sigma_h^2 W W^T ([R] eq. 5).
 *
 * @param muSquared mu^2
 * @param hiddenVariance sigma_h^2
 */
record MachineKernel(double muSquared, double hiddenVariance) {

    /** Why a machine has no Gaussian. */
    static final String NOT_POSITIVE =
            "mu^2 - sigma_h^2 W W^T is not positive: the machine has no normalised distribution at this step";

    /**
     * Of a recording.
     *
     * @param configuration with {@code muSquared} and {@code sigmaHidden}
     * @throws InvalidRequestException if it has none
     */
    static MachineKernel of(JsonNode configuration) {
        if (!configuration.has("muSquared") || !configuration.has("sigmaHidden")) {
            throw new InvalidRequestException(
                    "This stage describes Gaussian restricted Boltzmann machines, whose configuration has"
                            + " muSquared and sigmaHidden; that of this recording has not.");
        }
        double width = configuration.path("sigmaHidden").doubleValue();
        return new MachineKernel(configuration.path("muSquared").doubleValue(), width * width);
    }

    /**
     * The variance 1/(mu^2 - sigma_h^2 x) of a mode of the machine.
     *
     * @param x eigenvalue of W W^T
     * @return NaN where the form is not positive
     */
    double variance(double x) {
        double form = muSquared - hiddenVariance * x;
        return form > 0 ? 1 / form : Double.NaN;
    }
}
