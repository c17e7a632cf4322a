package org.eigentape.engine.graph;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Set;
import java.util.TreeSet;
import org.eigentape.engine.error.CorruptRecordingException;
import org.eigentape.engine.event.EventView;

/** How the runs of a recording ended. For one thread. */
final class RunCensus {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final int runs;
    private final Set<Integer> ended = new TreeSet<>();
    private final Set<Integer> diverged = new TreeSet<>();

    /**
     * Starts to count.
     *
     * @param runs the number of the recording's runs; 0 where only some of them are looked at
     */
    RunCensus(int runs) {
        this.runs = runs;
    }

    void add(EventView runEnded) {
        ended.add(runEnded.run());
        try {
            if (JSON.readTree(runEnded.attributes()).path("outcome").asText().equals("diverged")) {
                diverged.add(runEnded.run());
            }
        } catch (JsonProcessingException e) {
            throw new CorruptRecordingException(
                    "The attributes of event " + runEnded.sequence() + " are not readable as JSON.");
        }
    }

    int runs() {
        return runs;
    }

    int ended() {
        return ended.size();
    }

    /** Runs whose weights were not finite in the end, ascending. */
    Set<Integer> diverged() {
        return diverged;
    }
}
