package org.eigentape.engine.boltzmann.covariance;

import java.util.ArrayList;
import java.util.List;
import org.eigentape.engine.boltzmann.LearnableModes;
import org.eigentape.engine.boltzmann.MachineSettings;
import org.eigentape.engine.boltzmann.ModeDivergence;
import org.eigentape.engine.event.EventType;
import org.eigentape.engine.event.TensorRole;
import org.eigentape.engine.simulation.RecordableTensor;
import org.eigentape.engine.simulation.Simulation;
import org.eigentape.engine.simulation.Trajectory;

/** One configuration of a machine and the covariance that it learns. */
final class CovarianceMachine implements Simulation {

    static final String TARGET_EIGENVALUES = "target.eigenvalues/1";
    static final String TARGET_VARIANCES = "target/variances";
    static final String TARGET_MODES = "target/modes";
    static final String WEIGHTS = "weights/1";
    static final String FIELDS = "chains/fields";
    static final String MEAN = "images/mean";
    static final String ORIGINALS = "images/originals";
    static final String RECONSTRUCTED = "images/reconstructed";
    static final String SAVED_WEIGHTS = "snapshot/weights";
    static final String SAVED_FIELDS = "snapshot/fields";
    static final String SAVED_RANDOM = "snapshot/random";

    private final MachineSettings settings;
    private final TargetData target;
    private final double initialStd;
    private final boolean diagonal;
    private final int shown;
    private final LearnableModes modes;
    private final List<RecordableTensor> tensors = new ArrayList<>();

    /**
     * A machine.
     *
     * @param settings machine and training
     * @param target what it learns, of as many nodes as the machine
     * @param initialStd of the elements of W at the start
     * @param diagonal whether W starts with the strongest modes instead of independent elements
     * @param shown how many images are recorded and reconstructed; 0 for a covariance alone
     */
    CovarianceMachine(MachineSettings settings, TargetData target, double initialStd, boolean diagonal, int shown) {
        this.settings = settings;
        this.target = target;
        this.initialStd = initialStd;
        this.diagonal = diagonal;
        this.shown = shown;
        this.modes = new LearnableModes(settings, target.modes().kappas());
        int nodes = settings.visible();
        List<Integer> matrix = List.of(nodes, settings.hidden());
        List<Integer> chains = List.of(nodes, settings.chains());
        add(
                TARGET_EIGENVALUES,
                List.of(settings.hidden()),
                TensorRole.TARGET_EIGENVALUES,
                EventType.RUN_STARTED,
                false);
        add(TARGET_VARIANCES, List.of(nodes), TensorRole.OTHER, EventType.RUN_STARTED, false);
        add(TARGET_MODES, List.of(nodes, nodes), TensorRole.OTHER, EventType.RUN_STARTED, false);
        add(WEIGHTS, matrix, TensorRole.WEIGHTS, EventType.STEP, true);
        add(FIELDS, chains, TensorRole.OTHER, EventType.STEP, false);
        if (shown > 0) {
            add(MEAN, target.imageShape(), TensorRole.OTHER, EventType.RUN_STARTED, false);
            add(ORIGINALS, List.of(shown, nodes), TensorRole.OTHER, EventType.RUN_STARTED, false);
            add(RECONSTRUCTED, List.of(shown, nodes), TensorRole.OTHER, EventType.STEP, true);
        }
        add(SAVED_WEIGHTS, matrix, TensorRole.STATE, EventType.SNAPSHOT, false);
        add(SAVED_FIELDS, chains, TensorRole.STATE, EventType.SNAPSHOT, false);
        tensors.add(RecordableTensor.i64(
                tensors.size(),
                SAVED_RANDOM,
                List.of(ModeDivergence.RANDOM_WORDS),
                TensorRole.STATE,
                EventType.SNAPSHOT));
    }

    private void add(String name, List<Integer> shape, TensorRole role, EventType carrier, boolean withProbe) {
        tensors.add(RecordableTensor.f64(tensors.size(), name, shape, role, carrier, withProbe));
    }

    LearnableModes modes() {
        return modes;
    }

    MachineSettings settings() {
        return settings;
    }

    TargetData target() {
        return target;
    }

    double initialStd() {
        return initialStd;
    }

    boolean startsDiagonal() {
        return diagonal;
    }

    int shown() {
        return shown;
    }

    @Override
    public List<RecordableTensor> tensors() {
        return List.copyOf(tensors);
    }

    @Override
    public Trajectory start(int run, long seed) {
        return new CovarianceMachineRun(this, run, seed);
    }
}
