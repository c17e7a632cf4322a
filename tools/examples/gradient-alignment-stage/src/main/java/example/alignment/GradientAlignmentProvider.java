package example.alignment;

import java.util.ArrayList;
import java.util.List;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.event.TensorDeclaration;
import org.eigentape.engine.stage.OutputDeclaration;
import org.eigentape.engine.stage.ParameterDeclaration;
import org.eigentape.engine.stage.Stage;
import org.eigentape.engine.stage.StageContext;
import org.eigentape.engine.stage.StageDescription;
import org.eigentape.engine.stage.StageProvider;
import org.eigentape.engine.stage.TensorNeed;

/** The stage {@code gradient-alignment}: whether the samples of a mini-batch pull a layer's weights the same way. */
public final class GradientAlignmentProvider implements StageProvider {

    private static final String DELTAS = "batch/deltas/";
    private static final String ACTIVATIONS = "batch/activations/";

    private static final StageDescription DESCRIPTION = new StageDescription(
            "gradient-alignment",
            1,
            "Per-sample gradients of each mini-batch: norms, pairwise cosines, and the simple noise scale.",
            List.of(
                    TensorNeed.required(DELTAS + "*", "backpropagated errors g of each sample"),
                    TensorNeed.required(ACTIVATIONS + "*", "layer inputs a of each sample")),
            List.of(),
            List.of(
                    new OutputDeclaration("sample_norm", "|B|", "1", "|G_alpha|_F of G_alpha = g_alpha a_alpha^T"),
                    new OutputDeclaration(
                            "cosine_mean", "scalar", "1", "mean over pairs of <G_alpha, G_beta>/(|..||..|)"),
                    new OutputDeclaration(
                            "covariance_trace", "scalar", "1", "tr Sigma, unbiased estimate of the batch"),
                    new OutputDeclaration("squared_gradient", "scalar", "1", "|G|^2, unbiased; may be negative"),
                    new OutputDeclaration(
                            "noise_scale", "scalar", "samples", "tr Sigma/|G|^2, B_simple of arXiv:1812.06162")),
            List.of(new ParameterDeclaration(
                    "window",
                    "1",
                    "recorded steps over which tr Sigma and |G|^2 are averaged before their ratio, 1 to 10000")));

    /** Creates the provider; called by {@link java.util.ServiceLoader}. */
    public GradientAlignmentProvider() {}

    @Override
    public StageDescription description() {
        return DESCRIPTION;
    }

    @Override
    public Stage create(StageContext context) {
        double window = context.parameters().number("window");
        if (!(window >= 1 && window <= 10_000 && window == Math.rint(window))) {
            throw new InvalidRequestException(
                    "gradient-alignment.window is " + window + "; it must be a whole number from 1 to 10000.");
        }
        List<LayerAlignment> layers = new ArrayList<>();
        for (TensorDeclaration deltas : context.recordedMatching(DELTAS + "*")) {
            String layer = deltas.name().substring(DELTAS.length());
            TensorDeclaration activations = context.recorded(ACTIVATIONS + layer);
            layers.add(new LayerAlignment(context, "weights/" + layer, deltas, activations, (int) window));
        }
        return (event, results) -> layers.forEach(layer -> layer.onEvent(event, results));
    }
}
