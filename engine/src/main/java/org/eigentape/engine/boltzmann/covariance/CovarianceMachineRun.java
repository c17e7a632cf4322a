package org.eigentape.engine.boltzmann.covariance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import org.eigentape.engine.boltzmann.MachineSettings;
import org.eigentape.engine.boltzmann.ModeDivergence;
import org.eigentape.engine.event.EventView;
import org.eigentape.engine.event.Schema;
import org.eigentape.engine.event.TensorDeclaration;
import org.eigentape.engine.event.TensorSink;
import org.eigentape.engine.numeric.NormalSampler;
import org.eigentape.engine.numeric.RandomStream;
import org.eigentape.engine.simulation.Trajectory;

/** One machine in training. It trains in modes, and tensors are in nodes, except those of snapshots. */
final class CovarianceMachineRun implements Trajectory {

    private final CovarianceMachine machine;
    private final ModeDivergence training;
    private final Reconstruction reconstruction;
    private final long[] random = new long[ModeDivergence.RANDOM_WORDS];
    private long step;

    CovarianceMachineRun(CovarianceMachine machine, int run, long seed) {
        this.machine = machine;
        MachineSettings settings = machine.settings();
        double[] ones = new double[settings.visible()];
        Arrays.fill(ones, 1.0);
        double[] start = new double[settings.visible()];
        machine.target().transform().toModes(ones, 1, start);
        this.training = new ModeDivergence(
                settings,
                machine.target().modes().variances(),
                start,
                initialWeights(machine, run, seed),
                RandomStream.of(seed, "boltzmann/chains", run),
                machine.target().batches());
        this.reconstruction = new Reconstruction(settings, machine.target(), machine.shown());
    }

    private static double[] initialWeights(CovarianceMachine machine, int run, long seed) {
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
        MachineSettings settings = machine.settings();
        attributes.put("visible", settings.visible());
        attributes.put("dataSha256", machine.target().checksum());
        if (machine.target().images() > 0) {
            attributes.put("images", machine.target().images());
        }
        attributes.put("modesAtOrAboveMuSquared", machine.modes().heavierThanMu());
        attributes.put("modesWithoutHiddenNode", settings.visible() - settings.hidden());
        attributes.put("learnableModes", machine.modes().learnable());
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
        MachineSettings settings = machine.settings();
        TargetData target = machine.target();
        switch (tensor.name()) {
            case CovarianceMachine.TARGET_EIGENVALUES ->
                sink.putDoubles(machine.modes().targetEigenvalues());
            case CovarianceMachine.TARGET_VARIANCES ->
                sink.putDoubles(target.modes().variances());
            case CovarianceMachine.TARGET_MODES ->
                sink.putDoubles(target.modes().modes());
            case CovarianceMachine.WEIGHTS -> sink.putDoubles(inNodes(training.weights(), settings.hidden()));
            case CovarianceMachine.FIELDS -> sink.putDoubles(inNodes(training.fields(), settings.chains()));
            case CovarianceMachine.MEAN -> sink.putDoubles(target.mean());
            case CovarianceMachine.ORIGINALS -> sink.putDoubles(reconstruction.originals());
            case CovarianceMachine.RECONSTRUCTED -> sink.putDoubles(reconstruction.of(training.weights()));
            case CovarianceMachine.SAVED_WEIGHTS -> sink.putDoubles(training.weights());
            case CovarianceMachine.SAVED_FIELDS -> sink.putDoubles(training.fields());
            case CovarianceMachine.SAVED_RANDOM -> {
                training.copyRandomState(random);
                sink.putLongs(random, 0, random.length);
            }
            default -> throw new IllegalArgumentException("no tensor " + tensor.name());
        }
    }

    private double[] inNodes(double[] inModes, int count) {
        double[] inNodes = new double[inModes.length];
        machine.target().transform().toNodes(inModes, count, inNodes);
        return inNodes;
    }

    @Override
    public void restore(EventView snapshot, Schema tensors) {
        double[] weights = new double[training.weights().length];
        double[] fields = new double[training.fields().length];
        if (!snapshot.copy(tensors.tensor(CovarianceMachine.SAVED_WEIGHTS), weights)
                || !snapshot.copy(tensors.tensor(CovarianceMachine.SAVED_FIELDS), fields)
                || !snapshot.copy(tensors.tensor(CovarianceMachine.SAVED_RANDOM), random)) {
            throw new IllegalArgumentException("the event is not a snapshot of this simulation");
        }
        training.restore(weights, fields, random);
        step = snapshot.step();
    }
}
