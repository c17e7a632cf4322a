package org.eigentape.engine.boltzmann.lattice;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.eigentape.engine.boltzmann.LatticeField;
import org.eigentape.engine.boltzmann.LearnableModes;
import org.eigentape.engine.boltzmann.MachineSettings;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.simulation.Simulation;
import org.eigentape.engine.simulation.Trajectories;
import org.eigentape.engine.simulation.Trajectory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatticeMachineTest {

    private static final LatticeMachineProvider PROVIDER = new LatticeMachineProvider();
    private static final long GOLDEN_BITS = 3869218576501564158L;

    @ParameterizedTest
    @CsvSource({"7, 5, exact, false", "10, 16, batch, false", "4, 3, exact, true"})
    void shouldGoOnBitForBitFromASnapshot(String hidden, String batchSize, String target, String exactChains) {
        Simulation machine = Trajectories.configure(
                PROVIDER, "hidden", hidden, "batchSize", batchSize, "target", target, "exactChains", exactChains);
        Trajectories.assertGoesOnBitForBit(machine, "weights/1", 33, 40);
    }

    @Test
    @Tag("determinism")
    void shouldHaveTheSameBitsOnEveryJavaRuntime() {
        Simulation machine = Trajectories.configure(PROVIDER, "hidden", "7", "target", "batch");
        Trajectory run = machine.start(1, 3);
        assertTrue(run.advance(1000));
        long bits = 0;
        for (double element : Trajectories.values("weights/1", machine, run)) {
            bits = 31 * bits + Double.doubleToLongBits(element);
        }
        assertEquals(GOLDEN_BITS, bits);
    }

    @Test
    void shouldStateTheEigenvaluesThatTrainingShouldReach() {
        Simulation machine = Trajectories.configure(PROVIDER, "hidden", "4", "muSquared", "5", "sigmaHidden", "0.5");
        Trajectory run = machine.start(0, 1);
        // kappa = 4, 4.38, 4.38 and 5.38, of which mu^2 = 5 cuts the last off; divided by sigma_h^2.
        assertArrayEquals(
                new double[] {0, 2.472136, 2.472136, 4},
                Trajectories.values("target.eigenvalues/1", machine, run),
                1e-6);
        assertEquals(8, Trajectories.values("target/kappa", machine, run)[9], 1e-12);
        ObjectNode attributes = JsonNodeFactory.instance.objectNode();
        run.describe(attributes);
        assertEquals(7, attributes.path("modesAtOrAboveMuSquared").asInt());
        assertEquals(6, attributes.path("modesWithoutHiddenNode").asInt());
    }

    /** Both regulators: N_h = 6 of 10 nodes, and mu^2 = 7, keep the modes of small kappa and nothing else. */
    @Test
    void shouldCutOffModesByHiddenNodesAndByMuSquared() {
        Simulation machine = Trajectories.configure(
                PROVIDER, "hidden", "6", "muSquared", "6", "exactChains", "true", "learningRate", "0.5");
        Trajectory run = machine.start(0, 1);
        assertTrue(run.advance(20_000));
        double[] w = Trajectories.values("weights/1", machine, run);
        double[] gram = new double[36];
        for (int a = 0; a < 6; a++) {
            for (int b = 0; b < 6; b++) {
                for (int i = 0; i < 10; i++) {
                    gram[a * 6 + b] += w[i * 6 + a] * w[i * 6 + b];
                }
            }
        }
        var eigen = new org.eigentape.engine.gas.JacobiRotations(6);
        eigen.decompose(gram);
        double[] values = eigen.values().clone();
        java.util.Arrays.sort(values);
        assertArrayEquals(new double[] {0, 0.618034, 0.618034, 1.618034, 1.618034, 2}, values, 1e-6);
        assertArrayEquals(values, Trajectories.values("target.eigenvalues/1", machine, run), 1e-6);
    }

    @Test
    void shouldWarnOfModesBeyondMuSquaredByName() {
        MachineSettings settings = new MachineSettings(10, 10, 7.7, 1, 0.1, 16, 3, false, false);
        List<String> warnings = new LearnableModes(settings, new LatticeField(10, 4).ascendingKappas()).warnings();
        assertEquals(1, warnings.size());
        assertTrue(warnings.get(0).contains("cuts off 1 of 10 modes, those of kappa = 8.000"), () -> warnings.get(0));
        assertTrue(warnings.get(0).contains("ultraviolet"), () -> warnings.get(0));
    }

    @Test
    void shouldWarnOfUnstableLearningRatesAndBeRight() {
        // Omega_max = 2 (9 - 4)/16 = 0.625, so alpha = 3.2 is the limit.
        assertEquals(List.of(), warnings(3.1));
        assertTrue(
                warnings(3.3).get(0).contains("take one below 3.2"),
                () -> warnings(3.3).get(0));
        assertEquals(5, firstEigenvalue(3.1), 1e-6);
        assertFalse(Math.abs(firstEigenvalue(3.3) - 5) < 0.1);
    }

    private static List<String> warnings(double alpha) {
        MachineSettings settings = new MachineSettings(10, 10, 9, 1, alpha, 16, 3, true, false);
        return new LearnableModes(settings, new LatticeField(10, 4).ascendingKappas()).warnings();
    }

    /** After many updates without noise, from close by. */
    private static double firstEigenvalue(double alpha) {
        double w = Math.sqrt(4.9);
        for (int update = 0; update < 2_000; update++) {
            w += alpha * (1.0 / 4 - 1 / (9 - w * w)) * w;
        }
        return w * w;
    }

    @ParameterizedTest
    @CsvSource({
        "hidden, 11, at most visible",
        "visible, 0, between",
        "batchSize, 0, between",
        "gibbsSweeps, 0, between",
        "muSquared, 0, between",
        "massSquared, -1, between",
        "target, data, must be one of",
        "initial, zero, must be one of"
    })
    void shouldRefuseWhatMakesNoSense(String key, String value, String reason) {
        InvalidRequestException refused =
                assertThrows(InvalidRequestException.class, () -> Trajectories.configure(PROVIDER, key, value));
        assertTrue(refused.getMessage().contains(reason), refused.getMessage());
    }
}
