package org.eigentape.stages.machine;

import java.util.List;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.event.Schema;
import org.eigentape.engine.stage.OutputDeclaration;
import org.eigentape.engine.stage.ParameterDeclaration;
import org.eigentape.engine.stage.Stage;
import org.eigentape.engine.stage.StageContext;
import org.eigentape.engine.stage.StageDescription;
import org.eigentape.engine.stage.StageParameters;
import org.eigentape.engine.stage.StageProvider;
import org.eigentape.engine.stage.TensorNeed;
import org.eigentape.stages.input.WeightMatrix;

/**
 * The stage {@code correlator}: the spectrum of the two-point correlator {@code <phi phi^T>} of a Gaussian machine, 1/(mu^2 - sigma_h^2 x),
 * against that of its data, 1/kappa, mode by mode, and what cuts modes off ([R] sec. IV and V).
 */
public final class CorrelatorProvider implements StageProvider {

    private static final StageDescription DESCRIPTION = new StageDescription(
            "correlator",
            1,
            "Two-point correlator of a Gaussian RBM against that of its data, and the modes beyond both ultraviolet cut-offs.",
            List.of(
                    TensorNeed.required(WeightMatrix.PATTERN, "the machine's weights W"),
                    TensorNeed.required(DataModes.PATTERN, "1/kappa, or kappa, of the data's modes"),
                    TensorNeed.optional(DataModes.MODES, "the modes themselves, for mode_variance")),
            List.of("spectrum"),
            List.of(
                    new OutputDeclaration(
                            "data_variance",
                            "N_v",
                            "1",
                            "1/kappa of the data, descending; 0 for modes that do not fluctuate; at the first step"),
                    new OutputDeclaration(
                            "cut_off",
                            "N_v",
                            "1",
                            "0 for a mode that can be learned; else 1 for kappa >= mu^2, 2 for no hidden node (i >= N_h), 3 for both; at"
                                    + " the first step"),
                    new OutputDeclaration(
                            "cut_off_variance",
                            "scalar",
                            "1",
                            "1/mu^2, that of the machine's modes with x = 0; modes of the data that vary no more than this are cut"
                                    + " off; at the first step"),
                    new OutputDeclaration(
                            "learnable_modes", "scalar", "1", "modes that are not cut off; at the first step"),
                    new OutputDeclaration(
                            "modes_above_mass", "scalar", "1", "modes with kappa >= mu^2; at the first step"),
                    new OutputDeclaration(
                            "modes_without_node", "scalar", "1", "modes beyond N_h, N_v - N_h; at the first step"),
                    new OutputDeclaration(
                            "learned_variance",
                            "N_v",
                            "1",
                            "1/(mu^2 - sigma_h^2 x_i), descending, of all modes of the machine; 1/mu^2 where x_i = 0"),
                    new OutputDeclaration(
                            "mode_variance",
                            "N_v",
                            "1",
                            "1/(o_i^T K o_i), what the machine gives the data's mode o_i; equal to learned_variance[i] once o_i is"
                                    + " its mode, else smaller than the variance along o_i"),
                    new OutputDeclaration(
                            "learned_modes",
                            "scalar",
                            "1",
                            "learnable modes whose mode_variance (learned_variance without target/modes) is 1/kappa within the"
                                    + " parameter tolerance")),
            List.of(new ParameterDeclaration(
                    "tolerance", "0.01", "relative difference up to which a variance counts as learned, 0 to 1")));

    /** Creates the provider; called by {@link java.util.ServiceLoader}. */
    public CorrelatorProvider() {}

    @Override
    public StageDescription description() {
        return DESCRIPTION;
    }

    @Override
    public List<TensorNeed> needs(StageParameters parameters, Schema schema) {
        tolerance(parameters);
        return List.of(
                WeightMatrix.need(schema, "the machine's weights W"),
                DESCRIPTION.needs().get(1));
    }

    @Override
    public Stage create(StageContext context) {
        return new MachineCorrelator(context, WeightMatrix.recordedBy(context).get(0), tolerance(context.parameters()));
    }

    private static double tolerance(StageParameters parameters) {
        double tolerance = parameters.number("tolerance");
        if (!(tolerance >= 0 && tolerance <= 1)) {
            throw new InvalidRequestException(
                    "correlator.tolerance is " + parameters.text("tolerance") + "; it must be a number from 0 to 1.");
        }
        return tolerance;
    }
}
