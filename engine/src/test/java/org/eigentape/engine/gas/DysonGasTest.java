package org.eigentape.engine.gas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.policy.RecordingPlan;
import org.eigentape.engine.policy.RecordingPolicy;
import org.eigentape.engine.simulation.Simulation;
import org.eigentape.engine.simulation.Trajectories;
import org.eigentape.engine.simulation.Trajectory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DysonGasTest {

    private static final DysonGasProvider PROVIDER = new DysonGasProvider();

    @ParameterizedTest
    @CsvSource({
        "quadratic, matrix, 0, 1",
        "quadratic, eigenvalues, 0, 1",
        "quartic, matrix, 0, 1",
        "quartic, eigenvalues, 0, 1",
        "rbm, matrix, 1, 1",
        "rbm, eigenvalues, 1, 1"
    })
    void shouldGoOnBitForBitFromASnapshot(String potential, String scheme, String center, String std) {
        // Three levels take an odd number of deviates, so the second of a pair waits in the sampler.
        Simulation gas = Trajectories.configure(
                PROVIDER,
                "levels",
                "3",
                "potential",
                potential,
                "scheme",
                scheme,
                "initialCenter",
                center,
                "initialStd",
                std);
        Trajectories.assertGoesOnBitForBit(gas, "weights/gas", 33, 40);
    }

    @Test
    @Tag("determinism")
    void shouldHaveTheSameBitsOnEveryJavaRuntime() {
        Simulation gas = Trajectories.configure(PROVIDER, "levels", "4", "potential", "rbm", "initialCenter", "5");
        Trajectory run = gas.start(1, 3);
        run.advance(100);
        long bits = 0;
        for (double element : Trajectories.values("weights/gas", gas, run)) {
            bits = 31 * bits + Double.doubleToLongBits(element);
        }
        assertEquals(GOLDEN_BITS, bits);
    }

    private static final long GOLDEN_BITS = -7981177287976435320L;

    @Test
    void shouldBeRecordedByARuleWithoutATensor() {
        Simulation gas = Trajectories.configure(PROVIDER);
        assertEquals(
                "weights/gas",
                RecordingPlan.selected(RecordingPolicy.WEIGHTS, gas.tensors())
                        .get(0)
                        .name());
    }

    @Test
    void shouldSayWhenTheGasDiverges() {
        // Euler's step of x^3 throws levels beyond sqrt(2/dt) out of the well.
        Simulation gas = Trajectories.configure(
                PROVIDER, "potential", "quartic", "levels", "2", "initialCenter", "100", "timeStep", "0.5");
        Trajectory run = gas.start(0, 1);
        assertFalse(run.advance(1000));
        assertTrue(run.step() < 20, "at step " + run.step());
    }

    @ParameterizedTest
    @CsvSource({
        "scheme, explicit, infinite variance",
        "scheme, magic, must be one of",
        "potential, cubic, must be one of",
        "levels, 0, between",
        "timeStep, 0, between",
        "stiffness, -1, between"
    })
    void shouldRefuseWhatMakesNoSense(String key, String value, String reason) {
        assertRefused(reason, key, value);
    }

    @Test
    void shouldRefusePotentialsWithoutMinimumAndStepsThatOvershoot() {
        assertRefused("below 0.5", "potential", "quartic", "stiffness", "2", "timeStep", "0.6");
        assertRefused("no minimum above 0", "potential", "rbm", "kappa", "9");
        assertRefused("initialCenter is 9", "potential", "rbm", "initialCenter", "9");
    }

    private static void assertRefused(String reason, String... pairs) {
        InvalidRequestException refused =
                assertThrows(InvalidRequestException.class, () -> Trajectories.configure(PROVIDER, pairs));
        assertTrue(refused.getMessage().contains(reason), refused.getMessage());
    }
}
