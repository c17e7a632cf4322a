package org.eigentape.stages.observables;

import java.util.ArrayList;
import java.util.List;
import org.eigentape.engine.error.TensorNotRecordedException;
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
 * The stage {@code observables}: what tells the phases of training apart, from whatever of it was recorded; outputs whose inputs are
 * missing are left out. Features, energies and alignments are those of the test set.
 */
public final class ObservablesProvider implements StageProvider {

    private static final StageDescription DESCRIPTION = new StageDescription(
            "observables",
            1,
            "Losses, gradient norms, correlations of features in time, field alignment and energies in feature space.",
            List.of(
                    TensorNeed.required(
                            "test/loss|test/features|train/loss|train/gradient.mean/*|train/deltas/*|weights/*",
                            "whatever of these there is"),
                    TensorNeed.optional(
                            WeightMatrix.PATTERN, "norms of the gradient; required where the simulation trains any"),
                    TensorNeed.optional("test/features", "correlations, alignment, energies, density"),
                    TensorNeed.optional("test/targets", "the external field"),
                    TensorNeed.optional("test/inputs", "pre-activations, together with the weights of all layers"),
                    TensorNeed.optional("train/activations/*", "the gradient, together with the deltas")),
            List.of(),
            outputs(),
            List.of(
                    new ParameterDeclaration(
                            "reference_steps", "0", "Steps t_k of the feature correlations, separated by commas."),
                    new ParameterDeclaration(
                            "density_bins", "40", "Number of bins of the feature density, 1 to 10000."),
                    new ParameterDeclaration(
                            "density_limit",
                            "1",
                            "The feature density runs from minus this number to plus this number.")));

    private static List<OutputDeclaration> outputs() {
        return List.of(
                new OutputDeclaration("train_loss", "scalar", "1", "loss of the training set [P, eq. 2.6]"),
                new OutputDeclaration("test_loss", "scalar", "1", "loss of the test set [P, eq. 2.6]"),
                new OutputDeclaration(
                        "gradient_norm", "scalar", "1", "norm of the mean gradient over the training set [P, eq. 3.3]"),
                new OutputDeclaration(
                        "gradient_norm_epoch", "scalar", "1", "|W(t - E) - W(t)|/(E eps) over the E steps of an epoch"),
                new OutputDeclaration("feature_correlation", "K", "1", "G(t, t_k) [P, eq. 3.4]"),
                new OutputDeclaration("feature_overlap", "K", "1", "G(t, t_k)/sqrt(G(t, t) G(t_k, t_k))"),
                new OutputDeclaration("field_alignment", "scalar", "1", "h.phi/(|h| |phi|) [P, eq. 3.5]"),
                new OutputDeclaration("field_alignment_sample", "samples", "1", "the same for each sample"),
                new OutputDeclaration("field_alignment_node", "n_{L-1}", "1", "the same for each node"),
                new OutputDeclaration(
                        "pre_activation_variance", "L - 1", "1", "sigma_z^2 of each hidden layer [P, eq. 2.19]"),
                new OutputDeclaration("activation_gain", "L - 1", "1", "mean of phi'(z) in each hidden layer"),
                new OutputDeclaration("feature_density", "bins", "1", "histogram density of phi [P, eq. 2.21]"),
                new OutputDeclaration("coupling", "n_{L-1} x n_{L-1}", "1", "J_ij [P, eq. 2.8]; once if frozen"),
                new OutputDeclaration("coupling_energy", "scalar", "1", "1/(2|D|) sum J phi phi [P, eq. 2.7]"),
                new OutputDeclaration("field_energy", "scalar", "1", "1/|D| sum h phi [P, eq. 2.7]"),
                new OutputDeclaration("energy_constant", "scalar", "1", "C [P, eq. 2.8]"),
                new OutputDeclaration("sample_energy", "samples", "1", "H_alpha [P, eq. A.4]"),
                new OutputDeclaration("node_energy", "n_{L-1} x n_{L-1}", "1", "H_ij [P, eq. A.5]"));
    }

    @Override
    public StageDescription description() {
        return DESCRIPTION;
    }

    @Override
    public List<TensorNeed> needs(StageParameters parameters) {
        FeatureObservables.check(parameters);
        return DESCRIPTION.needs();
    }

    @Override
    public List<TensorNeed> needs(StageParameters parameters, Schema schema) {
        List<TensorNeed> needs = new ArrayList<>(needs(parameters));
        if (!WeightMatrix.declaredIn(schema).isEmpty()) {
            needs.add(WeightMatrix.need(schema, "norms of the gradient"));
        }
        return List.copyOf(needs);
    }

    /**
     * Makes the stage of what is there.
     *
     * @throws TensorNotRecordedException if nothing is
     */
    @Override
    public Stage create(StageContext context) {
        List<Stage> parts = new ArrayList<>();
        LossObservables.create(context, "train").ifPresent(parts::add);
        LossObservables.create(context, "test").ifPresent(parts::add);
        parts.addAll(GradientObservables.create(context));
        FeatureObservables.create(context).ifPresent(parts::add);
        FieldObservables.create(context).ifPresent(parts::add);
        LayerObservables.create(context).ifPresent(parts::add);
        if (parts.isEmpty()) {
            context.recorded("test/features");
        }
        return (event, results) -> {
            for (Stage part : parts) {
                part.onEvent(event, results);
            }
        };
    }
}
