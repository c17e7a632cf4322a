package org.eigentape.stages.observables;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.eigentape.stages.fixture.Oracle;
import org.eigentape.stages.fixture.TeacherStudent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ObservablesTest {

    private static final int SAMPLES = 12;
    private static final int NODES = 5;
    private static final int OUTPUTS = 3;

    private final Oracle oracle = new Oracle("observables");
    private final double[] features = oracle.values("features");
    private final double[] reference = oracle.values("reference");
    private final double[] targets = Oracle.numbers(4, SAMPLES * OUTPUTS);
    private final double[] field = new double[SAMPLES * NODES];
    private final double[] predictions = new double[SAMPLES * OUTPUTS];
    private final FeatureHamiltonian hamiltonian = new FeatureHamiltonian(OUTPUTS, NODES);

    @BeforeEach
    void takeTheOutputWeights() {
        hamiltonian.setOutputWeights(Oracle.numbers(1, OUTPUTS * NODES));
        hamiltonian.field(targets, field);
        hamiltonian.predictions(features, predictions);
    }

    @Test
    void shouldComputeEnergiesAsTheOracleDoes() {
        oracle.check("loss", Loss.of(targets, predictions, SAMPLES), 1e-14);
        oracle.check("coupling", hamiltonian.coupling(), 1e-14);
        oracle.check("coupling_energy", hamiltonian.couplingEnergy(features), 1e-14);
        oracle.check("field_energy", hamiltonian.fieldEnergy(field, features), 1e-13);
        oracle.check("energy_constant", hamiltonian.energyConstant(targets), 1e-14);
        double[] perSample = new double[SAMPLES];
        hamiltonian.sampleEnergies(field, features, perSample);
        oracle.check("sample_energy", perSample, 1e-14);
        double[] perPair = new double[NODES * NODES];
        hamiltonian.nodeEnergies(field, features, perPair);
        oracle.check("node_energy", perPair, 1e-14);
    }

    /** [P] eqs. 2.7, A.4 and A.5: three ways to write the same loss. */
    @Test
    void shouldWriteTheLossInThreeWays() {
        double loss = Loss.of(targets, predictions, SAMPLES);
        double constant = hamiltonian.energyConstant(targets);
        double split = hamiltonian.couplingEnergy(features) - hamiltonian.fieldEnergy(field, features) + constant;
        double[] perSample = new double[SAMPLES];
        double[] perPair = new double[NODES * NODES];
        hamiltonian.sampleEnergies(field, features, perSample);
        hamiltonian.nodeEnergies(field, features, perPair);
        assertEquals(loss, split, 1e-15);
        assertEquals(loss - constant, Arrays.stream(perSample).sum() / SAMPLES, 1e-15);
        assertEquals(loss - constant, Arrays.stream(perPair).sum(), 1e-15);
    }

    @Test
    void shouldComputeCorrelationsAndAlignmentsAsTheOracleDoes() {
        oracle.check("correlation", FeatureCorrelation.of(features, reference), 1e-13);
        oracle.check("overlap", FeatureCorrelation.overlap(features, reference), 1e-13);
        oracle.check("alignment", FieldAlignment.of(field, features), 1e-13);
        double[] perNode = new double[NODES];
        double[] perSample = new double[SAMPLES];
        FieldAlignment.perNode(field, features, NODES, perNode);
        FieldAlignment.perSample(field, features, NODES, perSample);
        oracle.check("alignment_node", perNode, 1e-14);
        oracle.check("alignment_sample", perSample, 1e-14);
        assertEquals(1, FieldAlignment.of(field, field), 1e-15);
        assertEquals(1, FeatureCorrelation.overlap(features, features), 1e-15);
    }

    @Test
    void shouldComputePreActivationsAndDensityAsTheOracleDoes() {
        double[] z = new double[20 * 4];
        PreActivations.compute(Oracle.numbers(5, 24), new double[0], Oracle.numbers(6, 120), 4, 6, z);
        oracle.check("pre_activation_variance", PreActivations.variance(z), 1e-13);
        double[] density = new double[8];
        FeatureDensity.histogram(features, -1, 1, density);
        oracle.check("density", density, 1e-14);

        double[] shifted = new double[20 * 4];
        PreActivations.compute(Oracle.numbers(5, 24), new double[] {1, 2, 3, 4}, Oracle.numbers(6, 120), 4, 6, shifted);
        assertEquals(z[6] + 3, shifted[6], 1e-15);
    }

    @Test
    void shouldCountEveryFeatureInTheBoundsOnce() {
        double[] density = new double[4];
        FeatureDensity.histogram(new double[] {-1, -0.5, 0, 0.999, 1, 1.5, Double.NaN, -2}, -1, 1, density);
        assertArrayEquals(new double[] {0.25, 0.25, 0.25, 0.5}, density);
    }

    /** [P] eq. 2.21: one peak at 0 up to sigma_z^2 = 1/2, then two at phi = tanh(2 sigma_z^2 phi). */
    @Test
    void shouldFindTheTransitionToADoubleWellOfTheFeatureDensity() {
        assertTrue(density(0, 0.45) > density(0.05, 0.45));
        assertTrue(density(0, 0.55) < density(0.05, 0.55));
        double peak = 0.9;
        for (int step = 0; step < 200; step++) {
            peak = StrictMath.tanh(2 * peak);
        }
        assertTrue(density(peak, 1) > density(peak - 1e-3, 1) && density(peak, 1) > density(peak + 1e-3, 1));
        assertEquals(1 / Math.sqrt(2 * Math.PI * 0.3), density(0, 0.3), 1e-15);
        assertEquals(0, density(1, 0.3));
        double integral = 0;
        int cells = 20_000;
        for (int k = 0; k < cells; k++) {
            integral += density(-1 + (k + 0.5) * 2 / cells, 0.4) * 2 / cells;
        }
        assertEquals(1, integral, 1e-8);
    }

    @Test
    void shouldAgreeWithItsLawOnAHistogramOfTanh() {
        double[] values = TeacherStudent.normals(new Random(1), 400_000, Math.sqrt(0.8));
        for (int k = 0; k < values.length; k++) {
            values[k] = StrictMath.tanh(values[k]);
        }
        double[] histogram = new double[40];
        FeatureDensity.histogram(values, -1, 1, histogram);
        for (int bin = 5; bin < 35; bin++) {
            double expected = density(-1 + (bin + 0.5) / 20, 0.8);
            assertEquals(expected, histogram[bin], 0.05 * expected, "bin " + bin);
        }
    }

    private static double density(double feature, double variance) {
        return FeatureDensity.ofNormalPreActivation(feature, variance);
    }

    @Test
    void shouldMeasureGradientNorms() {
        assertEquals(5, GradientNorm.of(new double[] {3, 0, -4}));
        // Three steps of gradients (1, 0), (2, 0), (0, 6) at eps = 0.5: their mean is (1, 2).
        double[] earlier = {1, 1};
        double[] later = {1 - 0.5 * 3, 1 - 0.5 * 6};
        assertEquals(Math.sqrt(5), GradientNorm.overSteps(earlier, later, 3, 0.5), 1e-15);
    }

    /** At sigma_W -> 0 the network says 0 and its gradient is |W^(3)| |&lt;y a&gt;|. */
    @Test
    void shouldMeetTheLimitOfVanishingWeights() {
        var network = TeacherStudent.ofPaper(3, 500, 1e-9);
        double[] deltas = network.deltas(network.weights);
        int[] all = new int[500];
        double[] projected = new double[32];
        for (int s = 0; s < 500; s++) {
            all[s] = s;
            for (int j = 0; j < 32; j++) {
                projected[j] += network.targets[s] * network.activations[s * 32 + j] / 500;
            }
        }
        double expected = GradientNorm.of(network.outputWeights) * GradientNorm.of(projected);
        assertEquals(expected, GradientNorm.of(network.batchGradient(deltas, all)), 1e-8 * expected);

        var small = new FeatureHamiltonian(1, 16);
        small.setOutputWeights(network.outputWeights);
        double loss = Loss.of(network.targets, network.outputs(network.features(network.weights)), 500);
        assertEquals(small.energyConstant(network.targets), loss, 1e-8);
    }

    /** [P] eq. 2.18: sigma_z^2 is bounded by sigma_W^2; for the paper's network it is about .344 of it. */
    @Test
    void shouldMeasureThePreActivationVarianceOfThePaper() {
        double mean = 0;
        for (long seed = 1; seed <= 200; seed++) {
            var network = TeacherStudent.ofPaper(seed, 200, 2);
            double[] z = new double[200 * 16];
            PreActivations.compute(network.weights, new double[0], network.activations, 16, 32, z);
            mean += PreActivations.variance(z) / 4 / 200;
        }
        assertEquals(0.344, mean, 0.02);
    }
}
