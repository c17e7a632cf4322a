package org.eigentape.engine.simulation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eigentape.engine.event.EventEncoder;
import org.eigentape.engine.event.EventLayout;
import org.eigentape.engine.event.EventType;
import org.eigentape.engine.event.EventView;
import org.eigentape.engine.event.FrameBuffer;
import org.eigentape.engine.event.Schema;
import org.eigentape.engine.event.TensorDeclaration;

/** What every simulation must do, asked through events as the recorder asks. */
public final class Trajectories {

    private Trajectories() {}

    /** A configured simulation; keys and values in turns. */
    public static Simulation configure(SimulationProvider provider, String... pairs) {
        Map<String, JsonNode> given = new HashMap<>();
        for (int index = 0; index < pairs.length; index += 2) {
            given.put(pairs[index], new TextNode(pairs[index + 1]));
        }
        return provider.configure(provider.resolve(new Configuration(provider.keys(), given)));
    }

    /** The values of a tensor as an event would carry them now. */
    public static double[] values(String name, Simulation simulation, Trajectory trajectory) {
        TensorDeclaration tensor = schema(simulation).tensor(name);
        double[] values = new double[tensor.elements()];
        assertTrue(event(tensor.carrier(), simulation, trajectory).copy(tensor, values));
        return values;
    }

    /** A run that was restored from a snapshot meets one that never stopped, and {@code advance} may be split anywhere. */
    public static void assertGoesOnBitForBit(Simulation simulation, String tensor, int before, int after) {
        Trajectory whole = simulation.start(2, 7);
        assertTrue(whole.advance(before));
        Trajectory resumed = simulation.start(2, 7);
        resumed.restore(event(EventType.SNAPSHOT, simulation, whole), schema(simulation));
        assertEquals(before, resumed.step());
        double[] atSnapshot = values(tensor, simulation, whole);
        assertTrue(whole.advance(after));
        assertTrue(resumed.advance(1));
        assertTrue(resumed.advance(after - 1));
        double[] end = values(tensor, simulation, whole);
        assertArrayEquals(end, values(tensor, simulation, resumed), 0.0);
        assertTrue(!java.util.Arrays.equals(atSnapshot, end), "nothing moved");
    }

    private static Schema schema(Simulation simulation) {
        return new Schema(declarations(simulation));
    }

    private static List<TensorDeclaration> declarations(Simulation simulation) {
        return simulation.tensors().stream().map(RecordableTensor::declaration).toList();
    }

    private static EventView event(EventType type, Simulation simulation, Trajectory trajectory) {
        EventLayout layout = new EventLayout(declarations(simulation).stream()
                .filter(tensor -> tensor.carrier() == type)
                .toList());
        FrameBuffer buffer = new FrameBuffer(1024);
        EventEncoder encoder = new EventEncoder();
        encoder.begin(buffer, type, 0, trajectory.step(), layout, "");
        for (int index = 0; index < layout.size(); index++) {
            trajectory.write(layout.tensor(index), encoder.tensor(index));
        }
        encoder.end();
        return new EventView().wrap(buffer, 0);
    }
}
