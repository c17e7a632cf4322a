package org.eigentape.engine.journal;

import java.util.List;
import java.util.SplittableRandom;
import org.eigentape.engine.event.ElementType;
import org.eigentape.engine.event.EventEncoder;
import org.eigentape.engine.event.EventFrame;
import org.eigentape.engine.event.EventLayout;
import org.eigentape.engine.event.EventType;
import org.eigentape.engine.event.FrameBuffer;
import org.eigentape.engine.event.TensorDeclaration;
import org.eigentape.engine.event.TensorRole;

/** Encodes events with one tensor of random doubles and appends them through a writer. */
final class SampleEvents {

    private final JournalWriter writer;
    private final FrameBuffer frames = new FrameBuffer(256);
    private final EventEncoder encoder = new EventEncoder();
    private final SplittableRandom random;

    SampleEvents(JournalWriter writer, long seed) {
        this.writer = writer;
        this.random = new SplittableRandom(seed);
    }

    static TensorDeclaration weights(int elements) {
        return new TensorDeclaration(
                0, "weights/1", ElementType.F64, List.of(elements), "1", TensorRole.WEIGHTS, EventType.STEP, true);
    }

    void started() {
        append(EventType.RECORDING_STARTED, EventFrame.NO_RUN, 0, EventLayout.EMPTY, "{\"name\":\"sample\"}");
    }

    void ended() {
        append(EventType.RECORDING_ENDED, EventFrame.NO_RUN, 0, EventLayout.EMPTY, "{}");
    }

    /** Appends a step whose elements depend on the seed only. */
    long step(int run, long step, int elements) {
        TensorDeclaration tensor = weights(elements);
        double[] values = random.doubles(elements).toArray();
        encoder.begin(frames, EventType.STEP, run, step, new EventLayout(List.of(tensor)));
        encoder.tensor(0).putDoubles(values);
        encoder.end();
        return writer.append(frames, 0);
    }

    long append(EventType type, int run, long step, EventLayout layout, String attributes) {
        encoder.begin(frames, type, run, step, layout, attributes);
        encoder.end();
        return writer.append(frames, 0);
    }
}
