package org.eigentape.stages.levels;

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
import org.eigentape.stages.input.WeightMatrix;

/**
 * The stage {@code spacing-statistics}: whether neighbouring eigenvalues of one matrix repel each other as those of random matrices do, at each
 * recorded step. The eigenvalues are those of the stage {@code spectrum}.
 */
public final class SpacingStatisticsProvider implements StageProvider {

    private static final StageDescription DESCRIPTION = new StageDescription(
            "spacing-statistics",
            2,
            "Spacings of unfolded eigenvalues of one matrix: distance to Wigner and Poisson, Brody, ratios, rigidity.",
            List.of(TensorNeed.required(WeightMatrix.PATTERN, "the matrices")),
            List.of("spectrum"),
            List.of(
                    new OutputDeclaration(
                            "wigner_ks", "scalar", "1", "Kolmogorov-Smirnov distance to 1 - exp(-pi s^2/4)"),
                    new OutputDeclaration("poisson_ks", "scalar", "1", "Kolmogorov-Smirnov distance to 1 - exp(-s)"),
                    new OutputDeclaration(
                            "ratio_mean", "scalar", "1", "<min(r, 1/r)>, not unfolded: Poisson .3863, GOE .5307"),
                    new OutputDeclaration(
                            "spacing_variance",
                            "scalar",
                            "1",
                            "variance of s in units of <s>: Poisson 1, Wigner .2732"),
                    new OutputDeclaration("brody", "scalar", "1", "Brody's exponent: Poisson 0, Wigner 1"),
                    new OutputDeclaration("unfolding_degree", "scalar", "1", "degree of the unfolding polynomial"),
                    new OutputDeclaration(
                            "number_variance", "lengths", "1", "Sigma^2(L) for each of the lengths: Poisson L"),
                    new OutputDeclaration(
                            "rigidity", "lengths", "1", "Delta_3(L) for each of the lengths: Poisson L/15")),
            List.of(
                    new ParameterDeclaration(
                            "unfolding",
                            "polynomial",
                            "polynomial (of the staircase over ln x, for symmetric matrices over x), or the fitted law:"
                                    + " marchenko-pastur, or semicircle for symmetric matrices"),
                    new ParameterDeclaration(
                            "degree",
                            "auto",
                            "of the polynomial: auto (largest of 2 to 1 + n/8, at most 7, that rises) or a whole number from 1 to 20"),
                    new ParameterDeclaration(
                            "trim",
                            "0.05",
                            "fraction of the levels left out at each end before the polynomial is fitted, 0 to 0.4"),
                    new ParameterDeclaration(
                            "lengths",
                            "1,2,5,10,20",
                            "L of number_variance and rigidity, whole numbers of mean spacings")));

    @Override
    public StageDescription description() {
        return DESCRIPTION;
    }

    @Override
    public List<TensorNeed> needs(StageParameters parameters) {
        SpacingSettings.of(parameters);
        return DESCRIPTION.needs();
    }

    @Override
    public List<TensorNeed> needs(StageParameters parameters, Schema schema) {
        SpacingSettings.of(parameters);
        return List.of(WeightMatrix.need(schema, "the matrices"));
    }

    @Override
    public Stage create(StageContext context) {
        SpacingSettings settings = SpacingSettings.of(context.parameters());
        List<MatrixLevels> matrices = WeightMatrix.recordedBy(context).stream()
                .map(matrix -> new MatrixLevels(context, matrix, settings))
                .toList();
        return (event, results) -> {
            for (MatrixLevels matrix : matrices) {
                matrix.onEvent(event, results);
            }
        };
    }
}
