package org.eigentape.engine.network.experiment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.eigentape.engine.event.EventType;
import org.eigentape.engine.event.EventView;
import org.eigentape.engine.event.Schema;
import org.eigentape.engine.event.TensorDeclaration;
import org.eigentape.engine.event.TensorRole;
import org.eigentape.engine.event.TensorSink;
import org.eigentape.engine.network.DataSet;
import org.eigentape.engine.network.NetworkShape;
import org.eigentape.engine.network.ProbeStatistics;
import org.eigentape.engine.network.TeacherStudent;
import org.eigentape.engine.network.TeacherStudentConfiguration;
import org.eigentape.engine.network.descent.Shuffle;
import org.eigentape.engine.network.descent.StochasticGradientDescent;
import org.eigentape.engine.network.kernel.DenseKernel;
import org.eigentape.engine.network.kernel.DenseKernels;
import org.eigentape.engine.numeric.RandomStream;
import org.eigentape.engine.simulation.Trajectory;

/** One student at work. */
final class TeacherStudentTrajectory implements Trajectory {

    private final DenseKernel kernel = DenseKernels.fastest();
    private final TensorCatalogue tensors;
    private final TeacherStudent model;
    private final StochasticGradientDescent descent;
    private final Map<DataSetName, ProbeStatistics> statistics = new EnumMap<>(DataSetName.class);
    private final Map<DataSetName, Long> measuredAt = new EnumMap<>(DataSetName.class);
    private final Map<Integer, double[]> matrices = new HashMap<>();
    private final Map<Integer, BatchGradient> batchGradients = new HashMap<>();

    TeacherStudentTrajectory(
            TeacherStudentConfiguration configuration,
            double learningRate,
            int batchSize,
            Shuffle shuffle,
            TensorCatalogue tensors,
            int run,
            long seed) {
        this.tensors = tensors;
        this.model = TeacherStudent.build(configuration, seed, run, kernel);
        this.descent = new StochasticGradientDescent(
                model.student().copy(),
                model.training(),
                shuffle.order(configuration.samples(), batchSize, RandomStream.of(seed, "batches", run)),
                learningRate,
                kernel);
        NetworkShape shape = configuration.shape();
        for (int layer : shape.trainable()) {
            matrices.put(layer, new double[shape.outputs(layer) * shape.inputs(layer)]);
            batchGradients.put(layer, new BatchGradient(shape.outputs(layer), shape.inputs(layer)));
        }
    }

    TeacherStudent model() {
        return model;
    }

    StochasticGradientDescent descent() {
        return descent;
    }

    double[] weights(int layer) {
        double[] matrix = matrices.get(layer);
        if (matrix == null) {
            throw new IllegalArgumentException("layer " + layer + " does not train");
        }
        descent.weights().copyMatrix(layer, matrix, 0);
        return matrix;
    }

    BatchGradient batchGradient(int layer) {
        BatchGradient gradient = batchGradients.get(layer);
        if (gradient == null) {
            throw new IllegalArgumentException("layer " + layer + " does not train");
        }
        return gradient.at(descent.peek(), layer);
    }

    ProbeStatistics statistics(DataSetName set) {
        ProbeStatistics of = statistics.computeIfAbsent(set, this::statisticsOf);
        Long at = measuredAt.put(set, descent.step());
        if (at == null || at != descent.step()) {
            of.measure(descent.weights());
        }
        return of;
    }

    private ProbeStatistics statisticsOf(DataSetName set) {
        DataSet data = switch (set) {
            case TRAIN -> model.training();
            case TEST -> model.test();
            case PUBLISHED -> model.published();
            case SUBSET -> model.training().first(TeacherStudent.SUBSET_SAMPLES);
        };
        return new ProbeStatistics(descent.weights(), data, kernel);
    }

    long[] state(int length) {
        ByteBuffer bytes = ByteBuffer.allocate(length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(descent.saveState());
        long[] state = new long[length];
        bytes.rewind().asLongBuffer().get(state);
        return state;
    }

    @Override
    public void describe(ObjectNode attributes) {
        attributes.put(
                "batchesPerEpoch",
                Math.max(1, model.training().samples() / descent.peek().indices().length));
    }

    @Override
    public long step() {
        return descent.hasDiverged() ? descent.firstNonFiniteStep() : descent.step();
    }

    @Override
    public boolean advance(long updates) {
        descent.advance(updates);
        return !descent.hasDiverged();
    }

    @Override
    public void write(TensorDeclaration tensor, TensorSink sink) {
        tensors.source(tensor.id()).write(this, sink);
    }

    @Override
    public void restore(EventView snapshot, Schema schema) {
        TensorDeclaration tensor = schema.withRole(TensorRole.STATE).stream()
                .filter(declared -> declared.carrier() == EventType.SNAPSHOT)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the recording has no snapshot tensor"));
        long[] state = new long[tensor.elements()];
        if (!snapshot.copy(tensor, state)) {
            throw new IllegalArgumentException("the event is not a snapshot");
        }
        ByteBuffer bytes = ByteBuffer.allocate(state.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(state);
        byte[] exact =
                new byte[StochasticGradientDescent.stateLength(descent.weights().shape())];
        bytes.get(exact);
        descent.restoreState(exact);
        measuredAt.clear();
    }
}
