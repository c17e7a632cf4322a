package org.eigentape.stages.diffusion;

import java.util.List;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.event.Schema;
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
import org.eigentape.stages.input.WeightMatrix;

/**
 * The stage {@code fokker-planck}: potential, stationary law, energies and eigenfunctions of one mode, and the density that the
 * Fokker-Planck equation predicts for it at each recorded step from where the run began. {@code cumulative} compares a run with it: over
 * the runs of an ensemble it is uniform between 0 and 1 where the equation holds.
 */
public final class FokkerPlanckProvider implements EnsembleStageProvider {

    private static final StageDescription DESCRIPTION = new StageDescription(
            "fokker-planck",
            1,
            "Fokker-Planck equation of one mode of a Gaussian RBM or a Dyson gas of one level; V reflects at its lower wall,"
                    + " psi(mu^2) = 0.",
            List.of(TensorNeed.required(WeightMatrix.PATTERN, "the matrix whose eigenvalue diffuses")),
            List.of("spectrum"),
            List.of(
                    new OutputDeclaration("position", "points", "1", "x in the middle of each cell, at the first step"),
                    new OutputDeclaration(
                            "potential", "points", "1", "V(x) minus its smallest value there, at the first step"),
                    new OutputDeclaration(
                            "stationary", "points", "1", "P_s ~ exp(-V/g^2), of area 1, at the first step"),
                    new OutputDeclaration(
                            "energy", "levels", "per time", "E_n of H = L^+L/2, L = g d/dx + V'/(2g); decay at 2 E_n"),
                    new OutputDeclaration(
                            "eigenfunction",
                            "levels x points",
                            "1",
                            "psi_n(x), integral psi_n^2 dx = 1, at the first step"),
                    new OutputDeclaration("noise", "scalar", "1", "g^2, at the first step"),
                    new OutputDeclaration("time", "scalar", "time", "tau since the first step"),
                    new OutputDeclaration("density", "points", "1", "P(x, tau), of area 1"),
                    new OutputDeclaration("density_mean", "scalar", "1", "mean of x"),
                    new OutputDeclaration("density_variance", "scalar", "1", "variance of x"),
                    new OutputDeclaration("level", "scalar", "1", "x of the run: the eigenvalue of sigma_h^2 W W^T"),
                    new OutputDeclaration(
                            "cumulative",
                            "scalar",
                            "1",
                            "probability of a smaller x than the run's; uniform over runs"),
                    new OutputDeclaration(
                            "cumulative_ks",
                            "scalar",
                            "1",
                            "of all runs: Kolmogorov-Smirnov distance of their cumulative to the uniform law"),
                    new OutputDeclaration("pooled_runs", "scalar", "1", "of all runs: how many have a cumulative")),
            List.of(
                    new ParameterDeclaration(
                            "mode",
                            "0",
                            "which mode of an RBM, from 0 for the smallest kappa; its x is the eigenvalue of that rank"),
                    new ParameterDeclaration("points", "200", "cells of position, density and the others, 16 to 1024"),
                    new ParameterDeclaration("levels", "6", "number of energies and eigenfunctions, 2 to 32"),
                    new ParameterDeclaration(
                            "start", "recorded", "x at the first step: recorded, the run's own, or a number")));

    @Override
    public StageDescription description() {
        return DESCRIPTION;
    }

    @Override
    public List<TensorNeed> needs(StageParameters parameters) {
        FokkerPlanckSettings.of(parameters);
        return DESCRIPTION.needs();
    }

    @Override
    public List<TensorNeed> needs(StageParameters parameters, Schema schema) {
        int mode = FokkerPlanckSettings.of(parameters).mode();
        for (String name : List.of(DiffusingMode.KAPPAS, DiffusingMode.VARIANCES)) {
            schema.find(name).ifPresent(modes -> {
                if (mode >= modes.elements()) {
                    throw new InvalidRequestException("fokker-planck.mode is " + mode + "; this machine has modes 0 to "
                            + (modes.elements() - 1) + ".");
                }
            });
        }
        return List.of(WeightMatrix.need(schema, "the matrix whose eigenvalue diffuses"));
    }

    @Override
    public Stage create(StageContext context) {
        FokkerPlanckSettings settings = FokkerPlanckSettings.of(context.parameters());
        DiffusingMode mode = DiffusingMode.of(context, settings.mode());
        List<WeightMatrix> matrices = WeightMatrix.recordedBy(context);
        return new ModeHistory(context, matrices.get(0), mode, settings);
    }

    @Override
    public EnsembleStage createEnsemble(EnsembleContext context) {
        List<CumulativeUniformity> tests = WeightMatrix.recordedBy(context).stream()
                .limit(1)
                .flatMap(matrix -> context.series(DESCRIPTION.name(), "cumulative", matrix.name()).stream()
                        .map(cumulative -> new CumulativeUniformity(context, cumulative)))
                .toList();
        return (step, results) -> tests.forEach(test -> test.onStep(step, results));
    }
}
