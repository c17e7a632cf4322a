package org.eigentape.tools.cli.inspect;

import java.util.SortedMap;
import java.util.TreeMap;
import org.eigentape.engine.error.RecordingException;
import org.eigentape.engine.event.EventFrame;
import org.eigentape.engine.event.EventType;
import org.eigentape.engine.event.EventView;
import org.eigentape.replay.RecordingReader;
import org.jspecify.annotations.Nullable;

/** Counts what a recording's events hold, up to the first one that is damaged. For one thread. */
final class Inventory {

    /** What one run holds. */
    static final class RunCount {
        long events;
        long lastStep;
        String end = "open";
    }

    private final SortedMap<String, Long> eventsByType = new TreeMap<>();
    private final SortedMap<Integer, RunCount> runs = new TreeMap<>();
    private final long[] tensorEvents;
    private final long[] tensorBytes;
    private long events;
    private long bytes;
    private @Nullable RecordingException damage;

    Inventory(int tensors) {
        tensorEvents = new long[tensors];
        tensorBytes = new long[tensors];
    }

    /** Reads to the end, or to the first damage. */
    void read(RecordingReader reader, java.util.function.LongConsumer progress) {
        try {
            for (EventView event = reader.next(); event != null; event = reader.next()) {
                add(event);
                if ((events & 0xfff) == 0) {
                    progress.accept(reader.bytesRead());
                }
            }
        } catch (RecordingException e) {
            damage = e;
        }
    }

    private void add(EventView event) {
        events++;
        bytes += event.length();
        eventsByType.merge(event.type().map(EventType::name).orElse("OTHER"), 1L, Long::sum);
        for (int index = 0; index < event.tensorCount(); index++) {
            int id = event.tensorId(index);
            if (id >= 0 && id < tensorEvents.length) {
                tensorEvents[id]++;
                tensorBytes[id] += event.tensorLength(index);
            }
        }
        if (event.run() != EventFrame.NO_RUN) {
            RunCount run = runs.computeIfAbsent(event.run(), ignored -> new RunCount());
            run.events++;
            run.lastStep = Math.max(run.lastStep, event.step());
            if (event.is(EventType.RUN_ENDED)) {
                run.end = event.attributes().contains("\"diverged\"") ? "diverged" : "completed";
            }
        }
    }

    long events() {
        return events;
    }

    long bytes() {
        return bytes;
    }

    SortedMap<String, Long> eventsByType() {
        return eventsByType;
    }

    SortedMap<Integer, RunCount> runs() {
        return runs;
    }

    long tensorEvents(int id) {
        return tensorEvents[id];
    }

    long tensorBytes(int id) {
        return tensorBytes[id];
    }

    @Nullable
    RecordingException damage() {
        return damage;
    }
}
