package org.eigentape.tools.export;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.eigentape.engine.event.EventEncoder;
import org.eigentape.engine.event.EventLayout;
import org.eigentape.engine.event.EventType;
import org.eigentape.engine.event.EventView;
import org.eigentape.engine.event.FrameBuffer;
import org.eigentape.engine.event.TensorDeclaration;
import org.eigentape.engine.journal.JournalReader;
import org.jspecify.annotations.Nullable;

/** Events in memory, read like a journal. */
final class SampleJournal {

    private final List<FrameBuffer> frames = new ArrayList<>();

    void add(EventType type, int run, long step, List<TensorDeclaration> tensors, Consumer<EventEncoder> fill) {
        FrameBuffer frame = new FrameBuffer(1 << 16);
        EventEncoder encoder = new EventEncoder();
        encoder.begin(frame, type, run, step, new EventLayout(tensors), "");
        fill.accept(encoder);
        encoder.end();
        frames.add(frame);
    }

    JournalReader reader() {
        Iterator<FrameBuffer> rest = List.copyOf(frames).iterator();
        EventView view = new EventView();
        return new JournalReader() {
            @Override
            public @Nullable EventView next() {
                return rest.hasNext() ? view.wrap(rest.next(), 0) : null;
            }

            @Override
            public long bytesRead() {
                return 0;
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
    }
}
