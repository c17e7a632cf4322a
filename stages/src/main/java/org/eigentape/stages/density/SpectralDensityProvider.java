package org.eigentape.stages.density;

import java.util.ArrayList;
import java.util.List;
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
import org.eigentape.stages.input.Pooling;
import org.eigentape.stages.input.WeightMatrix;

/**
 * The stage {@code spectral-density}: what the density of a matrix' eigenvalues looks like at each recorded step, for each run and for all runs
 * together. The eigenvalues are those of the stage {@code spectrum}; the weights are read for the randomised control.
 */
public final class SpectralDensityProvider implements EnsembleStageProvider {

    private static final StageDescription DESCRIPTION = new StageDescription(
            "spectral-density",
            3,
            "Density of eigenvalues, of each run and of all together: Marchenko-Pastur fit (of symmetric matrices the semicircle), edge, outliers, heavy tail,"
                    + " ranks.",
            List.of(TensorNeed.required(WeightMatrix.PATTERN, "the matrices")),
            List.of("spectrum"),
            outputs(),
            List.of(
                    new ParameterDeclaration(
                            "bins",
                            "freedman-diaconis",
                            "freedman-diaconis (at most 512 and as many as eigenvalues), or a whole number from 1 to 512"),
                    new ParameterDeclaration(
                            "controls",
                            "1",
                            "shuffled matrices of the randomised control, 0 (off) to 1000; each costs at most as much as spectrum"),
                    new ParameterDeclaration(
                            "tail_minimum",
                            "10",
                            "smallest number of eigenvalues in a power-law tail, at least 2 (2: as WeightWatcher)"),
                    new ParameterDeclaration(
                            "tail_distance",
                            "supremum",
                            "supremum (Kolmogorov-Smirnov), or plfit (lower side of steps only, as plfit, powerlaw and"
                                    + " WeightWatcher)"),
                    Pooling.PARAMETER));

    private static List<OutputDeclaration> outputs() {
        return List.of(
                new OutputDeclaration(
                        "density", "bins", "1", "histogram of eigenvalues, of area 1; NaN after the last bin"),
                new OutputDeclaration("bin_count", "scalar", "1", "number of bins"),
                new OutputDeclaration("bin_lower", "scalar", "1", "lower edge of the first bin, x_1"),
                new OutputDeclaration("bin_width", "scalar", "1", "width of each bin"),
                new OutputDeclaration("mp_area", "scalar", "1", "A of the Marchenko-Pastur fit [T]"),
                new OutputDeclaration("mp_sigma2", "scalar", "1", "s2 of the fit, variance of an element of W [T]"),
                new OutputDeclaration("mp_edge_lower", "scalar", "1", "x- = M s2 (1 - sqrt(N/M))^2"),
                new OutputDeclaration("mp_edge_upper", "scalar", "1", "x+ = M s2 (1 + sqrt(N/M))^2"),
                new OutputDeclaration(
                        "mp_ks", "scalar", "1", "Kolmogorov-Smirnov distance of the eigenvalues within the edges"),
                new OutputDeclaration(
                        "mp_determination", "scalar", "1", "1 - residual/spread of the histogram, 1 for a perfect fit"),
                new OutputDeclaration(
                        "mp_fit",
                        "scalar",
                        "1",
                        "1 where the law describes the spectrum; undefined, with the reason, where the fit is poor"),
                new OutputDeclaration(
                        "semicircle_center", "scalar", "1", "c of the semicircle fit; symmetric matrices only"),
                new OutputDeclaration("semicircle_radius", "scalar", "1", "R of the fit"),
                new OutputDeclaration(
                        "semicircle_ks", "scalar", "1", "Kolmogorov-Smirnov distance of all eigenvalues to the fit"),
                new OutputDeclaration(
                        "semicircle_determination", "scalar", "1", "1 - residual/spread of the histogram"),
                new OutputDeclaration("semicircle_fit", "scalar", "1", "as mp_fit"),
                new OutputDeclaration("above_edge", "scalar", "1", "number of eigenvalues above x+ or c + R"),
                new OutputDeclaration("below_edge", "scalar", "1", "number of eigenvalues below c - R"),
                new OutputDeclaration(
                        "edge_statistic",
                        "scalar",
                        "1",
                        "(x_N - centre)/scale of the Tracy-Widom law (beta = 1) for the elements' variance"),
                new OutputDeclaration("edge_p", "scalar", "1", "share of random matrices with a larger edge_statistic"),
                new OutputDeclaration(
                        "edge_mean",
                        "scalar",
                        "1",
                        "mean of the statistic over the ensemble, for the ensemble's variance: Tracy-Widom -1.2065"),
                new OutputDeclaration("edge_variance", "scalar", "1", "its variance: Tracy-Widom 1.6078"),
                new OutputDeclaration(
                        "edge_ks",
                        "scalar",
                        "1",
                        "Kolmogorov-Smirnov distance of the statistic to the Tracy-Widom law"),
                new OutputDeclaration(
                        "pooled_spectra",
                        "scalar",
                        "1",
                        "number of spectra of the ensemble, one for each run and step"),
                new OutputDeclaration("missing_spectra", "scalar", "1", "those that runs lack, or that are undefined"),
                new OutputDeclaration("diverged_runs", "scalar", "1", "runs that are left out because they diverged"),
                new OutputDeclaration(
                        "outliers", "scalar", "1", "number of eigenvalues above control_edge (Baik, Ben Arous, Peche)"),
                new OutputDeclaration(
                        "control_edge", "scalar", "1", "largest eigenvalue of shuffled matrices and its fluctuation"),
                new OutputDeclaration(
                        "tail_alpha",
                        "scalar",
                        "1",
                        "exponent of the density x^-alpha of W W^T [Clauset et al., eq. 3.1]"),
                new OutputDeclaration("tail_xmin", "scalar", "1", "start of the tail"),
                new OutputDeclaration("tail_ks", "scalar", "1", "distance of the tail to the power law"),
                new OutputDeclaration("tail_count", "scalar", "1", "number of eigenvalues in the tail"),
                new OutputDeclaration(
                        "tail_exponential_ratio", "scalar", "1", "log-likelihood of power law minus exponential"),
                new OutputDeclaration("tail_exponential_p", "scalar", "1", "Vuong's two-sided p-value of its sign"),
                new OutputDeclaration(
                        "tail_lognormal_ratio", "scalar", "1", "log-likelihood of power law minus cut lognormal"),
                new OutputDeclaration("tail_lognormal_p", "scalar", "1", "Vuong's two-sided p-value of its sign"),
                new OutputDeclaration(
                        "hill_5",
                        "scalar",
                        "1",
                        "1 + Hill's estimate over the largest 5 %, comparable with tail_alpha"),
                new OutputDeclaration("hill_10", "scalar", "1", "the same over the largest 10 %"),
                new OutputDeclaration("stable_rank", "scalar", "1", "|W|_F^2/|W|_2^2 (Rudelson, Vershynin)"),
                new OutputDeclaration(
                        "effective_rank", "scalar", "1", "exp of the entropy of singular values (Roy, Vetterli)"));
    }

    @Override
    public StageDescription description() {
        return DESCRIPTION;
    }

    @Override
    public List<TensorNeed> needs(StageParameters parameters) {
        SpectralDensitySettings.of(parameters);
        return DESCRIPTION.needs();
    }

    @Override
    public List<TensorNeed> needs(StageParameters parameters, Schema schema) {
        SpectralDensitySettings.of(parameters);
        return List.of(WeightMatrix.need(schema, "the matrices"));
    }

    @Override
    public EnsembleStage createEnsemble(EnsembleContext context) {
        SpectralDensitySettings settings = SpectralDensitySettings.of(context.parameters());
        List<EnsembleDensity> matrices = new ArrayList<>();
        for (WeightMatrix matrix : WeightMatrix.recordedBy(context)) {
            context.series("spectrum", "eigenvalue", matrix.name())
                    .ifPresent(eigenvalue -> matrices.add(new EnsembleDensity(context, matrix, eigenvalue, settings)));
        }
        return (step, results) -> matrices.forEach(matrix -> matrix.onStep(step, results));
    }

    @Override
    public Stage create(StageContext context) {
        SpectralDensitySettings settings = SpectralDensitySettings.of(context.parameters());
        List<MatrixDensity> matrices = WeightMatrix.recordedBy(context).stream()
                .map(matrix -> new MatrixDensity(context, matrix, settings))
                .toList();
        return (event, results) -> {
            for (MatrixDensity matrix : matrices) {
                matrix.onEvent(event, results);
            }
        };
    }
}
