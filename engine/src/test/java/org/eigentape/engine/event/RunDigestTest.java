package org.eigentape.engine.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class RunDigestTest {

    private static final TensorDeclaration VALUE =
            new TensorDeclaration(0, "value", ElementType.F64, List.of(), "1", TensorRole.OTHER, EventType.STEP, true);

    private static String digest(long firstSequence, long timeNs, double last, EventType... types) {
        RunDigest digest = new RunDigest();
        FrameSealer sealer = new FrameSealer(firstSequence, (int) timeNs);
        for (int index = 0; index < types.length; index++) {
            FrameBuffer buffer = new FrameBuffer(8);
            EventEncoder encoder = new EventEncoder();
            encoder.begin(buffer, types[index], 0, index, new EventLayout(List.of(VALUE)));
            encoder.tensor(0).putDouble(index == types.length - 1 ? last : index);
            encoder.end();
            sealer.seal(buffer, 0, timeNs);
            digest.add(new EventView().wrap(buffer, 0));
        }
        return digest.hex();
    }

    @Test
    void shouldNotDependOnSequenceChainAndTime() {
        assertEquals(
                digest(0, 0, 1.0, EventType.STEP, EventType.STEP), digest(77, 5, 1.0, EventType.STEP, EventType.STEP));
    }

    @Test
    void shouldPassOverSnapshots() {
        RunDigest empty = new RunDigest();
        assertEquals(empty.hex(), digest(0, 0, 1.0, EventType.SNAPSHOT));
    }

    @Test
    void shouldDependOnTypesAndTensors() {
        String one = digest(0, 0, 1.0, EventType.STEP, EventType.STEP);
        assertNotEquals(one, digest(0, 0, Math.nextUp(1.0), EventType.STEP, EventType.STEP));
        assertNotEquals(one, digest(0, 0, 1.0, EventType.PROBE, EventType.STEP));
    }
}
