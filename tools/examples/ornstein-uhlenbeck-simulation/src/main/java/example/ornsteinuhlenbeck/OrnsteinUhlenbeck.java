package example.ornsteinuhlenbeck;

import java.util.ArrayList;
import java.util.List;
import org.eigentape.engine.event.ElementType;
import org.eigentape.engine.event.EventType;
import org.eigentape.engine.event.TensorDeclaration;
import org.eigentape.engine.event.TensorRole;
import org.eigentape.engine.simulation.RecordableTensor;
import org.eigentape.engine.simulation.Simulation;
import org.eigentape.engine.simulation.Trajectory;

/** One configuration: what can be recorded, and where a run starts. */
final class OrnsteinUhlenbeck implements Simulation {

    static final String TARGET_EIGENVALUES = "target.eigenvalues/";
    static final String WEIGHTS = "weights/";
    static final String POTENTIAL = "potential/";
    static final String SAVED_WEIGHTS = "snapshot/weights/";
    static final String SAVED_RANDOM = "snapshot/random/";

    private final List<MatrixLaw> laws;
    private final List<RecordableTensor> tensors = new ArrayList<>();

    OrnsteinUhlenbeck(List<MatrixLaw> laws) {
        this.laws = List.copyOf(laws);
        laws.forEach(this::declare);
    }

    // tag::tensors[]
    private void declare(MatrixLaw law) {
        List<Integer> matrix = List.of(law.rows(), law.columns());
        List<Integer> levels = List.of(law.smallerSide());
        doubles(TARGET_EIGENVALUES + law.name(), levels, TensorRole.TARGET_EIGENVALUES, EventType.RUN_STARTED);
        doubles(WEIGHTS + law.name(), matrix, TensorRole.WEIGHTS, EventType.STEP);
        doubles(POTENTIAL + law.name(), List.of(), TensorRole.OTHER, EventType.PROBE);
        doubles(SAVED_WEIGHTS + law.name(), matrix, TensorRole.STATE, EventType.SNAPSHOT);
        tensors.add(new RecordableTensor(
                new TensorDeclaration(
                        tensors.size(),
                        SAVED_RANDOM + law.name(),
                        ElementType.I64,
                        List.of(MatrixProcess.RANDOM_WORDS),
                        "1",
                        TensorRole.STATE,
                        EventType.SNAPSHOT,
                        true),
                false));
    }

    private void doubles(String name, List<Integer> shape, TensorRole role, EventType carrier) {
        // The last argument: probes carry the potential, and the step of a probe carries the weights.
        boolean withProbe = carrier == EventType.PROBE || carrier == EventType.STEP;
        tensors.add(RecordableTensor.f64(tensors.size(), name, shape, role, carrier, withProbe));
    }
    // end::tensors[]

    @Override
    public List<RecordableTensor> tensors() {
        return List.copyOf(tensors);
    }

    @Override
    public Trajectory start(int run, long seed) {
        return new OrnsteinUhlenbeckRun(laws, run, seed);
    }
}
