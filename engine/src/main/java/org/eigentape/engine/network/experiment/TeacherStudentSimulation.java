package org.eigentape.engine.network.experiment;

import java.util.List;
import org.eigentape.engine.network.TeacherStudentConfiguration;
import org.eigentape.engine.network.descent.Shuffle;
import org.eigentape.engine.simulation.Configuration;
import org.eigentape.engine.simulation.RecordableTensor;
import org.eigentape.engine.simulation.Simulation;
import org.eigentape.engine.simulation.Trajectory;

/** One configuration of a teacher-student network. */
final class TeacherStudentSimulation implements Simulation {

    private final TeacherStudentConfiguration model;
    private final double learningRate;
    private final int batchSize;
    private final Shuffle shuffle;
    private final TensorCatalogue tensors;

    TeacherStudentSimulation(Configuration configuration) {
        model = TeacherStudentKeys.model(configuration);
        learningRate = configuration.number("learningRate");
        batchSize = (int) configuration.wholeNumber("batchSize", 1, 1 << 20);
        shuffle = TeacherStudentKeys.shuffle(configuration);
        // An order of batches that the data do not allow is refused here, before anything is recorded.
        shuffle.order(model.samples(), batchSize, org.eigentape.engine.numeric.RandomStream.of(0, "check", 0));
        tensors = new TensorCatalogue(model, batchSize);
    }

    @Override
    public List<RecordableTensor> tensors() {
        return tensors.recordable();
    }

    @Override
    public Trajectory start(int run, long seed) {
        return new TeacherStudentTrajectory(model, learningRate, batchSize, shuffle, tensors, run, seed);
    }
}
