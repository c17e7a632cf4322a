package org.eigentape.stages.levels;

import java.util.ArrayList;
import java.util.List;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.event.Schema;
import org.eigentape.engine.event.TensorDeclaration;
import org.eigentape.engine.stage.EnsembleContext;
import org.eigentape.engine.stage.EnsembleStage;
import org.eigentape.engine.stage.EnsembleStageProvider;
import org.eigentape.engine.stage.OutputDeclaration;
import org.eigentape.engine.stage.ParameterDeclaration;
import org.eigentape.engine.stage.Stage;
import org.eigentape.engine.stage.StageContext;
import org.eigentape.engine.stage.StageDescription;
import org.eigentape.engine.stage.StageParameters;
import org.eigentape.engine.stage.TensorNeed;
import org.eigentape.stages.input.Pooling;
import org.eigentape.stages.input.WeightMatrix;

/**
 * The stage {@code spacing-statistics}: whether neighbouring eigenvalues of a matrix repel each other as those of random matrices do, at each
 * recorded step, for each run and for all runs together. The eigenvalues are those of the stage {@code spectrum}.
 */
public final class SpacingStatisticsProvider implements EnsembleStageProvider {

    private static final StageDescription DESCRIPTION = new StageDescription(
            "spacing-statistics",
            3,
            "Spacings of unfolded eigenvalues, of each run and of all together: distance to Wigner and Poisson, Brody, ratios,"
                    + " rigidity; over all runs also Binder cumulants, pairs of levels and their density.",
            List.of(TensorNeed.required(WeightMatrix.PATTERN, "the matrices")),
            List.of("spectrum"),
            outputs(),
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
                            "L of number_variance and rigidity, whole numbers of mean spacings"),
                    new ParameterDeclaration(
                            "ensemble_unfolding",
                            "each",
                            "how an ensemble is unfolded: each spectrum by itself, or all together by their common staircase,"
                                    + " which suits small spectra of one law"),
                    new ParameterDeclaration(
                            "pairs",
                            "all",
                            "pairs of the ensemble: all neighbours, ascending, or the descending ranks of their upper members,"
                                    + " 2,4,6,8"),
                    Pooling.PARAMETER));

    private static List<OutputDeclaration> outputs() {
        return List.of(
                new OutputDeclaration("wigner_ks", "scalar", "1", "Kolmogorov-Smirnov distance to 1 - exp(-pi s^2/4)"),
                new OutputDeclaration("poisson_ks", "scalar", "1", "Kolmogorov-Smirnov distance to 1 - exp(-s)"),
                new OutputDeclaration(
                        "ratio_mean", "scalar", "1", "<min(r, 1/r)>, not unfolded: Poisson .3863, GOE .5307"),
                new OutputDeclaration(
                        "spacing_variance", "scalar", "1", "variance of s in units of <s>: Poisson 1, Wigner .2732"),
                new OutputDeclaration("brody", "scalar", "1", "Brody's exponent: Poisson 0, Wigner 1"),
                new OutputDeclaration("unfolding_degree", "scalar", "1", "degree of the unfolding polynomial"),
                new OutputDeclaration(
                        "number_variance", "lengths", "1", "Sigma^2(L) for each of the lengths: Poisson L"),
                new OutputDeclaration("rigidity", "lengths", "1", "Delta_3(L) for each of the lengths: Poisson L/15"),
                new OutputDeclaration(
                        "pooled_spectra",
                        "scalar",
                        "1",
                        "number of spectra of the ensemble, one for each run and step"),
                new OutputDeclaration("missing_spectra", "scalar", "1", "those that runs lack, or that are undefined"),
                new OutputDeclaration("diverged_runs", "scalar", "1", "runs that are left out because they diverged"),
                new OutputDeclaration(
                        "unfolded_spectra", "scalar", "1", "number of spectra of the ensemble that could be unfolded"),
                new OutputDeclaration(
                        "binder",
                        "scalar",
                        "1",
                        "m4/(3 m2^2) - 1 of all levels of the ensemble: two levels -4/27, semicircle -1/3 [D]"),
                new OutputDeclaration("binder_usual", "scalar", "1", "1 - m4/(3 m2^2), Binder's own convention"),
                new OutputDeclaration(
                        "pair_rank", "pairs", "1", "descending rank, from 1, of the upper level of each pair"),
                new OutputDeclaration("pair_spacing", "pairs", "1", "<S> of each pair over the ensemble"),
                new OutputDeclaration(
                        "pair_spacing_error",
                        "pairs",
                        "1",
                        "its standard error, from how the means of the runs differ"),
                new OutputDeclaration(
                        "pair_wigner_ks", "pairs", "1", "Kolmogorov-Smirnov distance of S/<S> to 1 - exp(-pi s^2/4)"),
                new OutputDeclaration("pair_spacing_variance", "pairs", "1", "variance of S/<S>: Wigner .2732"),
                new OutputDeclaration("pair_brody", "pairs", "1", "Brody's exponent of S/<S>"),
                new OutputDeclaration(
                        "pair_binder", "pairs", "1", "m4/(3 m2^2) - 1 of both levels of each pair: -4/27"),
                new OutputDeclaration(
                        "two_level_center", "pairs", "1", "centre of the two-level density of each pair [D]"),
                new OutputDeclaration(
                        "two_level_sigma",
                        "pairs",
                        "1",
                        "its sigma, from the variance (3/2) sigma^2; <S> = sqrt(pi) sigma"),
                new OutputDeclaration(
                        "two_level_ks", "pairs", "1", "Kolmogorov-Smirnov distance of both levels to that density"),
                new OutputDeclaration(
                        "eigenvalue_over_target", "N", "1", "mean of x_i over the target's eigenvalue, ascending"),
                new OutputDeclaration(
                        "eigenvalue_over_target_error",
                        "N",
                        "1",
                        "its standard error, from how the means of the runs differ"));
    }

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
        SpacingSettings settings = SpacingSettings.of(parameters);
        List<TensorDeclaration> matrices = WeightMatrix.declaredIn(schema);
        if (settings.pairs().length > 0
                && !matrices.isEmpty()
                && matrices.stream()
                        .allMatch(matrix ->
                                settings.lowerMembers(Math.min(matrix.rows(), matrix.columns())).length == 0)) {
            throw new InvalidRequestException("spacing-statistics.pairs is \"" + parameters.text("pairs")
                    + "\", and no matrix has levels of these ranks and the next lower ones; give others with --set"
                    + " spacing-statistics.pairs=RANK,RANK or all.");
        }
        settings.refuseUnfoldingOf(matrices);
        return List.of(WeightMatrix.need(schema, "the matrices"));
    }

    @Override
    public EnsembleStage createEnsemble(EnsembleContext context) {
        SpacingSettings settings = SpacingSettings.of(context.parameters());
        List<EnsembleLevels> matrices = new ArrayList<>();
        for (WeightMatrix matrix : WeightMatrix.recordedBy(context)) {
            context.series("spectrum", "eigenvalue", matrix.name())
                    .ifPresent(eigenvalue -> matrices.add(new EnsembleLevels(context, matrix, eigenvalue, settings)));
        }
        return (step, results) -> matrices.forEach(matrix -> matrix.onStep(step, results));
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
