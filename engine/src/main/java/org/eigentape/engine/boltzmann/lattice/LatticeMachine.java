package org.eigentape.engine.boltzmann.lattice;

import java.util.List;
import org.eigentape.engine.boltzmann.ContrastiveDivergence;
import org.eigentape.engine.boltzmann.LatticeField;
import org.eigentape.engine.boltzmann.LearnableModes;
import org.eigentape.engine.boltzmann.MachineSettings;
import org.eigentape.engine.event.EventType;
import org.eigentape.engine.event.TensorRole;
import org.eigentape.engine.simulation.RecordableTensor;
import org.eigentape.engine.simulation.Simulation;
import org.eigentape.engine.simulation.Trajectory;

/** One configuration of a machine and the field that it learns. */
final class LatticeMachine implements Simulation {

    static final String TARGET_EIGENVALUES = "target.eigenvalues/1";
    static final String TARGET_KAPPAS = "target/kappa";
    static final String WEIGHTS = "weights/1";
    static final String FIELDS = "chains/fields";
    static final String SAVED_WEIGHTS = "snapshot/weights";
    static final String SAVED_FIELDS = "snapshot/fields";
    static final String SAVED_RANDOM = "snapshot/random";

    private final MachineSettings settings;
    private final LatticeField field;
    private final double initialStd;
    private final boolean diagonal;
    private final LearnableModes modes;
    private final List<RecordableTensor> tensors;

    LatticeMachine(MachineSettings settings, LatticeField field, double initialStd, boolean diagonal) {
        this.settings = settings;
        this.field = field;
        this.initialStd = initialStd;
        this.diagonal = diagonal;
        this.modes = new LearnableModes(settings, field.ascendingKappas());
        List<Integer> matrix = List.of(settings.visible(), settings.hidden());
        List<Integer> chains = List.of(settings.visible(), settings.chains());
        this.tensors = List.of(
                RecordableTensor.f64(
                        0,
                        TARGET_EIGENVALUES,
                        List.of(settings.hidden()),
                        TensorRole.TARGET_EIGENVALUES,
                        EventType.RUN_STARTED,
                        false),
                RecordableTensor.f64(
                        1, TARGET_KAPPAS, List.of(settings.visible()), TensorRole.OTHER, EventType.RUN_STARTED, false),
                RecordableTensor.f64(2, WEIGHTS, matrix, TensorRole.WEIGHTS, EventType.STEP, true),
                RecordableTensor.f64(3, FIELDS, chains, TensorRole.OTHER, EventType.STEP, false),
                RecordableTensor.f64(4, SAVED_WEIGHTS, matrix, TensorRole.STATE, EventType.SNAPSHOT, false),
                RecordableTensor.f64(5, SAVED_FIELDS, chains, TensorRole.STATE, EventType.SNAPSHOT, false),
                RecordableTensor.i64(
                        6,
                        SAVED_RANDOM,
                        List.of(ContrastiveDivergence.RANDOM_WORDS),
                        TensorRole.STATE,
                        EventType.SNAPSHOT));
    }

    LearnableModes modes() {
        return modes;
    }

    MachineSettings settings() {
        return settings;
    }

    LatticeField field() {
        return field;
    }

    double initialStd() {
        return initialStd;
    }

    boolean startsDiagonal() {
        return diagonal;
    }

    @Override
    public List<RecordableTensor> tensors() {
        return tensors;
    }

    @Override
    public Trajectory start(int run, long seed) {
        return new LatticeMachineRun(this, run, seed);
    }
}
