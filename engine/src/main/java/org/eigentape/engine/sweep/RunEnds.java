package org.eigentape.engine.sweep;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eigentape.engine.event.EventType;
import org.eigentape.engine.event.EventView;
import org.eigentape.engine.journal.JournalScanner;
import org.eigentape.engine.recording.RecordingDirectory;

/** Where the runs of a recording that diverged ended, from its events. */
public final class RunEnds {

    private RunEnds() {}

    /**
     * Reads all events for it.
     *
     * @param recording a complete recording
     * @return the step with the first state that was not finite, by run, for the runs that ended so
     * @throws org.eigentape.engine.error.CorruptRecordingException if an event is damaged
     */
    public static SortedMap<Integer, Long> diverged(RecordingDirectory recording) {
        SortedMap<Integer, Long> steps = new TreeMap<>();
        try (JournalScanner events = new JournalScanner(recording.events())) {
            for (EventView event = events.next(); event != null; event = events.next()) {
                if (event.is(EventType.RUN_ENDED) && event.attributes().contains("\"diverged\"")) {
                    steps.put(event.run(), event.step());
                }
            }
        }
        return Collections.unmodifiableSortedMap(steps);
    }
}
