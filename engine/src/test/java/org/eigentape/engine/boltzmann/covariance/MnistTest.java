package org.eigentape.engine.boltzmann.covariance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import org.eigentape.engine.simulation.Simulation;
import org.eigentape.engine.simulation.Trajectories;
import org.eigentape.engine.simulation.Trajectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The modes of MNIST's 60,000 training images; needs {@code -Deigentape.mnist=PATH}, their file or its directory, and is skipped without. */
class MnistTest {

    /** The largest eigenvalues in the lecture of the authors of [R] and [D], to its digits. */
    private static final double[] LECTURE = {6.572, 4.806, 4.178, 3.650, 3.297, 2.920, 2.216, 1.953, 1.871, 1.596, 1.428
    };

    private static final String PATH = System.getProperty("eigentape.mnist", "");

    @BeforeEach
    void find() {
        assumeTrue(!PATH.isEmpty(), "-Deigentape.mnist=PATH is not given: the modes of MNIST were not tested");
    }

    private static Simulation machine(String... more) {
        String[] pairs = {"images", PATH, "muSquared", "100", "learningRate", "1e-4", "gibbsSweeps", "1"};
        String[] all = Arrays.copyOf(pairs, pairs.length + more.length);
        System.arraycopy(more, 0, all, pairs.length, more.length);
        return Trajectories.configure(new CovarianceMachineProvider(), all);
    }

    @Test
    void shouldHaveTheSpectrumOfTheLecture() {
        Simulation machine = machine("exactChains", "true", "initial", "diagonal", "initialStd", "3");
        Trajectory run = machine.start(0, 1);
        double[] variances = Trajectories.values("target/variances", machine, run);
        assertArrayEquals(LECTURE, Arrays.copyOf(variances, LECTURE.length), 5e-4);
        ObjectNode attributes = JsonNodeFactory.instance.objectNode();
        run.describe(attributes);
        assertEquals(784 - 289, attributes.path("modesAtOrAboveMuSquared").asInt());
        assertEquals(60_000, attributes.path("images").asInt());
        // Omega_max is about 8600.
        assertEquals(0.86, attributes.path("largestRelaxationRate").asDouble(), 0.005);
    }

    /** The noise-free machine reaches mu^2 - kappa of the lightest modes to rounding, and returns the digits with the factor x/mu^2. */
    @Test
    void shouldLearnTheInfraredModes() {
        Simulation machine = machine("exactChains", "true", "initial", "diagonal", "initialStd", "3", "hidden", "36");
        Trajectory run = machine.start(0, 1);
        run.advance(200_000);
        double[] target = Trajectories.values("target.eigenvalues/1", machine, run);
        double[] weights = Trajectories.values("weights/1", machine, run);
        double[] found = new double[36];
        for (int node = 0; node < 784; node++) {
            for (int mode = 0; mode < 36; mode++) {
                found[35 - mode] += weights[node * 36 + mode] * weights[node * 36 + mode];
            }
        }
        assertArrayEquals(target, found, 1e-6);
    }
}
