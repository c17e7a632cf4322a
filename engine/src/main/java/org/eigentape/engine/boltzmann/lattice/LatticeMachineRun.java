package org.eigentape.engine.boltzmann.lattice;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.eigentape.engine.boltzmann.ContrastiveDivergence;
import org.eigentape.engine.boltzmann.MachineSettings;
import org.eigentape.engine.event.EventView;
import org.eigentape.engine.event.Schema;
import org.eigentape.engine.event.TensorDeclaration;
import org.eigentape.engine.event.TensorSink;
import org.eigentape.engine.numeric.NormalSampler;
import org.eigentape.engine.numeric.RandomStream;
import org.eigentape.engine.simulation.Trajectory;

/** One machine in training. */
final class LatticeMachineRun implements Trajectory {

    private final LatticeMachine machine;
    private final ContrastiveDivergence training;
    private final long[] random = new long[ContrastiveDivergence.RANDOM_WORDS];
    private long step;

    LatticeMachineRun(LatticeMachine machine, int run, long seed) {
        this.machine = machine;
        this.training = new ContrastiveDivergence(
                machine.settings(),
                machine.field(),
                initialWeights(machine, run, seed),
                RandomStream.of(seed, "boltzmann/chains", run));
    }

    private static double[] initialWeights(LatticeMachine machine, int run, long seed) {
        MachineSettings settings = machine.settings();
        double[] weights = new double[settings.weights()];
        if (machine.startsDiagonal()) {
            for (int node = 0; node < settings.hidden(); node++) {
                weights[node * settings.hidden() + node] = machine.initialStd();
            }
        } else {
            new NormalSampler(RandomStream.of(seed, "boltzmann/weights", run)).fill(weights, machine.initialStd());
        }
        return weights;
    }

    @Override
    public void describe(ObjectNode attributes) {
        attributes.put("modesAtOrAboveMuSquared", machine.modes().heavierThanMu());
        attributes.put(
                "modesWithoutHiddenNode",
                machine.settings().visible() - machine.settings().hidden());
        attributes.put("largestRelaxationRate", machine.modes().largestRate());
    }

    @Override
    public long step() {
        return step;
    }

    @Override
    public boolean advance(long updates) {
        for (long update = 0; update < updates; update++) {
            step++;
            if (!training.update()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void write(TensorDeclaration tensor, TensorSink sink) {
        switch (tensor.name()) {
            case LatticeMachine.TARGET_EIGENVALUES ->
                sink.putDoubles(machine.modes().targetEigenvalues());
            case LatticeMachine.TARGET_KAPPAS -> sink.putDoubles(machine.field().ascendingKappas());
            case LatticeMachine.WEIGHTS, LatticeMachine.SAVED_WEIGHTS -> sink.putDoubles(training.weights());
            case LatticeMachine.FIELDS, LatticeMachine.SAVED_FIELDS -> sink.putDoubles(training.fields());
            case LatticeMachine.SAVED_RANDOM -> {
                training.copyRandomState(random);
                sink.putLongs(random, 0, random.length);
            }
            default -> throw new IllegalArgumentException("no tensor " + tensor.name());
        }
    }

    @Override
    public void restore(EventView snapshot, Schema tensors) {
        double[] weights = new double[training.weights().length];
        double[] fields = new double[training.fields().length];
        if (!snapshot.copy(tensors.tensor(LatticeMachine.SAVED_WEIGHTS), weights)
                || !snapshot.copy(tensors.tensor(LatticeMachine.SAVED_FIELDS), fields)
                || !snapshot.copy(tensors.tensor(LatticeMachine.SAVED_RANDOM), random)) {
            throw new IllegalArgumentException("the event is not a snapshot of this simulation");
        }
        training.restore(weights, fields, random);
        step = snapshot.step();
    }
}
