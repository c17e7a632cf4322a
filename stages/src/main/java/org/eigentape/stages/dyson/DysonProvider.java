package org.eigentape.stages.dyson;

import java.util.List;
import org.eigentape.engine.event.Schema;
import org.eigentape.engine.stage.OutputDeclaration;
import org.eigentape.engine.stage.Stage;
import org.eigentape.engine.stage.StageContext;
import org.eigentape.engine.stage.StageDescription;
import org.eigentape.engine.stage.StageParameters;
import org.eigentape.engine.stage.StageProvider;
import org.eigentape.engine.stage.TensorNeed;
import org.eigentape.stages.input.DescentSettings;
import org.eigentape.stages.input.SgdStep;
import org.eigentape.stages.input.WeightMatrix;

/**
 * The stage {@code dyson}: what Dyson Brownian motion predicts for the next step of each eigenvalue, term by term, at every probe,
 * and how far the step that was taken lies from it. With a fixed order of batches a step is deterministic, so residuals
 * describe the run and test nothing.
 */
public final class DysonProvider implements StageProvider {

    private static final String SET = "train";

    private static final StageDescription DESCRIPTION = new StageDescription(
            "dyson",
            2,
            "Mean and variance of each eigenvalue's next increment under stochastic gradient descent, and the residual.",
            List.of(
                    TensorNeed.required(WeightMatrix.PATTERN, "the matrices at the probed steps"),
                    TensorNeed.required(GradientRecord.pattern(SET), "moments of the per-sample gradients"),
                    TensorNeed.optional("train/gradient.gram/*", "with the moments"),
                    TensorNeed.optional("train/gradient.mean/*", "with the moments"),
                    TensorNeed.optional("train/activations/*", "with the deltas"),
                    TensorNeed.optional("batch/gradient.mean/*", "the step that was taken, for residuals"),
                    TensorNeed.optional("batch/deltas/*", "the same from the batch's factors"),
                    TensorNeed.optional("batch/activations/*", "the same from the batch's factors")),
            List.of(),
            List.of(
                    new OutputDeclaration("drift", "N", "1/step", "eps K_i [P, eq. 4.3]"),
                    new OutputDeclaration(
                            "coulomb", "N", "1/step", "eps^2 sum_j f V_ij/(x_i - x_j), f = 1/|B| [P, eq. 4.3]"),
                    new OutputDeclaration(
                            "delta_delta", "N", "1/step", "eps^2 E|u_i^T Delta_B|^2, quadratic in the update"),
                    new OutputDeclaration("mean_squared_gradient", "N", "1/step", "eps^2 sum_j E_ij^2/(x_i - x_j)"),
                    new OutputDeclaration("diffusion", "N", "1/step", "eps^2 f V_ii, a variance"),
                    new OutputDeclaration("predicted_paper", "N", "1/step", "drift + coulomb [P, eq. 4.3]"),
                    new OutputDeclaration("predicted", "N", "1/step", "all terms, exact to second order in eps"),
                    new OutputDeclaration(
                            "residual_paper", "N", "1", "(dx_i - predicted_paper)/sqrt(diffusion) of the step taken"),
                    new OutputDeclaration("residual", "N", "1", "(dx_i - predicted)/sqrt(diffusion) of the step taken"),
                    new OutputDeclaration("perturbation", "scalar", "1", "max eps^2 (f V_ij + E_ij^2)/(x_i - x_j)^2"),
                    new OutputDeclaration("perturbative", "scalar", "1", "1 if perturbation is below 1e-3, else 0")),
            List.of());

    @Override
    public StageDescription description() {
        return DESCRIPTION;
    }

    @Override
    public List<TensorNeed> needs(StageParameters parameters, Schema schema) {
        return GradientNeeds.of(schema, SET);
    }

    @Override
    public Stage create(StageContext context) {
        SgdStep step = new DescentSettings(context).step();
        List<MatrixIncrement> matrices = GradientRecord.matricesWithRecord(context, SET).stream()
                .map(matrix -> new MatrixIncrement(context, matrix, GradientRecord.find(context, SET, matrix), step))
                .toList();
        return (event, results) -> {
            for (MatrixIncrement matrix : matrices) {
                matrix.onEvent(event, results);
            }
        };
    }
}
