package org.eigentape.stages.dyson;

import java.util.List;
import java.util.stream.Stream;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.event.EventView;
import org.eigentape.engine.stage.StageContext;
import org.eigentape.stages.input.MatrixShape;
import org.eigentape.stages.input.RecordedTensor;
import org.eigentape.stages.input.WeightMatrix;

/**
 * What was recorded of the per-sample gradients of one layer over one whole set, as {@link GradientMoments} of the latest probe:
 * {@code SET/gradient.moments/LAYER} with {@code SET/gradient.gram/LAYER} and {@code SET/gradient.mean/LAYER}, or else the
 * factors {@code SET/deltas/LAYER} and {@code SET/activations/LAYER}; for the training set of a wide layer also {@code
 * train/gradient.mean/LAYER} with the factors of some of its samples, those of the set {@code subset}. Not thread-safe.
 */
public abstract class GradientRecord {

    private static final String WHOLE = "train";
    /** The first samples of the training set. */
    private static final String SAMPLE = "subset";

    private final List<RecordedTensor> tensors;

    private GradientRecord(RecordedTensor... tensors) {
        this.tensors = List.of(tensors);
    }

    /**
     * The names of the tensors one of which must be recorded for a set.
     *
     * @param set {@code train} or {@code published}
     */
    public static String pattern(String set) {
        return set + "/gradient.moments/*|" + set + "/deltas/*" + (set.equals(WHOLE) ? "|" + SAMPLE + "/deltas/*" : "");
    }

    /**
     * The record of a wide layer: the mean over the whole set, then the factors of some of its samples.
     *
     * @return three names; none for other sets than {@code train}
     */
    static List<String> sampled(String set, String layer) {
        return set.equals(WHOLE)
                ? List.of(
                        WHOLE + "/gradient.mean/" + layer,
                        SAMPLE + "/deltas/" + layer,
                        SAMPLE + "/activations/" + layer)
                : List.of();
    }

    private static Stream<String> records(String set, String layer) {
        Stream<String> own = Stream.of(set + "/gradient.moments/" + layer, set + "/deltas/" + layer);
        return Stream.concat(own, sampled(set, layer).stream().skip(1).limit(1));
    }

    /**
     * The matrices that have a record: wide layers may lack one.
     *
     * @param context of the stage
     * @param set {@code train} or {@code published}
     * @return at least one
     * @throws org.eigentape.engine.error.TensorNotRecordedException if none has one
     */
    public static List<WeightMatrix> matricesWithRecord(StageContext context, String set) {
        List<WeightMatrix> matrices = WeightMatrix.recordedBy(context);
        List<WeightMatrix> found = matrices.stream()
                .filter(matrix -> records(set, matrix.layer())
                        .anyMatch(name -> RecordedTensor.find(context, name).isPresent()))
                .toList();
        if (found.isEmpty()) {
            context.recorded(set + "/gradient.moments/" + matrices.get(0).layer());
        }
        return found;
    }

    /**
     * Finds the record of a layer.
     *
     * @param context of the stage
     * @param set {@code train} or {@code published}
     * @param matrix the layer
     * @throws org.eigentape.engine.error.TensorNotRecordedException if neither form is complete
     */
    public static GradientRecord find(StageContext context, String set, WeightMatrix matrix) {
        String layer = matrix.layer();
        MatrixShape shape = matrix.shape();
        String moments = set + "/gradient.moments/" + layer;
        String deltas = set + "/deltas/" + layer;
        boolean whole = RecordedTensor.find(context, moments).isPresent();
        if (!whole && RecordedTensor.find(context, deltas).isPresent()) {
            RecordedTensor g = new RecordedTensor(context.recorded(deltas));
            RecordedTensor a = new RecordedTensor(context.recorded(set + "/activations/" + layer));
            int samples = g.declaration().rows();
            check(g, samples, shape.rows());
            check(a, samples, shape.columns());
            return new OfFactors(g, a, new FactorMoments(shape, samples));
        }
        if (!whole
                && set.equals(WHOLE)
                && RecordedTensor.find(context, SAMPLE + "/deltas/" + layer).isPresent()) {
            return sampled(context, layer, shape);
        }
        RecordedTensor fourth = new RecordedTensor(context.recorded(moments));
        RecordedTensor gram = new RecordedTensor(context.recorded(set + "/gradient.gram/" + layer));
        RecordedTensor mean = new RecordedTensor(context.recorded(set + "/gradient.mean/" + layer));
        int pairs = SymmetricPairs.count(shape.smaller());
        check(fourth, pairs, pairs);
        check(gram, shape.smaller(), shape.smaller());
        check(mean, shape.rows(), shape.columns());
        return new OfMoments(mean, gram, fourth, new RecordedMoments(shape));
    }

    private static GradientRecord sampled(StageContext context, String layer, MatrixShape shape) {
        List<RecordedTensor> record = sampled(WHOLE, layer).stream()
                .map(name -> new RecordedTensor(context.recorded(name)))
                .toList();
        RecordedTensor mean = record.get(0);
        RecordedTensor g = record.get(1);
        RecordedTensor a = record.get(2);
        int samples = g.declaration().rows();
        check(mean, shape.rows(), shape.columns());
        check(g, samples, shape.rows());
        check(a, samples, shape.columns());
        return new OfSample(mean, g, a, new SampledMoments(shape, samples));
    }

    private static void check(RecordedTensor tensor, int rows, int columns) {
        if (tensor.values().length != rows * columns) {
            throw new InvalidRequestException(
                    "The tensor " + tensor.declaration().name() + " has the shape "
                            + tensor.declaration().shape() + ", but its layer needs " + rows + " x " + columns + ".");
        }
    }

    /**
     * Takes what an event carries.
     *
     * @param event of the run
     */
    public final void read(EventView event) {
        for (RecordedTensor tensor : tensors) {
            tensor.read(event);
        }
    }

    /**
     * Whether everything is known at a step.
     *
     * @param step a step
     */
    public final boolean isAt(long step) {
        for (RecordedTensor tensor : tensors) {
            if (!tensor.isAt(step)) {
                return false;
            }
        }
        return true;
    }

    /**
     * The moments of the latest probe; valid until the next {@link #read}.
     *
     * @param weights W at the same step
     */
    public abstract GradientMoments moments(double[] weights);

    private static final class OfFactors extends GradientRecord {
        private final RecordedTensor deltas;
        private final RecordedTensor activations;
        private final FactorMoments moments;

        OfFactors(RecordedTensor deltas, RecordedTensor activations, FactorMoments moments) {
            super(deltas, activations);
            this.deltas = deltas;
            this.activations = activations;
            this.moments = moments;
        }

        @Override
        public GradientMoments moments(double[] weights) {
            moments.set(weights, deltas.values(), activations.values());
            return moments;
        }
    }

    private static final class OfMoments extends GradientRecord {
        private final RecordedTensor mean;
        private final RecordedTensor gram;
        private final RecordedTensor fourth;
        private final RecordedMoments moments;

        OfMoments(RecordedTensor mean, RecordedTensor gram, RecordedTensor fourth, RecordedMoments moments) {
            super(mean, gram, fourth);
            this.mean = mean;
            this.gram = gram;
            this.fourth = fourth;
            this.moments = moments;
        }

        @Override
        public GradientMoments moments(double[] weights) {
            moments.set(weights, mean.values(), gram.values(), fourth.values());
            return moments;
        }
    }

    private static final class OfSample extends GradientRecord {
        private final RecordedTensor mean;
        private final RecordedTensor deltas;
        private final RecordedTensor activations;
        private final SampledMoments moments;

        OfSample(RecordedTensor mean, RecordedTensor deltas, RecordedTensor activations, SampledMoments moments) {
            super(mean, deltas, activations);
            this.mean = mean;
            this.deltas = deltas;
            this.activations = activations;
            this.moments = moments;
        }

        @Override
        public GradientMoments moments(double[] weights) {
            moments.set(weights, mean.values(), deltas.values(), activations.values());
            return moments;
        }
    }
}
