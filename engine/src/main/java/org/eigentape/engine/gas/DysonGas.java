package org.eigentape.engine.gas;

import java.util.List;
import org.eigentape.engine.event.EventType;
import org.eigentape.engine.event.TensorRole;
import org.eigentape.engine.simulation.RecordableTensor;
import org.eigentape.engine.simulation.Simulation;
import org.eigentape.engine.simulation.Trajectory;

/** One configuration of a gas. */
final class DysonGas implements Simulation {

    static final String MATRIX = "weights/gas";
    static final String SAVED_MATRIX = "snapshot/matrix";
    static final String SAVED_RANDOM = "snapshot/random";

    private final GasSettings settings;
    private final List<RecordableTensor> tensors;

    DysonGas(GasSettings settings) {
        this.settings = settings;
        List<Integer> shape = List.of(settings.levels(), settings.levels());
        this.tensors = List.of(
                RecordableTensor.f64(0, MATRIX, shape, TensorRole.SYMMETRIC_MATRIX, EventType.STEP, true),
                RecordableTensor.f64(1, SAVED_MATRIX, shape, TensorRole.STATE, EventType.SNAPSHOT, false),
                RecordableTensor.i64(
                        2, SAVED_RANDOM, List.of(DysonGasRun.RANDOM_WORDS), TensorRole.STATE, EventType.SNAPSHOT));
    }

    @Override
    public List<RecordableTensor> tensors() {
        return tensors;
    }

    @Override
    public Trajectory start(int run, long seed) {
        return new DysonGasRun(settings, run, seed);
    }
}
