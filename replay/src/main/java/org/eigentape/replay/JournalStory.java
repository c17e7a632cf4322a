package org.eigentape.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eigentape.engine.error.CorruptRecordingException;
import org.eigentape.engine.event.EventFrame;
import org.eigentape.engine.event.EventType;
import org.eigentape.engine.event.EventView;
import org.eigentape.engine.event.FrameChecker;
import org.eigentape.engine.recording.Completion;

/**
 * What a journal's events say together: it starts once, every run is in order, and the end event names the digest of each
 * run and the number of events. For one thread.
 */
final class JournalStory {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final SortedMap<Integer, RunCheck> runs = new TreeMap<>();
    private long events;
    private boolean ended;
    private int lastRun = EventFrame.NO_RUN;
    private RunCheck lastCheck = new RunCheck();

    /** Takes the next event, whose frame is valid. */
    void add(EventView event) {
        if (ended) {
            throw misplaced(event, "follows the end of the recording");
        }
        if ((events == 0) != event.is(EventType.RECORDING_STARTED)) {
            throw misplaced(
                    event, events == 0 ? "is not the start of a recording" : "starts the recording a second time");
        }
        if (event.run() != EventFrame.NO_RUN) {
            String problem = check(event.run()).add(event);
            if (problem != null) {
                throw misplaced(event, problem);
            }
        }
        if (event.is(EventType.RECORDING_ENDED)) {
            checkEnd(event);
            ended = true;
        }
        events++;
    }

    boolean ended() {
        return ended;
    }

    SortedMap<Integer, VerificationResult.RunSummary> summaries() {
        SortedMap<Integer, VerificationResult.RunSummary> summaries = new TreeMap<>();
        runs.forEach((run, check) -> summaries.put(run, check.summary()));
        return summaries;
    }

    /** Compares the digests with those that the manifest names. */
    void checkManifest(Completion completion) {
        if (!digests().equals(completion.runDigests())) {
            throw new CorruptRecordingException("The digests of the runs differ from those in manifest.json: "
                    + digests() + " instead of " + completion.runDigests() + ".");
        }
    }

    private RunCheck check(int run) {
        if (run != lastRun) {
            lastRun = run;
            lastCheck = runs.computeIfAbsent(run, ignored -> new RunCheck());
        }
        return lastCheck;
    }

    private void checkEnd(EventView event) {
        runs.forEach((run, check) -> {
            if (!check.ended()) {
                throw misplaced(event, "ends the recording, but run " + run + " has not ended");
            }
        });
        JsonNode attributes = attributes(event);
        if (attributes.path("events").asLong(-1) != events + 1) {
            throw misplaced(
                    event,
                    "says that there are " + attributes.path("events") + " events where there are " + (events + 1));
        }
        SortedMap<String, String> named = new TreeMap<>();
        attributes
                .path("runs")
                .properties()
                .forEach(entry -> named.put(entry.getKey(), entry.getValue().asText()));
        SortedMap<String, String> found = new TreeMap<>();
        digests().forEach((run, digest) -> found.put(run.toString(), digest));
        if (!named.equals(found)) {
            throw misplaced(event, "names other digests than the runs have: " + named + " instead of " + found);
        }
    }

    private JsonNode attributes(EventView event) {
        try {
            return JSON.readTree(event.attributes());
        } catch (JsonProcessingException e) {
            throw misplaced(event, "ends the recording with attributes that cannot be read");
        }
    }

    private SortedMap<Integer, String> digests() {
        SortedMap<Integer, String> digests = new TreeMap<>();
        runs.forEach((run, check) -> digests.put(run, check.digest()));
        return digests;
    }

    private static CorruptRecordingException misplaced(EventView event, String problem) {
        String run = event.run() == EventFrame.NO_RUN ? "" : " of run " + event.run();
        return new CorruptRecordingException(
                "Event " + event.sequence() + run + " " + problem + ". " + FrameChecker.validEvents(event.sequence()));
    }
}
