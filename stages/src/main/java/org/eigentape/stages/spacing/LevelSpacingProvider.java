package org.eigentape.stages.spacing;

import java.util.List;
import org.eigentape.engine.event.Schema;
import org.eigentape.engine.stage.OutputDeclaration;
import org.eigentape.engine.stage.ParameterDeclaration;
import org.eigentape.engine.stage.Stage;
import org.eigentape.engine.stage.StageContext;
import org.eigentape.engine.stage.StageDescription;
import org.eigentape.engine.stage.StageParameters;
import org.eigentape.engine.stage.StageProvider;
import org.eigentape.engine.stage.TensorNeed;
import org.eigentape.stages.dyson.GradientNeeds;
import org.eigentape.stages.dyson.GradientRecord;
import org.eigentape.stages.input.DescentSettings;
import org.eigentape.stages.input.WeightMatrix;

/**
 * The stage {@code level-spacing}: the equation of the mean level spacing and the convergence criteria of [P], section 4, at every
 * probe, under one of the {@link SpacingConvention}s. All coefficients are per unit of Langevin time, eps x step.
 */
public final class LevelSpacingProvider implements StageProvider {

    private static final String PER_TIME = "1/(eps step)";

    private static final StageDescription DESCRIPTION = new StageDescription(
            "level-spacing",
            3,
            "Drift, repulsion and noise of the mean level spacing S, and whether it converges.",
            List.of(
                    TensorNeed.required(WeightMatrix.PATTERN, "the matrices at the probed steps"),
                    TensorNeed.required(
                            GradientRecord.pattern("train") + "|" + GradientRecord.pattern("published"),
                            "moments of the per-sample gradients over the training set, or over the fixed inputs of the"
                                    + " published convention"),
                    TensorNeed.optional("*/gradient.gram/*", "with the moments"),
                    TensorNeed.optional("*/gradient.mean/*", "with the moments"),
                    TensorNeed.optional("*/activations/*", "with the deltas")),
            List.of("spectrum"),
            List.of(
                    new OutputDeclaration("K_S", "scalar", PER_TIME, "drift [P, eq. B.9]"),
                    new OutputDeclaration(
                            "V_S", "scalar", "1", "mean-field repulsion; V_S T/S is per eps step [P, eq. B.7]"),
                    new OutputDeclaration("D_S", "scalar", "1", "diffusion; 2 T D_S is per eps step [P, eq. B.9]"),
                    new OutputDeclaration(
                            "coulomb_S", "scalar", PER_TIME, "exact Coulomb force on S; convention dyson only"),
                    new OutputDeclaration(
                            "delta_delta_S",
                            "scalar",
                            PER_TIME,
                            "part quadratic in the update, absent from [P, eq. 4.8]; convention dyson only"),
                    new OutputDeclaration(
                            "signal_to_noise",
                            "scalar",
                            "1",
                            "-K_S/V_S, right side of [P, eq. 4.15]; with V_S < 0 it decides nothing"),
                    new OutputDeclaration("noise_over_spacing", "scalar", "1", "T/S [P, eq. 4.10]"),
                    new OutputDeclaration(
                            "noise_over_bound",
                            "scalar",
                            "1",
                            "(N-1) T/(4 sqrt(r) sigma_W^2) [P, left side of eq. 4.15]"),
                    new OutputDeclaration(
                            "converging",
                            "scalar",
                            "1",
                            "1 if (T/S) V_S <= -K_S, else 0; for V_S > 0 that is T/S <= -K_S/V_S [P, eq. 4.10]"),
                    new OutputDeclaration(
                            "converged",
                            "scalar",
                            "1",
                            "1 if noise_over_bound V_S <= -K_S, else 0; for V_S > 0 that is the opposite of [P, eq. 4.15]"),
                    new OutputDeclaration(
                            "converged_S0",
                            "scalar",
                            "1",
                            "1 if (T/S(0)) V_S <= -K_S, else 0; for V_S > 0 that is T/S(0) <= -K_S/V_S [P, eq. 4.13]")),
            List.of(new ParameterDeclaration(
                    "convention",
                    "dyson",
                    "dyson (eigenbasis of X, signed), gradient-basis (for the phase boundary) or published (as the"
                            + " published figures; only here may V_S be negative).")));

    @Override
    public StageDescription description() {
        return DESCRIPTION;
    }

    @Override
    public List<TensorNeed> needs(StageParameters parameters) {
        String set = dataSet(convention(parameters));
        return List.of(
                TensorNeed.required(WeightMatrix.PATTERN, "the matrices at the probed steps"),
                TensorNeed.required(GradientRecord.pattern(set), "moments of the per-sample gradients"));
    }

    @Override
    public List<TensorNeed> needs(StageParameters parameters, Schema schema) {
        return GradientNeeds.of(schema, dataSet(convention(parameters)));
    }

    private static SpacingConvention convention(StageParameters parameters) {
        return SpacingConvention.of(parameters.oneOf("convention", List.of("dyson", "gradient-basis", "published")));
    }

    private static String dataSet(SpacingConvention convention) {
        return convention == SpacingConvention.PUBLISHED ? "published" : "train";
    }

    @Override
    public Stage create(StageContext context) {
        SpacingConvention convention = convention(context.parameters());
        String set = dataSet(convention);
        DescentSettings settings = new DescentSettings(context);
        List<MatrixSpacing> matrices = GradientRecord.matricesWithRecord(context, set).stream()
                .filter(matrix -> matrix.shape().smaller() > 1)
                .map(matrix -> new MatrixSpacing(
                        context, matrix, GradientRecord.find(context, set, matrix), convention, settings))
                .toList();
        return (event, results) -> {
            for (MatrixSpacing matrix : matrices) {
                matrix.onEvent(event, results);
            }
        };
    }
}
