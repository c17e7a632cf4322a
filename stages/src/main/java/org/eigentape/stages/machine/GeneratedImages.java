package org.eigentape.stages.machine;

import java.util.Optional;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.event.EventType;
import org.eigentape.engine.event.EventView;
import org.eigentape.engine.numeric.NormalSampler;
import org.eigentape.engine.numeric.RandomStream;
import org.eigentape.engine.stage.ResultSeries;
import org.eigentape.engine.stage.ResultSink;
import org.eigentape.engine.stage.Stage;
import org.eigentape.engine.stage.StageContext;
import org.eigentape.stages.input.WeightMatrix;

/** The images of one machine at the end of one run. Not thread-safe. */
final class GeneratedImages implements Stage {

    private final WeightMatrix matrix;
    private final MachineKernel kernel;
    private final double[] mean;
    private final double[] originals;
    private final int shown;
    private final int samples;
    private final NormalSampler noise;
    private final Optional<DataModes> data;
    private final ResultSeries original;
    private final ResultSeries reconstruction;
    private final ResultSeries error;
    private final ResultSeries sample;
    private final Optional<ResultSeries> unexplained;
    private long step = -1;

    GeneratedImages(StageContext context, WeightMatrix matrix, int samples, long seed) {
        this.matrix = matrix;
        this.kernel = MachineKernel.of(context.configuration());
        this.mean = required(context, GeneratedImagesProvider.MEAN);
        this.originals = required(context, GeneratedImagesProvider.ORIGINALS);
        this.shown = originals.length / mean.length;
        this.samples = samples;
        this.noise = new NormalSampler(RandomStream.of(seed, "generated-images/" + matrix.name(), context.run()));
        this.data = context.staticTensor("target/variances")
                .flatMap(variances ->
                        context.staticTensor(DataModes.MODES).map(modes -> new DataModes(variances, modes)));
        String name = matrix.name();
        this.original = context.declare("original", name, shown, mean.length);
        this.reconstruction = context.declare("reconstruction", name, shown, mean.length);
        this.error = context.declare("reconstruction_error", name, shown);
        this.sample = context.declare("sample", name, samples, mean.length);
        this.unexplained = data.map(modes -> context.declare("unexplained_variance", name));
    }

    private static double[] required(StageContext context, String name) {
        return context.staticTensor(name)
                .orElseThrow(() -> new InvalidRequestException("This stage needs the static tensor " + name
                        + ", which this run does not have: only machines that learn images have it."));
    }

    /** Weights come with steps and probes; which was the last is known when the run has ended. */
    @Override
    public void onEvent(EventView event, ResultSink results) {
        if (matrix.tensor().read(event)) {
            step = event.step();
        } else if (event.is(EventType.RUN_ENDED) && step >= 0) {
            results.atStep(step);
            put(results);
        }
    }

    private void put(ResultSink results) {
        results.put(original, originals);
        double[] weights = matrix.values();
        String reason = matrix.shape().rows() == mean.length ? whyUndefined(weights) : "W has another number of rows";
        if (!reason.isEmpty()) {
            results.putUndefined(reconstruction, reason);
            results.putUndefined(error, reason);
            results.putUndefined(sample, reason);
            unexplained.ifPresent(series -> results.putUndefined(series, reason));
            return;
        }
        MachineImages images =
                new MachineImages(kernel, weights, mean, matrix.shape().columns());
        double[] returned = images.reconstruct(originals, shown);
        results.put(reconstruction, returned);
        results.put(error, errors(returned));
        unexplained.ifPresent(series -> results.put(series, images.unexplained(data.orElseThrow())));
        double[] drawn = new double[samples * mean.length];
        if (images.draw(noise, samples, drawn)) {
            results.put(sample, drawn);
        } else {
            results.putUndefined(sample, MachineKernel.NOT_POSITIVE);
        }
    }

    private static String whyUndefined(double[] weights) {
        for (double weight : weights) {
            if (!Double.isFinite(weight)) {
                return "the weights are not finite";
            }
        }
        return "";
    }

    private double[] errors(double[] returned) {
        double[] errors = new double[shown];
        for (int image = 0; image < shown; image++) {
            double sum = 0;
            for (int node = 0; node < mean.length; node++) {
                double difference = returned[image * mean.length + node] - originals[image * mean.length + node];
                sum = Math.fma(difference, difference, sum);
            }
            errors[image] = Math.sqrt(sum / mean.length);
        }
        return errors;
    }
}
