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
 * The stage {@code generated-images}: images as a Gaussian machine returns them, and images drawn from it, at the last step at which its
 * weights were recorded. Everything it needs is in the recording, so a replay needs neither the data's file nor training code.
 */
public final class GeneratedImagesProvider implements StageProvider {

    static final String MEAN = "images/mean";
    static final String ORIGINALS = "images/originals";

    private static final StageDescription DESCRIPTION = new StageDescription(
            "generated-images",
            1,
            "Images that a Gaussian RBM returns when it is shown one, and images drawn from it, at the last recorded step.",
            List.of(
                    TensorNeed.required(WeightMatrix.PATTERN, "the machine's weights W"),
                    TensorNeed.required(MEAN, "the mean of all images, which the machine does not learn"),
                    TensorNeed.required(ORIGINALS, "the images that it is shown"),
                    TensorNeed.optional("target/variances", "1/kappa of the data, for unexplained_variance"),
                    TensorNeed.optional(DataModes.MODES, "the same")),
            List.of(),
            List.of(
                    new OutputDeclaration("original", "shown x N_v", "pixel scale", "the images that it is shown"),
                    new OutputDeclaration(
                            "reconstruction",
                            "shown x N_v",
                            "pixel scale",
                            "mean + (sigma_h^2/mu^2) W W^T (phi - mean): means of h given phi, then of phi given h; a learned mode"
                                    + " comes back with the factor 1 - kappa/mu^2"),
                    new OutputDeclaration(
                            "reconstruction_error",
                            "shown",
                            "pixel scale",
                            "root mean square of reconstruction - original over the pixels of an image"),
                    new OutputDeclaration(
                            "sample",
                            "samples x N_v",
                            "pixel scale",
                            "independent draws from N(mean, K^-1), K = mu^2 - sigma_h^2 W W^T"),
                    new OutputDeclaration(
                            "unexplained_variance",
                            "scalar",
                            "1",
                            "share of the variance of all training images that reconstructions lack: tr (1 - A) C (1 - A)/tr C, A ="
                                    + " (sigma_h^2/mu^2) W W^T, C the covariance")),
            List.of(
                    new ParameterDeclaration("samples", "32", "number of images drawn from the machine, 1 to 1024"),
                    new ParameterDeclaration("seed", "1", "from which, with the run's number, they are drawn")));

    /** Creates the provider; called by {@link java.util.ServiceLoader}. */
    public GeneratedImagesProvider() {}

    @Override
    public StageDescription description() {
        return DESCRIPTION;
    }

    @Override
    public List<TensorNeed> needs(StageParameters parameters, Schema schema) {
        samples(parameters);
        seed(parameters);
        return List.of(
                WeightMatrix.need(schema, "the machine's weights W"),
                DESCRIPTION.needs().get(1),
                DESCRIPTION.needs().get(2));
    }

    @Override
    public Stage create(StageContext context) {
        return new GeneratedImages(
                context,
                WeightMatrix.recordedBy(context).get(0),
                samples(context.parameters()),
                seed(context.parameters()));
    }

    private static int samples(StageParameters parameters) {
        return (int) whole(parameters, "samples", 1, 1024);
    }

    private static long seed(StageParameters parameters) {
        return whole(parameters, "seed", 0, 1L << 53);
    }

    private static long whole(StageParameters parameters, String name, long least, long most) {
        double value = parameters.number(name);
        if (!(value >= least && value <= most && value == Math.rint(value))) {
            throw new InvalidRequestException("generated-images." + name + " is " + parameters.text(name)
                    + "; it must be a whole number from " + least + " to " + most + ".");
        }
        return (long) value;
    }
}
