package example.ornsteinuhlenbeck;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.eigentape.engine.error.InvalidRequestException;
import org.eigentape.engine.event.EventEncoder;
import org.eigentape.engine.event.EventLayout;
import org.eigentape.engine.event.EventType;
import org.eigentape.engine.event.EventView;
import org.eigentape.engine.event.FrameBuffer;
import org.eigentape.engine.event.Schema;
import org.eigentape.engine.event.TensorDeclaration;
import org.eigentape.engine.policy.RecordingPolicy;
import org.eigentape.engine.recording.Manifest;
import org.eigentape.engine.session.RecordingSession;
import org.eigentape.engine.session.SessionListener;
import org.eigentape.engine.session.SessionRequest;
import org.eigentape.engine.simulation.Configuration;
import org.eigentape.engine.simulation.RecordableTensor;
import org.eigentape.engine.simulation.Simulation;
import org.eigentape.engine.simulation.Trajectory;
import org.eigentape.engine.stage.StageCatalog;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrnsteinUhlenbeckTest {

    private static final OrnsteinUhlenbeckProvider PROVIDER = new OrnsteinUhlenbeckProvider();

    private static Configuration configuration(String... pairs) {
        Map<String, JsonNode> given = new HashMap<>();
        for (int index = 0; index < pairs.length; index += 2) {
            given.put(pairs[index], new TextNode(pairs[index + 1]));
        }
        return new Configuration(PROVIDER.keys(), given);
    }

    private static List<TensorDeclaration> declarations(Simulation simulation) {
        return simulation.tensors().stream().map(RecordableTensor::declaration).toList();
    }

    /** The event that a run would publish now, with all tensors that such an event can carry. */
    private static EventView event(EventType type, Simulation simulation, Trajectory trajectory) {
        EventLayout layout = new EventLayout(declarations(simulation).stream()
                .filter(tensor -> tensor.carrier() == type)
                .toList());
        FrameBuffer buffer = new FrameBuffer(1024);
        EventEncoder encoder = new EventEncoder();
        encoder.begin(buffer, type, 0, trajectory.step(), layout);
        for (int index = 0; index < layout.size(); index++) {
            trajectory.write(layout.tensor(index), encoder.tensor(index));
        }
        encoder.end();
        return new EventView().wrap(buffer, 0);
    }

    private static double[] values(String name, EventType type, Simulation simulation, Trajectory trajectory) {
        TensorDeclaration tensor = new Schema(declarations(simulation)).tensor(name);
        double[] values = new double[tensor.elements()];
        assertTrue(event(type, simulation, trajectory).copy(tensor, values));
        return values;
    }

    @Test
    void shouldGoOnBitForBitFromASnapshot() {
        Simulation simulation = PROVIDER.configure(configuration());
        Schema schema = new Schema(declarations(simulation));
        Trajectory whole = simulation.start(2, 7);
        // An odd number of deviates has been drawn: the second of a pair waits in the sampler.
        whole.advance(33);
        Trajectory resumed = simulation.start(2, 7);
        resumed.restore(event(EventType.SNAPSHOT, simulation, whole), schema);
        assertEquals(33, resumed.step());
        whole.advance(50);
        resumed.advance(20);
        resumed.advance(30);
        for (String name : List.of("weights/a", "weights/b")) {
            assertArrayEquals(
                    values(name, EventType.STEP, simulation, whole),
                    values(name, EventType.STEP, simulation, resumed),
                    0.0,
                    name);
        }
    }

    @Test
    void shouldReachTheStationaryVarianceAndTheTarget() {
        // One step of 20 relaxation times forgets the start, so runs of one step sample the stationary law.
        Simulation simulation = PROVIDER.configure(
                configuration("theta", "2", "sigma", "3", "timeStep", "10", "shapeA", "20,30", "ladder", "1"));
        double[] target = new MatrixLaw("a", 20, 30, 2, 3, 1, 10).target();
        double sum = 0;
        double squares = 0;
        int runs = 200;
        for (int run = 0; run < runs; run++) {
            Trajectory trajectory = simulation.start(run, 1);
            trajectory.advance(1);
            double[] weights = values("weights/a", EventType.STEP, simulation, trajectory);
            for (int element = 0; element < weights.length; element++) {
                double deviation = weights[element] - target[element];
                sum += deviation;
                squares += deviation * deviation;
            }
        }
        double count = runs * 600.0;
        double variance = 3.0 * 3.0 / (2 * 2);
        // Standard errors: sqrt(variance/count) = 0.0043 and variance sqrt(2/count) = 0.0092.
        assertEquals(0, sum / count, 0.02);
        assertEquals(variance, squares / count, 0.04);
    }

    @Test
    void shouldTakeStepsThatAreExactForAnyLengthOfTime() {
        // Many short steps and one long step have the same law; without noise they are the same numbers.
        Simulation fine = PROVIDER.configure(configuration("sigma", "0", "timeStep", "0.01"));
        Simulation coarse = PROVIDER.configure(configuration("sigma", "0", "timeStep", "1"));
        Trajectory slow = fine.start(0, 1);
        Trajectory fast = coarse.start(0, 1);
        slow.advance(100);
        fast.advance(1);
        double[] weights = values("weights/b", EventType.STEP, fine, slow);
        assertArrayEquals(values("weights/b", EventType.STEP, coarse, fast), weights, 1e-13);
        assertEquals(1 - StrictMath.exp(-1), weights[0], 1e-13);
        assertEquals(
                4 * (1 - StrictMath.exp(-1)),
                weights[3 * 4 + 3],
                1e-13,
                "the last rung of the ladder of the 8 x 4 matrix");
        double fromFormula = 0.5 * (1 + 4 + 9 + 16) * StrictMath.exp(-2);
        assertEquals(fromFormula, values("potential/b", EventType.PROBE, fine, slow)[0], 1e-12);
    }

    @Test
    void shouldAddTheSameNoiseInManyShortStepsAsInOneLongStep() {
        MatrixLaw fine = new MatrixLaw("a", 2, 2, 0.7, 1.3, 1, 0.1);
        MatrixLaw coarse = new MatrixLaw("a", 2, 2, 0.7, 1.3, 1, 0.8);
        double variance = 0;
        for (int step = 0; step < 8; step++) {
            variance = fine.decay() * fine.decay() * variance + fine.scatter() * fine.scatter();
        }
        assertEquals(coarse.scatter() * coarse.scatter(), variance, 1e-14);
    }

    @Test
    @Tag("determinism")
    void shouldRecordTheSameRunsWhateverTheNumberOfThreads(@TempDir Path folder) throws Exception {
        SortedMap<Integer, String> alone = digests(folder.resolve("alone"), 1);
        assertEquals(3, alone.size());
        assertEquals(3, alone.values().stream().distinct().count());
        assertEquals(alone, digests(folder.resolve("together"), 3));
    }

    private static SortedMap<Integer, String> digests(Path output, int threads) throws InterruptedException {
        RecordingSession session = new RecordingSession(new SessionRequest(
                PROVIDER,
                null,
                configuration(),
                RecordingPolicy.of(List.of("every=1", "probe:every=10", "snapshot:every=50"), List.of()),
                3,
                200,
                1,
                threads,
                new StageCatalog(List.of()),
                List.of(),
                output,
                "test"));
        Manifest manifest = Manifest.read(
                session.record(new SessionListener() {}).directory().manifest());
        assertNotNull(manifest.completion());
        return manifest.completion().runDigests();
    }

    @Test
    void shouldRefuseAShapeThatIsNotAMatrix() {
        InvalidRequestException refused =
                assertThrows(InvalidRequestException.class, () -> PROVIDER.configure(configuration("shapeB", "2,3,4")));
        assertTrue(String.valueOf(refused.getMessage()).startsWith("shapeB must be two numbers"), refused.getMessage());
    }
}
