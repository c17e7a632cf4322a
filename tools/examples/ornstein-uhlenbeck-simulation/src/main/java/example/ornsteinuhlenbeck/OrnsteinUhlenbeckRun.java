package example.ornsteinuhlenbeck;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eigentape.engine.event.EventView;
import org.eigentape.engine.event.Schema;
import org.eigentape.engine.event.TensorDeclaration;
import org.eigentape.engine.event.TensorSink;
import org.eigentape.engine.simulation.Trajectory;

/** One run. */
final class OrnsteinUhlenbeckRun implements Trajectory {

    private final Map<String, MatrixLaw> laws = new LinkedHashMap<>();
    private final Map<String, MatrixProcess> processes = new LinkedHashMap<>();
    private long step;

    OrnsteinUhlenbeckRun(List<MatrixLaw> laws, int run, long seed) {
        for (MatrixLaw law : laws) {
            this.laws.put(law.name(), law);
            processes.put(law.name(), new MatrixProcess(law, run, seed));
        }
    }

    // tag::run[]
    @Override
    public void describe(ObjectNode attributes) {
        laws.values().forEach(law -> attributes.put("stationaryPotential." + law.name(), stationaryPotential(law)));
    }

    @Override
    public long step() {
        return step;
    }

    @Override
    public boolean advance(long updates) {
        for (long update = 0; update < updates; update++) {
            processes.values().forEach(MatrixProcess::advance);
            step++;
        }
        return true; // The checked ranges of the keys keep every element finite.
    }

    @Override
    public void write(TensorDeclaration tensor, TensorSink sink) {
        int nameStart = tensor.name().lastIndexOf('/') + 1;
        String layer = tensor.name().substring(nameStart);
        MatrixProcess process = processes.get(layer);
        switch (tensor.name().substring(0, nameStart)) {
            case OrnsteinUhlenbeck.TARGET_EIGENVALUES ->
                sink.putDoubles(laws.get(layer).targetEigenvalues());
            case OrnsteinUhlenbeck.WEIGHTS, OrnsteinUhlenbeck.SAVED_WEIGHTS -> sink.putDoubles(process.weights());
            case OrnsteinUhlenbeck.POTENTIAL -> sink.putDouble(process.potential());
            case OrnsteinUhlenbeck.SAVED_RANDOM -> sink.putLongs(process.random(), 0, MatrixProcess.RANDOM_WORDS);
            default -> throw new IllegalArgumentException("no tensor " + tensor.name());
        }
    }

    @Override
    public void restore(EventView snapshot, Schema tensors) {
        processes.forEach((layer, process) -> {
            TensorDeclaration weights = tensors.tensor(OrnsteinUhlenbeck.SAVED_WEIGHTS + layer);
            TensorDeclaration random = tensors.tensor(OrnsteinUhlenbeck.SAVED_RANDOM + layer);
            double[] savedWeights = new double[weights.elements()];
            long[] savedRandom = new long[random.elements()];
            if (!snapshot.copy(weights, savedWeights) || !snapshot.copy(random, savedRandom)) {
                throw new IllegalArgumentException("the event is not a snapshot of this simulation");
            }
            process.restore(savedWeights, savedRandom);
        });
        step = snapshot.step();
    }
    // end::run[]

    /** Half of sigma^2/2 for each element: equipartition. */
    private static double stationaryPotential(MatrixLaw law) {
        return law.elements() * law.sigma() * law.sigma() / 4;
    }
}
