package org.eigentape.engine.network.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.eigentape.engine.event.ElementType;
import org.eigentape.engine.event.EventType;
import org.eigentape.engine.event.TensorDeclaration;
import org.eigentape.engine.event.TensorRole;
import org.eigentape.engine.network.DataSet;
import org.eigentape.engine.network.NetworkShape;
import org.eigentape.engine.network.ProbeStatistics;
import org.eigentape.engine.network.TeacherStudent;
import org.eigentape.engine.network.TeacherStudentConfiguration;
import org.eigentape.engine.network.descent.StochasticGradientDescent;
import org.eigentape.engine.simulation.RecordableTensor;

/**
 * All tensors that a teacher-student network can record, each with where its elements come from. This is the one list:
 * a tensor is added here and nowhere else.
 */
final class TensorCatalogue {

    /** Largest smaller side of a layer for which the usual probe carries moments: 136 x 136 numbers for 16. */
    private static final int LARGEST_USUAL_MOMENT_SIDE = 24;

    private final NetworkShape shape;
    private final TeacherStudentConfiguration model;
    private final int batchSize;
    private final List<RecordableTensor> recordable = new ArrayList<>();
    private final List<TensorSource> sources = new ArrayList<>();

    TensorCatalogue(TeacherStudentConfiguration model, int batchSize) {
        this.model = model;
        this.shape = model.shape();
        this.batchSize = batchSize;
        addStatic();
        addSteps();
        addProbes(DataSetName.TRAIN, model.samples());
        addProbes(DataSetName.TEST, model.testSamples());
        addProbes(DataSetName.PUBLISHED, TeacherStudent.PUBLISHED_SAMPLES);
        addProbes(DataSetName.SUBSET, Math.min(model.samples(), TeacherStudent.SUBSET_SAMPLES));
        addSnapshot();
    }

    List<RecordableTensor> recordable() {
        return List.copyOf(recordable);
    }

    TensorSource source(int id) {
        return sources.get(id);
    }

    private void addStatic() {
        for (int layer = 1; layer <= shape.layers(); layer++) {
            int l = layer;
            List<Integer> matrix = List.of(shape.outputs(l), shape.inputs(l));
            fixed(
                    "target.weights/" + l,
                    matrix,
                    TensorRole.TARGET_WEIGHTS,
                    t -> t.model().teacher().matrix(l));
            if (!shape.trainable().contains(l)) {
                fixed(
                        "weights/" + l,
                        matrix,
                        TensorRole.FROZEN_WEIGHTS,
                        t -> t.model().student().matrix(l));
            } else {
                int side = Math.min(shape.outputs(l), shape.inputs(l));
                fixed(
                        "target.eigenvalues/" + l,
                        List.of(side),
                        TensorRole.TARGET_EIGENVALUES,
                        t -> TargetSpectrum.of(t.model().teacher().matrix(l), shape.outputs(l), shape.inputs(l)));
            }
        }
        addData(DataSetName.TRAIN, model.samples(), t -> t.model().training());
        addData(DataSetName.TEST, model.testSamples(), t -> t.model().test());
        addData(
                DataSetName.PUBLISHED,
                TeacherStudent.PUBLISHED_SAMPLES,
                t -> t.model().published());
    }

    private void addData(DataSetName set, int samples, Function<TeacherStudentTrajectory, DataSet> data) {
        fixed(
                set.prefix() + "/inputs",
                List.of(samples, shape.size(0)),
                TensorRole.INPUTS,
                t -> data.apply(t).inputs());
        fixed(
                set.prefix() + "/targets",
                List.of(samples, shape.size(shape.layers())),
                TensorRole.TARGETS,
                t -> data.apply(t).targets());
    }

    private void addSteps() {
        for (int layer : shape.trainable()) {
            int l = layer;
            int out = shape.outputs(l);
            int in = shape.inputs(l);
            step("weights/" + l, List.of(out, in), TensorRole.WEIGHTS, true, t -> t.weights(l));
            if (shape.hasBias()) {
                step(
                        "bias/" + l,
                        List.of(out),
                        TensorRole.BIAS,
                        true,
                        t -> t.descent().weights().bias(l));
            }
            step(
                    "batch/deltas/" + l,
                    List.of(batchSize, out),
                    TensorRole.DELTAS,
                    true,
                    t -> t.descent().peek().deltas(l));
            step(
                    "batch/activations/" + l,
                    List.of(batchSize, in),
                    TensorRole.ACTIVATIONS,
                    true,
                    t -> t.descent().peek().activations(l));
            step(
                    "batch/gradient.mean/" + l,
                    List.of(out, in),
                    TensorRole.GRADIENT_MEAN,
                    false,
                    t -> t.batchGradient(l).mean());
            step(
                    "batch/gradient.variance/" + l,
                    List.of(out, in),
                    TensorRole.GRADIENT_VARIANCE,
                    false,
                    t -> t.batchGradient(l).variance());
        }
        step("batch/loss", List.of(), TensorRole.LOSS, false, t ->
                new double[] {t.descent().peek().loss()});
        add(
                new RecordableTensor(
                        new TensorDeclaration(
                                recordable.size(),
                                "batch/indices",
                                ElementType.I32,
                                List.of(batchSize),
                                "1",
                                TensorRole.OTHER,
                                EventType.STEP,
                                true),
                        false),
                (t, sink) -> sink.putInts(t.descent().peek().indices(), 0, batchSize));
    }

    private void addProbes(DataSetName name, int samples) {
        Function<TeacherStudentTrajectory, ProbeStatistics> at = t -> t.statistics(name);
        String set = name.prefix();
        boolean whole = name == DataSetName.TRAIN;
        boolean test = name == DataSetName.TEST;
        probe(set + "/loss", List.of(), TensorRole.LOSS, whole || test, t ->
                new double[] {at.apply(t).loss()});
        probe(
                set + "/features",
                List.of(samples, shape.size(shape.layers() - 1)),
                TensorRole.FEATURES,
                test,
                t -> at.apply(t).features());
        for (int layer : shape.trainable()) {
            int l = layer;
            int out = shape.outputs(l);
            int in = shape.inputs(l);
            int side = Math.min(out, in);
            boolean usual = whole && side <= LARGEST_USUAL_MOMENT_SIDE;
            probe(
                    set + "/deltas/" + l,
                    List.of(samples, out),
                    TensorRole.DELTAS,
                    false,
                    t -> at.apply(t).deltas(l));
            probe(
                    set + "/activations/" + l,
                    List.of(samples, in),
                    TensorRole.ACTIVATIONS,
                    false,
                    t -> at.apply(t).activations(l));
            probe(
                    set + "/gradient.mean/" + l,
                    List.of(out, in),
                    TensorRole.GRADIENT_MEAN,
                    whole,
                    t -> at.apply(t).gradientMean(l));
            probe(
                    set + "/gradient.variance/" + l,
                    List.of(out, in),
                    TensorRole.GRADIENT_VARIANCE,
                    false,
                    t -> at.apply(t).gradientVariance(l));
            if (side <= ProbeStatistics.LARGEST_MOMENT_SIDE) {
                int pairs = side * (side + 1) / 2;
                probe(
                        set + "/gradient.gram/" + l,
                        List.of(side, side),
                        TensorRole.GRADIENT_GRAM,
                        usual,
                        t -> at.apply(t).gradientGram(l));
                probe(
                        set + "/gradient.moments/" + l,
                        List.of(pairs, pairs),
                        TensorRole.GRADIENT_MOMENTS,
                        usual,
                        t -> at.apply(t).gradientMoments(l));
            }
        }
    }

    private void addSnapshot() {
        int longs = (StochasticGradientDescent.stateLength(shape) + Long.BYTES - 1) / Long.BYTES;
        add(
                RecordableTensor.i64(
                        recordable.size(), "snapshot/descent", List.of(longs), TensorRole.STATE, EventType.SNAPSHOT),
                (t, sink) -> sink.putLongs(t.state(longs), 0, longs));
    }

    private void fixed(
            String name, List<Integer> shapeOf, TensorRole role, Function<TeacherStudentTrajectory, double[]> values) {
        doubles(name, shapeOf, role, EventType.RUN_STARTED, false, values);
    }

    private void step(
            String name,
            List<Integer> shapeOf,
            TensorRole role,
            boolean withProbe,
            Function<TeacherStudentTrajectory, double[]> values) {
        doubles(name, shapeOf, role, EventType.STEP, withProbe, values);
    }

    private void probe(
            String name,
            List<Integer> shapeOf,
            TensorRole role,
            boolean withProbe,
            Function<TeacherStudentTrajectory, double[]> values) {
        doubles(name, shapeOf, role, EventType.PROBE, withProbe, values);
    }

    private void doubles(
            String name,
            List<Integer> shapeOf,
            TensorRole role,
            EventType carrier,
            boolean withProbe,
            Function<TeacherStudentTrajectory, double[]> values) {
        RecordableTensor tensor = RecordableTensor.f64(recordable.size(), name, shapeOf, role, carrier, withProbe);
        int elements = tensor.declaration().elements();
        add(tensor, (trajectory, sink) -> sink.putDoubles(values.apply(trajectory), 0, elements));
    }

    private void add(RecordableTensor tensor, TensorSource source) {
        recordable.add(tensor);
        sources.add(source);
    }
}
