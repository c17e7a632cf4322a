package org.eigentape.stages.observables;

import java.util.List;
import java.util.Optional;
import org.eigentape.engine.event.EventView;
import org.eigentape.engine.stage.ResultSeries;
import org.eigentape.engine.stage.ResultSink;
import org.eigentape.engine.stage.Stage;
import org.eigentape.engine.stage.StageContext;
import org.eigentape.stages.input.LayerWeights;
import org.eigentape.stages.input.RecordedTensor;

/** Alignment with the external field and the energies in feature space, once features and output weights of a step are known. */
final class FieldObservables implements Stage {

    private static final String VANISH = "field or features vanish";

    private final RecordedTensor features;
    private final LayerWeights outputWeights;
    private final double[] targets;
    private final FeatureHamiltonian hamiltonian;
    private final int nodes;
    private final double[] field;
    private final double[] perSample;
    private final double[] perNode;
    private final double[] perPair;
    private final ResultSeries alignment;
    private final ResultSeries alignmentSample;
    private final ResultSeries alignmentNode;
    private final ResultSeries coupling;
    private final ResultSeries couplingEnergy;
    private final ResultSeries fieldEnergy;
    private final ResultSeries energyConstant;
    private final ResultSeries sampleEnergy;
    private final ResultSeries nodeEnergy;
    private boolean couplingEmitted;

    private FieldObservables(
            StageContext context, RecordedTensor features, LayerWeights outputWeights, double[] targets) {
        this.features = features;
        this.outputWeights = outputWeights;
        this.targets = targets;
        int samples = features.declaration().rows();
        this.nodes = features.declaration().columns();
        this.hamiltonian = new FeatureHamiltonian(outputWeights.shape().rows(), nodes);
        this.field = new double[samples * nodes];
        this.perSample = new double[samples];
        this.perNode = new double[nodes];
        this.perPair = new double[nodes * nodes];
        this.alignment = context.declare("field_alignment", null);
        this.alignmentSample = context.declare("field_alignment_sample", null, samples);
        this.alignmentNode = context.declare("field_alignment_node", null, nodes);
        this.coupling = context.declare("coupling", null, nodes, nodes);
        this.couplingEnergy = context.declare("coupling_energy", null);
        this.fieldEnergy = context.declare("field_energy", null);
        this.energyConstant = context.declare("energy_constant", null);
        this.sampleEnergy = context.declare("sample_energy", null, samples);
        this.nodeEnergy = context.declare("node_energy", null, nodes, nodes);
        if (outputWeights.frozen()) {
            takeOutputWeights();
        }
    }

    static Optional<Stage> create(StageContext context) {
        Optional<RecordedTensor> features = RecordedTensor.find(context, "test/features");
        Optional<double[]> targets = context.staticTensor("test/targets");
        if (features.isEmpty() || targets.isEmpty()) {
            return Optional.empty();
        }
        int samples = features.get().declaration().rows();
        return LayerWeights.findOutput(context)
                .filter(weights -> weights.shape().columns()
                        == features.get().declaration().columns())
                .filter(weights ->
                        targets.get().length == samples * weights.shape().rows())
                .map(weights -> new FieldObservables(context, features.get(), weights, targets.get()));
    }

    private void takeOutputWeights() {
        hamiltonian.setOutputWeights(outputWeights.values());
        hamiltonian.field(targets, field);
    }

    @Override
    public void onEvent(EventView event, ResultSink results) {
        boolean news = features.read(event);
        if (!outputWeights.frozen() && outputWeights.read(event)) {
            takeOutputWeights();
            news = true;
        }
        if (!news || !features.isAt(event.step()) || !outputWeights.isAt(event.step())) {
            return;
        }
        if (Double.isFinite(hamiltonian.couplingEnergy(features.values()))
                && Double.isFinite(hamiltonian.fieldEnergy(field, features.values()))) {
            putAlignments(results);
            putEnergies(results);
        } else {
            for (ResultSeries series : List.of(
                    alignment,
                    alignmentSample,
                    alignmentNode,
                    couplingEnergy,
                    fieldEnergy,
                    energyConstant,
                    sampleEnergy,
                    nodeEnergy)) {
                results.putUndefined(series, "features or output weights are not finite");
            }
        }
    }

    private void putAlignments(ResultSink results) {
        double[] phi = features.values();
        double total = FieldAlignment.of(field, phi);
        if (Double.isFinite(total)) {
            results.put(alignment, total);
        } else {
            results.putUndefined(alignment, VANISH);
        }
        FieldAlignment.perSample(field, phi, nodes, perSample);
        results.put(alignmentSample, perSample, VANISH);
        FieldAlignment.perNode(field, phi, nodes, perNode);
        results.put(alignmentNode, perNode, VANISH);
    }

    private void putEnergies(ResultSink results) {
        double[] phi = features.values();
        if (!outputWeights.frozen() || !couplingEmitted) {
            results.put(coupling, hamiltonian.coupling());
            couplingEmitted = true;
        }
        results.put(couplingEnergy, hamiltonian.couplingEnergy(phi));
        results.put(fieldEnergy, hamiltonian.fieldEnergy(field, phi));
        results.put(energyConstant, hamiltonian.energyConstant(targets));
        hamiltonian.sampleEnergies(field, phi, perSample);
        results.put(sampleEnergy, perSample);
        hamiltonian.nodeEnergies(field, phi, perPair);
        results.put(nodeEnergy, perPair);
    }
}
